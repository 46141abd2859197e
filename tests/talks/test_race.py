"""CO4: a talk that closes while somebody posts. In before it, or refused with the text kept."""

import pytest

from learning.talks.models import CLOSED, Talk, TalkAnswer
from learning.talks.placing import placed_in
from tests.at_once import at_once, rounds
from tests.pages import hidden_in

ROUNDS = rounds(25)  # of each kind
FEWER = rounds(10)


@pytest.fixture
def closing(stage):
    """Close the talk that is open now, and open it again: (as a request, after a round)."""
    stage.two()
    home = stage.home
    stage.browser("anna")

    def close():
        return stage.post("anna", f"{home}/close")

    def reopen():
        assert stage.talk.closed_at
        assert stage.post("anna", f"{home}/reopen").status_code == 302

    return close, reopen


def test_co4_an_answer_at_the_moment_that_the_talk_closes(stage, closing):
    close, reopen = closing
    address = f"/talks/contributions/{stage.work('sanne').public_id}/answer"
    said = []
    for number in range(ROUNDS):
        text = f"Vraag {number}\nvan Bilal."
        hidden = hidden_in(stage.get("bilal", address).text, "key")
        answer, closed = at_once(
            lambda text=text, hidden=hidden: stage.post("bilal", address, text=text, **hidden),
            close,
        )
        assert closed.status_code == 302
        assert answer.status_code in {302, 409}
        if answer.status_code == 302:
            said.append(text)
        else:
            assert text in answer.text, "her words are given back"
            assert CLOSED in answer.text
        reopen()
    assert [each.text for each in stage.school.query(TalkAnswer).order_by(TalkAnswer.id)] == said


def test_co4_placing_at_the_moment_that_the_talk_closes(stage, closing):
    close, reopen = closing
    key, shown = stage.work("bilal").public_id, "Van Bilal."
    address = f"/talks/contributions/{key}"
    for number in range(ROUNDS):
        text = f"Tekst {number} van Bilal."
        stage.writes("bilal", text)
        hidden = hidden_in(stage.get("bilal", address).text, "revision", "version")
        answer, closed = at_once(
            lambda hidden=hidden: stage.post("bilal", address, **hidden), close
        )
        assert closed.status_code == 302
        assert answer.status_code in {302, 409}
        shown = text if answer.status_code == 302 else shown
        work = stage.work("bilal")
        assert [each.text for each in placed_in(work).answers] == [shown]
        assert sum(bool(each.share) for each in work.hand_ins) == 1
        assert work.draft.answers["woord-eerst"] == text, "what was written is kept anyhow"
        reopen()


def test_co5_three_students_who_begin_at_once_begin_one_talk(open_stage):
    what = {"cohort": open_stage.cohort.public_id, "module": "samen", "opdracht": "delen"}
    browsers = [open_stage.browser(who) for who in ("sanne", "bilal", "noor")]
    data = {**what, "part": open_stage.part}
    begun = at_once(*(lambda each=each: each.post("/submissions/", data=data) for each in browsers))
    assert [each.status_code for each in begun] == [302] * 3
    assert open_stage.school.query(Talk).count() == 1


def test_an_answer_while_its_contribution_is_placed_anew_waits_for_it_and_nothing_hangs(stage):
    """They hold the same rows: were it in another order, PostgreSQL would give one of them up."""
    key = stage.two()
    address = f"/talks/contributions/{key}/answer"
    for number in range(FEWER):
        stage.writes("sanne", f"Tekst {number} van Sanne.")
        hidden = hidden_in(stage.get("bilal", address).text, "key")
        preview = stage.get("sanne", f"/talks/contributions/{key}").text
        placing = hidden_in(preview, "revision", "version")
        said, placed = at_once(
            lambda hidden=hidden: stage.post("bilal", address, text="Welke soort?", **hidden),
            lambda placing=placing: stage.post("sanne", f"/talks/contributions/{key}", **placing),
        )
        assert (said.status_code, placed.status_code) == (302, 302)
    assert stage.school.query(TalkAnswer).count() == FEWER
