"""The day to aim at where a student works, and more time with one click."""

from datetime import date
from functools import partial

import pytest

from learning.cohorts.plan.models import MoreTime
from learning.pauses.models import ModulePause
from learning.submissions.rules import Verdict
from tests.at_once import at_once
from tests.cohorts.plan.conftest import WHAT
from tests.work import Work

CHAPTER = "/modules/proef/begin"
PLANNED = "Streefdatum: rond 20 maart."
PUSHING = ["te laat", "deadline", "nog maar", "verlopen", "achter"]


@pytest.fixture
def url(voorjaar):
    return f"/cohorts/{voorjaar.public_id}/more-time"


@pytest.fixture
def pause(school, now):
    """``pause(sanne)``: er even niet."""

    def begin(user):
        school.add(ModulePause(user_id=user.id, module="proef", since=now))
        school.commit()

    return begin


def asked(seen="2026-03-20", **more):
    return {**WHAT, "seen": seen, "back": CHAPTER + "#opdracht-kijk-terug", **more}


def test_the_day_stands_at_the_opdracht_the_text_and_my_place(
    as_, cast, school, voorjaar, planned, now
):
    browser, work = as_(cast["sanne"]), Work(school, cast["sanne"], voorjaar, now)
    work.write()
    for address in (CHAPTER, f"{work.address}/write", "/"):
        page = browser.get(address).text
        assert page.count(PLANNED) == 1, address
        assert not [words for words in PUSHING if words in page.lower()]


@pytest.mark.parametrize("who", ["anna", "karim", "wim", "mats"])
def test_for_who_is_no_student_there_is_no_day(as_, cast, planned, who):
    assert "treefdatum" not in as_(cast[who]).get(CHAPTER).text
    assert "treefdatum" not in as_(cast[who]).get("/").text


def test_without_a_plan_nothing_is_said(as_, cast, voorjaar):
    assert "treefdatum" not in as_(cast["sanne"]).get(CHAPTER).text
    assert "Meer tijd" not in as_(cast["sanne"]).get(CHAPTER).text


def test_a_day_that_passed_is_no_reproach(as_, cast, planned):
    planned(date(2026, 3, 1))
    page = as_(cast["sanne"]).get(CHAPTER).text
    assert "Streefdatum: rond 1 maart. Dat mag ook later." in page


def test_who_is_er_even_niet_hears_of_no_day(as_, cast, school, voorjaar, planned, pause, now):
    work = Work(school, cast["sanne"], voorjaar, now).write()
    pause(cast["sanne"])
    for address in (CHAPTER, f"{work.address}/write", "/", f"/cohorts/{voorjaar.public_id}/plan"):
        assert "treefdatum: " not in as_(cast["sanne"]).get(address).text, address


def test_what_is_handed_in_or_done_has_no_day_any_more(as_, cast, school, voorjaar, planned, now):
    work = Work(school, cast["sanne"], voorjaar, now)
    work.hand_in()
    assert "treefdatum" not in as_(cast["sanne"]).get(CHAPTER).text
    assert "treefdatum" not in as_(cast["sanne"]).get(work.address).text
    work.review(cast["anna"], Verdict.AANVULLEN)
    assert PLANNED in as_(cast["sanne"]).get(CHAPTER).text
    assert PLANNED in as_(cast["sanne"]).get(work.address).text


def test_one_click_gives_two_weeks_at_once(as_, cast, url, planned, own_day):
    browser = as_(cast["sanne"])
    assert "Meer tijd nodig?" in browser.get(CHAPTER).text
    answer = browser.post(url, data=asked())
    assert answer.status_code == 302
    assert answer.location == CHAPTER + "#opdracht-kijk-terug"
    assert own_day(cast["sanne"]) == date(2026, 4, 3)
    page = browser.get(CHAPTER).text
    assert "Jouw streefdatum: rond 3 april." in page
    assert "Meer tijd nodig?" not in page
    assert PLANNED in as_(cast["bilal"]).get(CHAPTER).text


def test_again_later_when_the_own_day_comes_near(as_, cast, url, planned, own_day, at):
    own_day(cast["sanne"], date(2026, 4, 3))
    at("2026-03-25 09:00")
    browser = as_(cast["sanne"])
    assert "Meer tijd nodig?" in browser.get(CHAPTER).text
    browser.post(url, data=asked("2026-04-03"))
    assert own_day(cast["sanne"]) == date(2026, 4, 17)


def test_co1_pressed_twice_is_once(as_, cast, url, planned, own_day):
    browser = as_(cast["sanne"])
    for _ in range(2):
        assert browser.post(url, data=asked()).status_code == 302
    assert own_day(cast["sanne"]) == date(2026, 4, 3)


def test_co1_eight_at_once_are_once(as_, cast, url, planned, own_day):
    browsers = [as_(cast["sanne"]) for _ in range(8)]
    answers = at_once(*(partial(each.post, url, data=asked()) for each in browsers))
    assert {each.status_code for each in answers} == {302}
    assert own_day(cast["sanne"]) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 401), ("anna", 403), ("karim", 403), ("wim", 403), ("mats", 404), ("ria", 404)],
)
def test_az1_only_students_of_the_cohort_take_time(as_, cast, url, planned, school, who, status):
    assert as_(who and cast[who]).post(url, data=asked()).status_code == status
    assert school.query(MoreTime).count() == 0


@pytest.mark.parametrize("wrong", [{"opdracht": "kijk-rond"}, {"module": "x" * 999}, {"seen": ""}])
def test_in1_what_has_no_day_gets_none(as_, cast, url, planned, school, wrong):
    as_(cast["sanne"]).post(url, data={**asked(), **wrong})
    assert school.query(MoreTime).count() == 0


@pytest.mark.parametrize("back", ["https://elders.nl/", "//elders.nl", "/\\elders.nl", ""])
def test_se10_the_way_back_stays_on_this_site(as_, cast, url, planned, back):
    answer = as_(cast["sanne"]).post(url, data=asked(back=back))
    assert answer.location.endswith("/plan")


def test_a_closed_cohort_has_no_days(as_, cast, url, planned, school, voorjaar, now):
    voorjaar.close(now)
    school.commit()
    assert "treefdatum" not in as_(cast["sanne"]).get(CHAPTER).text
    assert as_(cast["sanne"]).post(url, data=asked()).status_code == 409


def test_the_day_costs_the_chapter_no_query(as_, cast, planned, statements):
    browser = as_(cast["sanne"])
    browser.get(CHAPTER)
    statements.clear()
    browser.get(CHAPTER)
    assert len(statements) <= 4, statements
