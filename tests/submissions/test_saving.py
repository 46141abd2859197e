"""CO1, CO2: what is typed is kept, and never in silence over something else."""

import threading

import pytest

from learning.submissions.models import DraftVersion
from tests.pages import hidden_in
from tests.work import STORY, post_from_page

JSON = {"Accept": "application/json"}


@pytest.fixture
def page(work):
    return f"{work.address}/write"


@pytest.fixture
def kept(school, work):
    """The text of the first question as the database has it now."""

    def read():
        school.expire_all()
        return work.submission.draft.answers.get("moment")

    return read


def test_saved_is_said_with_the_time_after_the_commit(as_, sanne, page, kept):
    answer = post_from_page(as_(sanne), page, {"answer-moment": STORY}, headers=JSON)
    assert answer.json == {"revision": 1, "saved": "10:00"}
    assert kept() == STORY


def test_the_button_saves_and_the_page_says_so(as_, sanne, page, kept):
    browser = as_(sanne)
    assert post_from_page(browser, page, {"answer-moment": STORY}).location == page
    text = browser.get(page).text
    assert "Bewaard om 10:00" in text
    assert STORY in text


@pytest.mark.parametrize(
    "story",
    [
        "\n\nbegint met witte regels",
        "<b>vet</b> & zo",
        "שלום",
        "😀",
        "  spaties  ",
        "a\u200bb",
        "%s {{x}}",
    ],
)
def test_in1_a_text_comes_back_exactly(as_, sanne, page, kept, story):
    browser = as_(sanne)
    assert post_from_page(browser, page, {"answer-moment": story}).status_code == 302
    assert kept() == story
    again = post_from_page(browser, page, {"answer-moment": story + "!"}, headers=JSON)
    assert again.json["revision"] == 2


def test_in1_the_first_newline_survives_the_textarea(as_, sanne, page):
    browser = as_(sanne)
    post_from_page(browser, page, {"answer-moment": "\nregel"})
    assert "\r\n\nregel</textarea>" in browser.get(page).text


@pytest.mark.parametrize("story", ["a" * 20_001, "ab\x00cd", "woord " * 150_000])
def test_in3_a_refused_text_is_still_in_the_form(as_, sanne, page, kept, story):
    answer = post_from_page(as_(sanne), page, {"answer-moment": story, "answer-gevoel": "fijn"})
    assert answer.status_code == 422
    assert story.rstrip() in answer.text.replace("\ufffd", "\x00")
    assert "<title>Fout: Schrijven" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert kept() is None


def test_a_refused_autosave_says_why(as_, sanne, page):
    answer = post_from_page(as_(sanne), page, {"answer-moment": "a\x00"}, headers=JSON)
    assert answer.status_code == 422
    assert "onzichtbaar teken" in answer.json["message"]


def test_co2_a_stale_save_overwrites_nothing_and_shows_both(as_, sanne, page, kept, school):
    browser = as_(sanne)
    first, second = hidden_in(browser.get(page).text), hidden_in(browser.get(page).text)
    browser.post(page, data={**first, "answer-moment": "uit het eerste tabblad"})
    answer = browser.post(page, data={**second, "answer-moment": "uit het tweede tabblad"})
    assert answer.status_code == 409
    assert "uit het eerste tabblad" in answer.text
    assert "uit het tweede tabblad" in answer.text
    assert kept() == "uit het eerste tabblad"
    texts = [each.answers["moment"] for each in school.query(DraftVersion)]
    assert sorted(texts) == ["uit het eerste tabblad", "uit het tweede tabblad"]


def test_co2_choosing_the_own_text_keeps_the_other_among_the_older_texts(as_, sanne, page, kept):
    browser = as_(sanne)
    first, second = hidden_in(browser.get(page).text), hidden_in(browser.get(page).text)
    browser.post(page, data={**first, "answer-moment": "een"})
    conflict = browser.post(page, data={**second, "answer-moment": "twee"}).text
    answer = browser.post(page, data={**hidden_in(conflict), "answer-moment": "twee"})
    assert answer.status_code == 302
    assert kept() == "twee"
    assert "een" in browser.get(page.replace("/write", "/versions")).text


