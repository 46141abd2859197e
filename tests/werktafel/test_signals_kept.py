"""A signaal that becomes part of another, that ceases, or of a table that one left."""

import pytest
from sqlalchemy import select

from learning.accounts.models import User
from learning.notices.models import Notice
from learning.werktafel.models import Question
from learning.werktafel.signals.linking import BOTH_PASSED
from learning.werktafel.signals.models import Cluster
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN


@pytest.fixture
def other(school, question, now):
    """A younger signaal."""
    return asking.linked(school, [question(f"Wie {each}?") for each in "abc"], now)


@pytest.fixture
def first_of(school):
    def look(cluster):
        return school.scalars(select(Question).filter_by(cluster_id=cluster.id)).first()

    return look


@pytest.fixture
def leads_nowhere(school, as_):
    """The notices that people did not see yet and that lead to a page that is not there."""

    def look():
        school.expire_all()
        unseen = school.scalars(select(Notice).where(Notice.seen_at.is_(None))).all()
        homes = [(school.get(User, each.user_id), each.address) for each in unseen]
        return [home for who, home in homes if as_(who).get(home).status_code != 200]

    return look


@pytest.fixture
def shared(as_, cast, voorjaar, najaar):
    """Both cohorts sit at one table, until Najaar leaves it."""
    home = f"/werktafel/company/{voorjaar.public_id}/share"
    as_(cast["wim"]).post(home, data={"other": najaar.public_id})
    return lambda: as_(cast["wim"]).post(f"/werktafel/company/{najaar.public_id}/leave")


def test_two_that_were_both_passed_on_stay_apart(signal, other, link, first_of, school, now, fresh):
    for each, to in ((signal, "De wijkraad"), (other, "De woningbouw")):
        each.pass_on(to, now.date())
    school.commit()
    answer = link(first_of(other), first_of(signal))
    assert answer.status_code == 409
    assert BOTH_PASSED in answer.text
    assert [fresh(each).passed_to for each in (signal, other)] == ["De wijkraad", "De woningbouw"]


@pytest.mark.parametrize(("older", "younger"), [(True, False), (False, True), (True, True)])
def test_two_become_one_that_is_closed_when_both_were(
    signal, other, link, first_of, school, now, fresh, older, younger
):
    for each, is_closed in ((signal, older), (other, younger)):
        if is_closed:
            each.close(now)
    other.pass_on("De woningbouw", now.date()) if not younger else None
    school.commit()
    assert link(first_of(other), first_of(signal)).status_code == 302
    kept = fresh(signal)
    assert bool(kept.closed_at) == (older and younger)
    assert kept.passed_to == ("" if younger else "De woningbouw")


def test_a_page_that_showed_the_older_one_overwrites_nothing_of_the_younger(
    as_, signal, other, link, first_of, school, now, anna, fresh
):
    other.pass_on("De woningbouw", now.date())
    school.commit()
    link(first_of(other), first_of(signal))
    old_page = {"to": "De wijkraad", "on": "2026-03-01", "revision": "0"}
    assert as_(anna).post(f"{asking.address(signal)}/pass", data=old_page).status_code == 409
    assert fresh(signal).passed_to == "De woningbouw"


def test_no_notice_leads_to_one_that_ceased_when_a_question_was_taken_back(
    link, three, as_, sanne, told, leads_nowhere
):
    for each in three[1:]:
        link(three[0], each)
    assert told()
    as_(sanne).post(f"{asking.address(three[2])}/take-back")
    assert not leads_nowhere()


def test_no_notice_leads_to_one_that_ceased_when_a_question_was_hidden(
    link, three, as_, anna, told, leads_nowhere
):
    for each in three[1:]:
        link(three[0], each)
    assert told()
    page = as_(anna).get(asking.address(three[2])).text
    hide = f"{asking.address(three[2])}/hide"
    assert as_(anna).post(hide, data=hidden_in(page, *HIDDEN)).status_code == 302
    assert not leads_nowhere()


def test_no_notice_leads_to_the_younger_of_two_that_were_joined(
    signal, question, link, told, first_of, leads_nowhere, school
):
    young = [question(f"Wie {each}?") for each in "abc"]
    for each in young[1:]:
        link(young[0], each)
    assert told()
    link(young[0], first_of(signal))
    assert not leads_nowhere()
    assert len(school.scalars(select(Cluster)).all()) == 1


def test_az5_who_left_the_table_sees_its_signalen_nowhere(
    shared, as_, school, cast, voorjaar, najaar, now
):
    mine = asking.asked(school, cast["mats"], najaar, now, "Van Mats?")
    others = [asking.asked(school, cast["sanne"], voorjaar, now, each) for each in "ab"]
    made = asking.linked(school, [mine, *others], now)
    homes = ["/werktafel/", asking.address(mine), "/werktafel/months/2026-03"]
    mats = as_(cast["mats"])
    assert all(made.public_id in mats.get(each).text for each in homes)
    shared()
    for each in homes:
        page = mats.get(each)
        assert page.status_code == 200
        assert made.public_id not in page.text, each
    assert all(made.public_id in as_(cast["bilal"]).get(each).text for each in homes[::2])
