"""Days, terms and accounts of praktijkopleiders: what is over goes, and nothing stops for it."""

import pytest

from learning.accounts.models import OneTimeLink, User
from learning.cohorts.models import Invitation
from learning.praktijkopleiders.models import Companion
from learning.ticking import tick
from tests.companions import companion_of
from tests.notebook.test_pages import begin, write
from tests.work import Work

MINE = "/praktijkopleiders/mine"


@pytest.fixture
def invite(as_, sanne, voorjaar):
    def post(**typed):
        data = {"name": "Petra", "address": "petra@werk.example", "last_day": "2026-08-01"}
        return as_(sanne).post(MINE, data={**data, "cohort": voorjaar.public_id, **typed})

    return post


def test_the_tick_goes_on_past_every_term_and_forgets_who_did_not_come(
    app, as_, at, school, voorjaar, anna, sanne, invite
):
    assert invite().status_code == 302
    data = {"addresses": "x@school.example", "role": "student"}
    as_(anna).post(f"/cohorts/{voorjaar.public_id}/invite", data=data)
    for day, left in (
        ("2026-03-10", 2),
        ("2026-03-17", 2),
        ("2026-04-14", 2),
        ("2026-04-15", 0),
        ("2026-09-01", 0),
        ("2027-09-01", 0),
        ("2029-09-01", 0),
    ):
        at(f"{day} 10:00")
        tick(app)
        assert school.query(OneTimeLink).count() == left, day
    school.expire_all()
    [companion] = school.query(Companion)
    assert (companion.link_id, companion.name) == (None, "")
    assert companion.ended_at
    assert school.query(Invitation).count() == 0
    assert as_(sanne).get(MINE).status_code == 200


def test_the_tick_leaves_who_came_in(app, at, school, now, sanne, paula, voorjaar):
    made = companion_of(school, sanne, paula, voorjaar, now, days=300)
    at("2026-05-20 10:00")
    tick(app)
    school.expire_all()
    assert made.ended_at is None


@pytest.mark.parametrize("day", ["9999-12-31", "9998-01-01", "0001-01-01", "1999-12-31"])
def test_a_day_at_the_end_of_all_days_is_told_kindly(
    as_, school, now, invite, sanne, paula, voorjaar, day
):
    answer = invite(last_day=day)
    assert answer.status_code == 422
    assert "Dit is geen dag" in answer.text
    assert "petra@werk.example" in answer.text
    companion = companion_of(school, sanne, paula, voorjaar, now)
    there = f"/praktijkopleiders/{companion.public_id}/prolong"
    assert as_(sanne).post(there, data={"last_day": day}).status_code == 422


def test_nobody_is_invited_for_a_closed_cohort(as_, school, invite, anna, voorjaar):
    as_(anna).post(f"/cohorts/{voorjaar.public_id}/close")
    answer = invite()
    assert answer.status_code == 409
    assert "Deze groep is gesloten." in answer.text
    assert "petra@werk.example" in answer.text
    assert school.query(Companion).count() == 0


@pytest.mark.parametrize("what", ["a place before", "a page"])
def test_who_has_words_of_their_own_here_does_not_close_the_account(
    as_, school, now, sanne, mats, anna, voorjaar, najaar, paula, what
):
    who = sanne if what == "a place before" else paula
    companion_of(school, mats, who, najaar, now, days=1)
    browser = as_(who)
    if who is sanne:
        Work(school, sanne, voorjaar, now).hand_in()
        data = {"person": sanne.public_id, "role": "student"}
        as_(anna).post(f"/cohorts/{voorjaar.public_id}/remove", data=data)
    else:
        write(browser, begin(browser), "Wat ik zag op mijn werk.")
    [companion] = school.query(Companion)
    as_(mats).post(f"/praktijkopleiders/{companion.public_id}/end")
    assert "Sluit mijn account" not in browser.get("/praktijkopleiders/").text
    assert browser.post("/praktijkopleiders/close").status_code == 403
    school.expire_all()
    assert school.get(User, who.id).is_active
