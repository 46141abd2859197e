"""Even niet: a module stands still, nothing is asked, nothing is lost, and nobody is told why."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from learning.notices.models import Notice
from learning.pauses.models import ModulePause
from learning.pauses.queries import away_among, paused_among
from learning.submissions.rules import Verdict
from tests.work import Work

MAIN = re.compile(r"<main.*</main>", re.DOTALL)
ASK, END, BACK = (f"/pauses/proef/{each}" for each in ("begin", "end", "back"))


def main_of(page: str) -> str:
    return MAIN.search(page)[0]


def notice(school, user, at, module="proef", words="Er is een nieuwe stap."):
    school.add(Notice(user_id=user.id, key=words, words=words, address="/x", module=module, at=at))
    school.commit()


@pytest.fixture
def paused(as_, sanne, voorjaar):
    """Sanne's browser, once *proef* stands still."""
    browser = as_(sanne)
    assert browser.post(ASK).headers["Location"] == "/"
    return browser


def test_one_sees_what_it_means_and_no_reason_is_asked(as_, sanne, voorjaar):
    page = main_of(as_(sanne).get(ASK).text)
    assert "is er even niet" in page
    assert page.count('button class="button"') == 1
    assert "<textarea" not in page
    assert set(re.findall(r"<input type=.(\w+)", page)) == {"hidden"}


def test_my_place_asks_nothing_about_it_and_keeps_it_calmly_at_the_bottom(
    paused, school, sanne, bilal, anna, voorjaar, now
):
    Work(school, sanne, voorjaar, now).write()
    answered = Work(school, sanne, voorjaar, now, "kijk-rond", "zoeken")
    answered.hand_in()
    answered.review(anna, Verdict.AANVULLEN)
    page = main_of(paused.get("/").text)
    assert "staat even stil. Alles blijft staan." in page
    assert page.index("Je hoeft nu niets te doen") < page.index("Ik wil weer verder")
    for asking in ("Schrijf verder", "schreef feedback", "Laatst bezig", "Begin met lezen"):
        assert asking not in page


def test_reading_and_writing_stay_possible(paused, school, sanne, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    assert paused.get("/modules/proef/begin").status_code == 200
    assert paused.get(f"{work.address}/write").status_code == 200
    page = main_of(paused.get("/modules/proef/").text)
    assert "Ik wil weer verder" in page
    assert 'class="light' not in page, "no next step"


def test_a_notice_of_that_module_waits_and_is_found_on_coming_back(paused, school, sanne, now):
    notice(school, sanne, now)
    notice(school, sanne, now, module="", words="Over een week wissen we teksten.")
    page = paused.get("/").text
    assert "nieuwe stap" not in page
    assert "Over een week" in page, "what cannot wait is told"
    assert paused.post(END).headers["Location"] == BACK
    assert "nieuwe stap" in paused.get(BACK).text
    assert "nieuwe stap" in paused.get("/").text


def test_somebody_else_is_told_as_ever(paused, as_, school, bilal, now):
    notice(school, bilal, now)
    assert "nieuwe stap" in as_(bilal).get("/").text


def test_coming_back_shows_what_came_and_one_small_step(
    paused, school, sanne, anna, voorjaar, at, now
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN)
    at("2026-03-09 11:00")
    paused.post(END)
    page = main_of(paused.get(BACK).text)
    assert "Fijn dat je er weer bent" in page
    assert "Lees wat Anna je schreef" in page
    assert page.count('class="button"') == 1
    for blame in ("gemist", " achter ", "te laat", "dagen"):
        assert blame not in page


def test_coming_back_to_nothing_new_asks_for_one_paragraph(paused):
    paused.post(END)
    page = main_of(paused.get(BACK).text)
    assert "Lees één alinea" in page
    assert "Er is niets veranderd." in page


def test_pressed_twice_it_is_one_pause_and_the_database_holds_that(paused, school, sanne, now):
    paused.post(ASK)
    assert len(school.scalars(select(ModulePause)).all()) == 1
    school.add(ModulePause(user_id=sanne.id, module="proef", since=now))
    with pytest.raises(IntegrityError):
        school.commit()
    school.rollback()
    paused.post(END)
    paused.post(END)
    paused.post(ASK)
    assert len(school.scalars(select(ModulePause)).all()) == 2


def test_who_only_reads_has_nothing_to_pause(as_, anna, mats, voorjaar, najaar):
    assert as_(anna).post(ASK).status_code == 403
    assert as_(mats).get("/pauses/nergens/begin").status_code == 404
    assert "Even niet" not in as_(anna).get("/modules/proef/").text


def test_coming_back_without_a_pause_is_the_module(as_, sanne, voorjaar):
    assert as_(sanne).get(BACK).headers["Location"] == "/modules/proef/"


def test_others_ask_who_is_away_and_learn_no_more(app, paused, sanne, bilal, now):
    ids, later = [sanne.id, bilal.id], now + timedelta(days=1)
    with app.app_context():
        assert paused_among(ids, "proef", later) == {sanne.id}
        assert paused_among(ids, "proef", now - timedelta(days=1)) == set()
        assert paused_among(ids, "ander", later) == set()
        assert away_among(ids, ["proef"], later) == {sanne.id}
        assert away_among(ids, ["proef", "ander"], later) == set(), "still at work elsewhere"
        assert away_among(ids, [], later) == set()


def test_the_page_of_stop_tells_of_nobody(as_, sanne, voorjaar):
    pages = [as_(who).get("/pauses/rest") for who in (sanne, None)]
    assert pages[0].text == pages[1].text
    assert "<title>Vrijplaats</title>" in pages[0].text
    assert "Sanne" not in pages[0].text
    assert 'href="/help"' in pages[0].text


def test_it_is_said_once_by_the_page_itself_and_nothing_comes_later(paused):
    assert main_of(paused.get("/").text).count("staat even stil") == 1
    assert 'class="said' not in main_of(paused.get("/notebook/").text)


def test_what_was_just_done_is_told_on_the_page_of_coming_back(paused):
    paused.post(END)
    with paused.session_transaction() as session:
        session["_flashes"] = [("message", "Dat is gedaan.")]
    assert "Dat is gedaan." in main_of(paused.get(BACK).text)
    assert "Dat is gedaan." not in paused.get("/notebook/").text