def test_a_stale_autosave_is_told_and_kept(as_, sanne, page, kept):
    browser = as_(sanne)
    first, second = hidden_in(browser.get(page).text), hidden_in(browser.get(page).text)
    browser.post(page, data={**first, "answer-moment": "een"})
    answer = browser.post(page, data={**second, "answer-moment": "twee"}, headers=JSON)
    assert answer.status_code == 409
    assert kept() == "een"


def test_a_page_does_not_conflict_with_itself_when_our_answer_got_lost(as_, sanne, page, kept):
    browser = as_(sanne)
    hidden = hidden_in(browser.get(page).text)
    browser.post(page, data={**hidden, "answer-moment": "Ik"}, headers=JSON)
    again = browser.post(page, data={**hidden, "answer-moment": "Ik hielp"}, headers=JSON)
    assert again.json["revision"] == 2
    assert kept() == "Ik hielp"


def test_co1_the_same_save_eight_times_at_once_is_one_save(as_, sanne, page, kept, school):
    browsers = [as_(sanne) for _ in range(8)]
    hidden = hidden_in(browsers[0].get(page).text)
    answers = []

    def save(browser):
        data = {**hidden, "answer-moment": STORY}
        answers.append(browser.post(page, data=data, headers=JSON).status_code)

    threads = [threading.Thread(target=save, args=(each,)) for each in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 8
    assert kept() == STORY
    assert school.query(DraftVersion).count() == 0


def test_a_version_is_kept_every_ten_minutes_of_writing(as_, sanne, page, at, school):
    browser = as_(sanne)
    for minute, text in ((0, "een"), (5, "twee"), (12, "drie"), (14, "vier")):
        at(f"2026-03-09 09:{minute:02}")
        post_from_page(browser, page, {"answer-moment": text})
    assert [each.answers["moment"] for each in school.query(DraftVersion)] == ["twee"]


def test_skipping_keeps_the_words_and_shows_it(as_, sanne, page, kept, work):
    browser = as_(sanne)
    data = {"answer-moment": STORY, "skip-moment": "y", "answer-gevoel": "fijn"}
    answer = post_from_page(browser, page, {**data, "then": "preview"})
    preview = browser.get(answer.location).text
    assert "Overgeslagen" in preview
    assert STORY not in preview
    assert kept() == STORY


def test_az10_fields_of_others_have_no_effect(as_, sanne, bilal, page, work, school):
    extra = {"student_id": bilal.id, "cohort_id": 99, "verdict": "voldaan", "answer-onzin": "x"}
    post_from_page(as_(sanne), page, {"answer-moment": STORY, **extra})
    school.expire_all()
    assert work.submission.student_id == sanne.id
    assert work.submission.handed_in is None
    assert set(work.submission.draft.answers) == {"moment", "gevoel", "vervolg"}


def test_in4_ten_thousand_fields_are_refused_in_no_time(as_, sanne, page, kept):
    data = {f"veld-{number}": "x" for number in range(10_000)}
    assert post_from_page(as_(sanne), page, {**data, "answer-moment": STORY}).status_code == 413
    assert kept() is None


def test_an_older_try_of_the_same_page_that_arrives_late_overwrites_nothing(
    as_, sanne, page, kept, school
):
    browser = as_(sanne)
    form = hidden_in(browser.get(page).text)
    newer = {**form, "page": f"{form['page']}.2", "answer-moment": "Ik hielp een buur"}
    older = {**form, "page": f"{form['page']}.1", "answer-moment": "Ik hielp"}
    assert browser.post(page, data=newer, headers=JSON).status_code == 200
    assert browser.post(page, data=older, headers=JSON).status_code == 409
    assert kept() == "Ik hielp een buur"
    assert {"moment": "Ik hielp", "gevoel": "", "vervolg": ""} in [
        each.answers for each in school.query(DraftVersion)
    ]
