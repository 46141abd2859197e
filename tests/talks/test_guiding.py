"""A docent plans, opens and closes; closed, everything can be read and one's own taken back."""

import pytest

from learning.modules.library import Library
from learning.modules.live import Live
from learning.talks.models import CLOSED, Talk, TalkAnswer
from tests.conftest import CONTENT
from tests.pages import hidden_in
from tests.talks.talking import SPECHT, ZWALUW


def test_a_plan_is_shown_to_everybody_and_closes_nothing(stage, at):
    key = stage.two()
    days = {"begins_on": "2026-03-09", "ends_on": "2026-03-20"}
    assert stage.post("anna", f"{stage.home}/plan", **days).status_code == 302
    page = stage.page("bilal")
    assert "Van 9 maart 2026 tot en met 20 maart 2026." in page
    assert "Het gesprek gaat niet vanzelf dicht." in page
    at("2026-03-21 09:00")
    stage.browsers.clear()
    stage.answers("bilal", key, "Ben ik nog op tijd?")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"begins_on": "2026-03-09", "ends_on": ""}, "Vanaf 9 maart 2026."),
        ({"begins_on": "", "ends_on": "2026-03-20"}, "Tot en met 20 maart 2026."),
        ({"begins_on": "", "ends_on": ""}, "Een gesprek van Voorjaar ."),
    ],
)
def test_half_a_plan_is_a_plan_too(stage, days, expected):
    stage.two()
    stage.post("anna", f"{stage.home}/plan", **days)
    assert expected in stage.page("bilal")


@pytest.mark.parametrize(
    "days",
    [
        {"begins_on": "2026-03-09", "ends_on": "2026-03-08"},
        {"begins_on": "morgen", "ends_on": ""},
        {"begins_on": "2026-02-30", "ends_on": ""},
    ],
)
def test_in3_a_plan_that_cannot_be_is_refused_with_a_reason(stage, days):
    stage.two()
    answer = stage.post("anna", f"{stage.home}/plan", **days)
    assert answer.status_code == 422
    assert 'class="why"' in answer.text
    assert (stage.talk.begins_on, stage.talk.ends_on) == (None, None)


def test_closed_one_reads_everything_and_says_nothing_more(stage):
    key = stage.two()
    answer = stage.answers("bilal", key, "Welke soort?")
    address = f"/talks/contributions/{key}/answer"
    hidden = hidden_in(stage.get("bilal", address).text, "key")
    work = stage.writes("noor", "Van Noor.")
    stage.closes()
    for who in ("sanne", "bilal", "anna"):
        page = stage.page(who)
        assert "Dit gesprek is gesloten" in page
        assert ZWALUW in page
        assert "Welke soort?" in page
    late = stage.post("bilal", address, text="Nog één\nvraag dan.", **hidden)
    assert (late.status_code, CLOSED in late.text) == (409, True)
    assert "Nog één\nvraag dan." in late.text
    edited = stage.post("bilal", f"/talks/answers/{answer}", text="Toch anders?", revision="1")
    assert (edited.status_code, "Toch anders?" in edited.text) == (409, True)
    placed = stage.place("noor", work.split("/")[-1])
    assert placed.status_code == 409
    assert stage.work("noor").draft.answers["woord-eerst"] == "Van Noor."
    assert stage.school.query(TalkAnswer).count() == 1


def test_closed_ones_own_words_are_taken_back_still(stage):
    key = stage.two()
    answer = stage.answers("bilal", key, "Welke soort?")
    stage.closes()
    assert stage.post("bilal", f"/talks/answers/{answer}/take-back").status_code == 302
    assert stage.post("sanne", f"/talks/contributions/{key}/take-back").status_code == 302
    page = stage.page("anna")
    assert "Welke soort?" not in page
    assert ZWALUW not in page


def test_closed_one_goes_on_writing_for_oneself(stage):
    stage.places("sanne", ZWALUW)
    stage.closes()
    work = stage.writes("sanne", SPECHT)
    page = stage.get("sanne", f"/talks/contributions/{work.split('/')[-1]}").text
    assert "Het gesprek is gesloten" in page
    assert '<button class="button">Plaats' not in page


def test_opened_again_one_goes_on(stage):
    key = stage.two()
    stage.closes()
    assert stage.post("joost", f"{stage.home}/reopen").status_code == 302
    stage.answers("bilal", key, "Welke soort?")


@pytest.mark.parametrize("who", ["sanne", "bilal"])
def test_az2_students_do_not_guide(stage, who):
    stage.two()
    for deed in ("plan", "close", "reopen"):
        assert stage.post(who, f"{stage.home}/{deed}").status_code == 403, deed


@pytest.mark.parametrize("who", ["mats", "ria", "karim", "wim"])
def test_az1_for_who_is_not_here_there_is_no_talk_to_guide(stage, who):
    stage.two()
    for deed in ("plan", "close", "reopen"):
        assert stage.post(who, f"{stage.home}/{deed}").status_code == 404, deed


def test_a_docent_opens_a_talk_before_anybody_begins(stage):
    about = {"cohort": stage.cohort.public_id, "module": "samen", "opdracht": "delen"}
    page = stage.get("anna", "/talks/").text
    assert page.count("Open het gesprek") == 2
    for _ in range(2):
        opened = stage.post("anna", "/talks/", **about, part="eerst")
        assert opened.headers["Location"] == stage.home
    assert stage.school.query(Talk).count() == 1
    assert "eerst zelf schrijven" in stage.get("sanne", "/talks/").text
    for part in ("paar", "weg"):
        assert stage.post("anna", "/talks/", **about, part=part).status_code == 404
    for who in ("sanne", "ria", "karim"):
        assert stage.post(who, "/talks/", **about, part="allen").status_code == 404, who


def test_the_overview_says_how_each_talk_stands_for_who_asks(stage):
    assert stage.get("sanne", "/talks/").text.count("nog niet begonnen") == 2
    stage.places("sanne", ZWALUW)
    assert "jij schreef al" in stage.get("sanne", "/talks/").text
    assert "eerst zelf schrijven" in stage.get("bilal", "/talks/").text
    stage.closes()
    assert "jij schreef al, gesloten" in stage.get("sanne", "/talks/").text
    for who in ("mats", "karim", "wim"):
        assert "Deel iets" not in stage.get(who, "/talks/").text, who


def test_a_talk_whose_part_has_gone_can_be_read_still(stage, app, monkeypatch):
    key = stage.two()
    monkeypatch.setitem(app.extensions, "live", Live(Library(CONTENT)))
    assert ZWALUW in stage.page("bilal")
    stage.answers("bilal", key, "Welke soort?")
    assert "Een eerdere opdracht" in stage.get("bilal", "/talks/").text
