"""What docenten wrote about a signaal: nobody's words take the place of another's, or go along."""

import pytest
from sqlalchemy import select

from learning.base.public_id import new_public_id
from learning.cohorts.models import Membership
from learning.werktafel.models import Question
from learning.werktafel.signals.models import CHANGED, IS_CLOSED, Cluster, Report
from tests.pages import hidden_in
from tests.werktafel import asking

LINE = "Ik sprak de wijkraad."


@pytest.fixture
def tell(as_):
    """``tell(anna, signal, LINE)`` → the answer; *key*: that of a page that stood open."""

    def post(who, signal, text, key=""):
        data = {"text": text, "key": key or new_public_id()}
        return as_(who).post(f"{asking.address(signal)}/report", data=data)

    return post


@pytest.fixture
def lines(school):
    def look():
        school.expire_all()
        return [each.text for each in school.scalars(select(Report).order_by(Report.id))]

    return look


def test_other_words_from_the_same_page_are_another_line(tell, signal, anna, lines):
    key = new_public_id()
    for text in (LINE, "Zij beginnen in mei.", LINE, LINE):
        assert tell(anna, signal, text, key).status_code == 302
    assert lines() == [LINE, "Zij beginnen in mei."]


def test_a_key_of_another_signaal_or_another_docent_is_no_obstacle(
    tell, signal, question, school, cast, now, lines
):
    other = asking.linked(school, [question(f"Wie {each}?") for each in "abc"], now)
    key = new_public_id()
    for who, where in (("anna", signal), ("anna", other), ("joost", signal)):
        assert tell(cast[who], where, LINE, key).status_code == 302
    assert lines() == [LINE] * 3


def test_letting_go_of_its_questions_leaves_what_was_told(
    tell, signal, three, as_, noor, anna, bilal, lines, school
):
    tell(anna, signal, LINE)
    for each in three:
        assert as_(noor).post(f"{asking.address(each)}/unlink").status_code == 302
    assert lines() == [LINE]
    assert LINE in as_(bilal).get(asking.address(signal)).text
    tell(anna, signal, "En nu?")
    assert lines() == [LINE, "En nu?"]


def test_the_last_line_taken_back_it_is_a_signaal_no_more(
    tell, signal, three, as_, noor, anna, school
):
    tell(anna, signal, LINE)
    for each in three[:2]:
        as_(noor).post(f"{asking.address(each)}/unlink")
    (report,) = school.scalars(select(Report)).all()
    answer = as_(anna).post(f"/werktafel/reports/{report.public_id}/take-back")
    assert as_(anna).get(answer.location).status_code == 200
    school.expire_all()
    assert not school.scalars(select(Cluster)).all()
    assert {each.cluster_id for each in school.scalars(select(Question))} == {None}


def test_ow2_who_left_finds_their_own_lines_and_takes_them_back(
    tell, signal, as_, anna, joost, voorjaar, school, lines, now
):
    tell(anna, signal, LINE)
    tell(joost, signal, "Van Joost.")
    place = select(Membership).filter_by(cohort_id=voorjaar.id, user_id=anna.id)
    school.scalars(place).one().leave(now)
    school.commit()
    own = as_(anna).get("/werktafel/own").text
    assert LINE in own
    assert "Van Joost." not in own
    assert asking.address(signal) not in own
    (report,) = school.scalars(select(Report).filter_by(writer_id=anna.id)).all()
    answer = as_(anna).post(f"/werktafel/reports/{report.public_id}/take-back")
    assert as_(anna).get(answer.location).status_code == 200
    assert lines() == ["Van Joost."]


def test_of_two_docenten_who_pass_it_on_the_second_sees_both(as_, signal, anna, joost, fresh):
    home = asking.address(signal)
    shown = hidden_in(as_(anna).get(home).text, "revision")
    first = {"to": "De wijkraad, op maandag", "on": "2026-03-01", **shown}
    mine = {"to": "De woningbouw", "on": "2026-03-02", **shown}
    assert as_(joost).post(f"{home}/pass", data=first).status_code == 302
    assert as_(joost).post(f"{home}/pass", data=first).status_code == 302
    answer = as_(anna).post(f"{home}/pass", data=mine)
    assert answer.status_code == 409
    for words in (CHANGED, first["to"], mine["to"]):
        assert words in answer.text
    assert fresh(signal).passed_to == first["to"]
    again = {**mine, **hidden_in(answer.text, "revision")}
    assert as_(anna).post(f"{home}/pass", data=again).status_code == 302
    assert fresh(signal).passed_to == mine["to"]


@pytest.mark.parametrize("verb", ["pass", "report"])
def test_what_was_typed_for_one_that_was_closed_meanwhile_stays(as_, signal, anna, joost, verb):
    home = asking.address(signal)
    as_(joost).post(f"{home}/close")
    typed = {"to": "De woningbouw", "on": "2026-03-02", "key": new_public_id(), "text": LINE}
    answer = as_(anna).post(f"{home}/{verb}", data=typed)
    assert answer.status_code == 409
    assert IS_CLOSED in answer.text
    assert {"pass": typed["to"], "report": LINE}[verb] in answer.text


@pytest.mark.parametrize("day", ["31-3-2026", "31/03/2026", "2026-03-31"])
def test_a_day_may_be_typed_as_people_do(as_, signal, anna, fresh, day):
    data = {"to": "De wijkraad", "on": day}
    assert as_(anna).post(f"{asking.address(signal)}/pass", data=data).status_code == 302
    assert fresh(signal).passed_on.isoformat() == "2026-03-31"


@pytest.mark.parametrize("day", ["31-02-2026", "9999-12-31", "0001-01-01", "maandag"])
def test_what_is_no_day_is_said_in_dutch_and_the_words_stay(as_, signal, anna, day):
    data = {"to": "De wijkraad", "on": day}
    answer = as_(anna).post(f"{asking.address(signal)}/pass", data=data)
    assert answer.status_code == 422
    assert "Dit is geen dag." in answer.text
    assert "ongeldig" not in answer.text.lower()
    assert "De wijkraad" in answer.text
    assert day in answer.text
