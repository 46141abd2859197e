"""Handing in is showing it to the docenten: a frozen copy, that can be taken back until opened."""

import threading

import pytest

from learning.submissions.models import HandIn
from learning.submissions.rules import Status, Verdict, status_of
from tests.pages import hidden_in
from tests.work import STORY, Work, post_from_page


def test_before_it_is_handed_in_one_sees_what_is_read_by_whom(as_, sanne, work):
    work.write()
    page = as_(sanne).get(f"{work.address}/hand-in").text
    assert STORY in page
    assert "Dit lezen: jij, Anna (docent) en Joost (docent). Verder niemand." in page


def test_the_copy_keeps_the_exact_question_and_does_not_change_later(as_, sanne, work, school):
    handed_in = work.hand_in()
    [first, *_] = handed_in.answers
    assert (first.question, first.text) == ("Wat gebeurde er?", STORY)
    post_from_page(as_(sanne), f"{work.address}/write", {"answer-moment": "Iets anders"})
    school.expire_all()
    assert first.text == STORY


@pytest.mark.parametrize("text", ["", " ", "\n\n \t"])
def test_nothing_written_is_refused_with_a_sentence(as_, sanne, work, text):
    work.write(text)
    revision = work.submission.draft.revision
    answer = as_(sanne).post(f"{work.address}/hand-in", data={"revision": revision})
    assert answer.status_code == 409
    assert "Er staat nog niets" in answer.text


def test_a_text_that_changed_since_the_preview_is_shown_again(as_, sanne, work, school):
    work.write()
    browser = as_(sanne)
    seen = hidden_in(browser.get(f"{work.address}/hand-in").text)
    work.write("Toch anders")
    assert browser.post(f"{work.address}/hand-in", data=seen).status_code == 409
    assert school.query(HandIn).count() == 0


def test_co1_handing_in_eight_times_at_once_is_once(as_, sanne, work, school):
    work.write()
    browsers = [as_(sanne) for _ in range(8)]
    seen = hidden_in(browsers[0].get(f"{work.address}/hand-in").text)
    answers = []

    def hand_in(browser):
        answers.append(browser.post(f"{work.address}/hand-in", data=seen).status_code)

    threads = [threading.Thread(target=hand_in, args=(each,)) for each in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * 8
    assert school.query(HandIn).count() == 1


def test_it_can_be_taken_back_until_somebody_opens_it(as_, sanne, anna, work, school):
    work.hand_in()
    browser = as_(sanne)
    assert "Haal het terug" in browser.get(work.address).text
    assert browser.post(f"{work.address}/take-back").status_code == 302
    school.expire_all()
    assert status_of(work.submission) == Status.CONCEPT
    assert STORY not in as_(anna).get("/reviews/").text
    assert "Er wacht niemand op je" in as_(anna).get("/reviews/").text


def test_once_opened_it_stays(as_, sanne, anna, work, school):
    work.hand_in()
    as_(anna).get(work.review_address)
    browser = as_(sanne)
    assert "Haal het terug" not in browser.get(work.address).text
    assert browser.post(f"{work.address}/take-back").status_code == 409
    school.expire_all()
    assert status_of(work.submission) == Status.HANDED_IN


def test_what_was_taken_back_is_gone_for_the_docent(as_, sanne, anna, work):
    work.hand_in()
    address = work.review_address
    as_(sanne).post(f"{work.address}/take-back")
    assert as_(anna).get(address).status_code == 404
    assert STORY not in as_(anna).get("/reviews/").text


def test_words_typed_after_handing_in_are_kept_aside(as_, sanne, work, school):
    browser = as_(sanne)
    work.write()
    hidden = hidden_in(browser.get(f"{work.address}/write").text)
    work.hand_in()
    late = {**hidden, "answer-moment": "Nog een zin"}
    answer = browser.post(f"{work.address}/write", data=late)
    assert answer.status_code == 409
    assert "Nog een zin" in answer.text
    school.expire_all()
    assert work.submission.draft.answers["moment"] == STORY
    assert "Nog een zin" in browser.get(f"{work.address}/versions").text


def test_when_the_docent_asks_for_more_the_text_is_there_to_go_on(as_, sanne, anna, work):
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN, already="Ik zie je buur voor me.")
    browser = as_(sanne)
    page = browser.get(f"{work.address}/write").text
    assert STORY in page
    assert "Ik zie je buur voor me." in page
    assert "Je bent er bijna" in browser.get(work.address).text


def test_older_rounds_stay_readable_in_order(as_, sanne, anna, work):
    work.hand_in("Eerste tekst.")
    work.review(anna, Verdict.AANVULLEN, already="Een goed begin.")
    work.hand_in("Tweede tekst.")
    page = as_(sanne).get(work.address).text
    assert page.index("Tweede tekst.") < page.index("Eerste tekst.") < page.index("Een goed begin.")


def test_who_left_the_cohort_keeps_the_text_but_hands_in_nothing(
    as_, sanne, work, voorjaar, school, now
):
    work.write()
    [seat] = [each for each in voorjaar.memberships if each.user_id == sanne.id]
    seat.leave(now)
    school.commit()
    browser = as_(sanne)
    assert STORY in browser.get(f"{work.address}/write").text
    assert browser.get(f"{work.address}/hand-in").status_code == 403
    assert browser.post(f"{work.address}/hand-in", data={"revision": 1}).status_code == 403


def test_a_part_for_yourself_alone_is_never_handed_in(as_, sanne, voorjaar, school, now):
    mine = Work(school, sanne, voorjaar, now, "kijk-rond", "bewaren")
    mine.write(notitie="Alleen voor mij")
    page = as_(sanne).get(f"{mine.address}/write").text
    assert "Dit lees je alleen zelf. Ook je docent niet." in page
    assert "Bekijk en lever in" not in page
    assert as_(sanne).get(f"{mine.address}/hand-in").status_code == 403


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({}, 302),
        ({"module": "onbekend"}, 404),
        ({"opdracht": "onbekend"}, 404),
        ({"part": "onbekend"}, 404),
        ({"cohort": "onbekend"}, 404),
        ({"cohort": ""}, 404),
    ],
)
def test_beginning_is_for_students_of_a_cohort_that_follows_it(as_, bilal, voorjaar, what, status):
    form = {"cohort": voorjaar.public_id, "module": "proef", "opdracht": "kijk-terug", "part": ""}
    assert as_(bilal).post("/submissions/", data={**form, **what}).status_code == status


def test_beginning_twice_is_one_submission(as_, bilal, voorjaar):
    form = {"cohort": voorjaar.public_id, "module": "proef", "opdracht": "kijk-terug", "part": ""}
    browser = as_(bilal)
    first, second = (browser.post("/submissions/", data=form).location for _ in range(2))
    assert first == second
