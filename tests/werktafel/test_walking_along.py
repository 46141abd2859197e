"""The warm handover: an agreement of two people, which holds after the yes of the second."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.werktafel.handovers.models import Handover
from learning.werktafel.handovers.telling import AGREED, ASKED, ENDED, OFF, TAKEN_BACK
from learning.werktafel.states import Brings
from tests.werktafel import asking
from tests.werktafel.conftest import SEEN

HOUR = timedelta(hours=1)
WHEN = "Dinsdag na de les, bij de deur."


@pytest.fixture
def walking(question, school, bilal, now):
    """Sanne asked, and Bilal said to walk along."""
    made = question()
    asking.added(school, made, bilal, now, "Ik loop mee.", Brings.WALKS)
    return made


@pytest.fixture
def propose(as_, sanne, bilal):
    def post(question, **data):
        data = {"person": bilal.public_id, "when": WHEN, **data}
        return as_(sanne).post(f"{asking.address(question)}/walk", data=data)

    return post


def handover(school):
    school.expire_all()
    return school.scalars(select(Handover).order_by(Handover.id.desc())).first()


def test_it_holds_only_after_the_yes_and_both_are_told(walking, propose, as_, told, school, cast):
    home = asking.address(walking)
    assert propose(walking).status_code == 302
    assert told() == [("Bilal", ASKED)]
    assert "Bilal</bdi> loopt mee." not in as_(cast["noor"]).get(home).text
    page = as_(cast["bilal"]).get(home).text
    assert WHEN in page
    assert "Ja, ik loop mee" in page
    verb = f"/werktafel/walks/{handover(school).public_id}"
    assert as_(cast["bilal"]).post(f"{verb}/agree").status_code == 302
    assert told() == [("Sanne", AGREED)]
    noors = as_(cast["noor"]).get(home).text
    assert "Bilal</bdi> loopt mee." in noors
    assert WHEN not in noors
    assert WHEN in as_(cast["sanne"]).get(home).text


def test_two_yes_are_one(walking, propose, as_, told, school, bilal, sanne):
    propose(walking)
    verb = f"/werktafel/walks/{handover(school).public_id}/agree"
    assert [as_(bilal).post(verb).status_code for _ in range(2)] == [302, 302]
    first = handover(school).agreed_at
    assert first
    assert told().count(("Sanne", AGREED)) == 1


@pytest.mark.parametrize("who", ["sanne", "bilal"])
@pytest.mark.parametrize("is_agreed", [False, True])
def test_either_may_end_it_kindly_and_the_words_go(
    walking, school, as_, cast, now, told, who, is_agreed
):
    made = asking.walked(school, walking, cast["bilal"], now, WHEN, is_agreed)
    assert as_(cast[who]).post(f"/werktafel/walks/{made.public_id}/end").status_code == 302
    other = "Bilal" if who == "sanne" else "Sanne"
    assert told() == [(other, ENDED)]
    assert handover(school).when == ""
    assert WHEN not in as_(cast["sanne"]).get(asking.address(walking)).text
    assert as_(cast[who]).post(f"/werktafel/walks/{made.public_id}/end").status_code == 404


def test_az6_nobody_else_says_yes_or_ends_it(walking, school, as_, cast, now):
    made = asking.walked(school, walking, cast["bilal"], now, WHEN)
    verb = f"/werktafel/walks/{made.public_id}"
    for who in ("noor", "anna", "karim", "mats", "ria", "wim", "paula"):
        assert as_(cast[who]).post(f"{verb}/end").status_code == 404, who
        assert as_(cast[who]).post(f"{verb}/agree").status_code == 404, who
    assert as_(cast["sanne"]).post(f"{verb}/agree").status_code == 403


def test_only_who_said_so_is_asked_and_one_at_a_time(walking, propose, school, cast):
    for data in ({"person": cast["noor"].public_id}, {"person": "x"}, {"when": ""}):
        answer = propose(walking, **data)
        assert answer.status_code == 422
        assert data.get("when", WHEN) in answer.text
    long = propose(walking, when="x" * 201)
    assert "hoogstens 200 tekens" in long.text
    assert propose(walking).status_code == 302
    assert propose(walking).status_code == 403
    assert len(school.scalars(select(Handover)).all()) == 1


def test_who_left_is_not_asked_and_reads_it_no_more(
    walking, propose, school, as_, voorjaar, bilal, now
):
    made = asking.walked(school, walking, bilal, now, WHEN, is_agreed=True)
    next(each for each in voorjaar.present if each.user_id == bilal.id).leave(now)
    school.commit()
    assert as_(bilal).get(asking.address(walking)).status_code == 404
    assert as_(bilal).post(f"/werktafel/walks/{made.public_id}/end").status_code == 404
    made.end(now)
    school.commit()
    assert propose(walking).status_code == 422


def test_taken_back_who_said_yes_is_told_and_reads_that_nothing_stands(
    walking, school, as_, sanne, bilal, now, told, cast
):
    asking.walked(school, walking, bilal, now, WHEN, is_agreed=True)
    warns = "Er loopt iemand met je mee."
    home = asking.address(walking)
    assert warns in as_(sanne).get(home).text
    assert warns in as_(sanne).get("/werktafel/own").text
    assert as_(sanne).post(f"{home}/take-back").status_code == 302
    assert told() == [("Bilal", TAKEN_BACK)]
    assert TAKEN_BACK in as_(bilal).get("/").text
    page = as_(bilal).get("/werktafel/own")
    assert "Jullie afspraak is daarmee van tafel." in page.text
    assert WHEN not in page.text
    assert told() == []


def test_who_only_was_asked_or_had_stopped_hears_nothing_of_it(
    walking, school, as_, sanne, bilal, now, told
):
    asking.walked(school, walking, bilal, now, WHEN, is_agreed=True).end(now - HOUR)
    school.commit()
    asking.walked(school, walking, bilal, now, WHEN)
    assert "Er loopt iemand met je mee." not in as_(sanne).get("/werktafel/own").text
    as_(sanne).post(f"{asking.address(walking)}/take-back")
    assert told() == []
    assert "afspraak" not in as_(bilal).get("/werktafel/own").text


def test_off_the_table_who_walks_along_is_told_and_the_agreement_stands(
    walking, school, as_, anna, bilal, now, told
):
    asking.walked(school, walking, bilal, now, WHEN, is_agreed=True)
    as_(anna).post(f"{asking.address(walking)}/hide", data=SEEN)
    assert ("Bilal", OFF) in told()
    page = as_(bilal).get("/werktafel/own").text
    assert "De vraag ligt even niet op tafel." in page
    assert ("Bilal", OFF) not in told()
