"""What no longer means anything goes by itself, and nothing that still does."""

import pytest
from sqlalchemy import func, select

from learning.accounts.models import LoginSession, OneTimeLink, Throttle
from learning.ticking import tick


@pytest.fixture
def count(school):
    def of_each():
        school.rollback()
        kinds = (Throttle, LoginSession, OneTimeLink)
        return [school.scalar(select(func.count()).select_from(kind)) for kind in kinds]

    return of_each


def test_old_counts_sessions_and_links_go(app, sanne, visitor, as_, at, count):
    visitor.post("/accounts/send-link", data={"email": sanne.email})
    as_(sanne, own_device=True)
    assert count() == [1, 1, 1]
    for moment, left in (
        ("2026-03-10 09:00", [1, 1, 1]),
        ("2026-03-12 09:00", [0, 1, 0]),
        ("2026-06-08 09:00", [0, 0, 0]),
    ):
        at(moment)
        tick(app)
        assert count() == left


def test_an_invitation_outlives_its_week(app, school, now, at, count):
    """So that it can be sent again; cohorts forget it a month later."""
    link, _token = OneTimeLink.make(OneTimeLink.INVITATION, "jo@voorbeeld.nl", None, now)
    school.add(link)
    school.commit()
    at("2026-03-30")
    tick(app)
    assert count()[2] == 1
