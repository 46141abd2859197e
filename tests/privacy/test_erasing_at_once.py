"""CO1, CO6: erasing while a docent sends, a student hands in or asks: one clear outcome, and no
word that stays behind after the wipe."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.base.db import db
from learning.reviews.models import Review
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import Status, Verdict, status_of
from tests.at_once import at_once, rounds
from tests.pages import hidden_in
from tests.privacy.test_erasing import at_privacy

MARK = "zwaluwstaart"
ROUNDS = range(rounds(6))


def rows_with_words(school):
    school.rollback()
    school.expire_all()
    return {
        table.name: found
        for table in db.metadata.sorted_tables
        if MARK in (found := str(school.execute(select(table)).all()))
    }


@dataclass
class Hands:
    """Everybody's hands on one piece of work of Sanne, each a call that returns a status."""

    work: object
    student: object
    docent: object

    def press(self, verb):
        address = at_privacy(self.work, verb)
        return lambda: self.student.post(address).status_code

    def types(self):
        page = hidden_in(self.student.get(f"{self.work.address}/write").text)
        data = {**page, "answer-moment": f"{MARK} nog iets"}
        headers = {"Accept": "application/json"}
        address = f"{self.work.address}/write"
        return lambda: self.student.post(address, data=data, headers=headers).status_code

    def hands_in(self):
        page = hidden_in(self.student.get(f"{self.work.address}/hand-in").text)
        return lambda: self.student.post(f"{self.work.address}/hand-in", data=page).status_code

    def feedback(self):
        """Written, and seen before sending; the call sends it."""
        address = self.work.review_address
        page = hidden_in(self.docent.get(address).text)
        self.docent.post(address, data={**page, "already": MARK, "verdict": "voldaan"})
        seen = hidden_in(self.docent.get(f"{address}/send").text)
        return lambda: self.docent.post(f"{address}/send", data=seen).status_code

    def writes_feedback(self):
        address = self.work.review_address
        page = hidden_in(self.docent.get(address).text)
        data = {**page, "already": MARK, "verdict": "voldaan"}
        return lambda: self.docent.post(address, data=data).status_code


@pytest.fixture
def hands(as_, sanne, anna, work):
    return Hands(work, as_(sanne), as_(anna))


@pytest.mark.parametrize("_round", ROUNDS)
def test_co1_erased_while_the_docent_sends_feedback(hands, work, school, _round):
    """Sent first, the verdict stays; erased first, there is none."""
    work.hand_in(MARK)
    sent, erased = at_once(hands.feedback(), hands.press("erase"))
    school.rollback()
    school.expire_all()
    assert (sent, erased) in {(302, 302), (404, 302)}
    hand_in, review = school.query(HandIn).one(), school.query(Review).one()
    assert hand_in.erased_at
    assert bool(review.sent_at) == bool(hand_in.concluded_at) == (sent == 302)
    assert bool(hand_in.taken_back_at) == (sent == 404)
    assert status_of(work.submission) == (Status.DONE if sent == 302 else Status.CONCEPT)
    assert hands.docent.get(f"/reviews/{hand_in.public_id}").status_code == 404
    assert hands.press("wipe")() == 302
    assert rows_with_words(school) == {}
    school.expire_all()
    assert status_of(work.submission) == (Status.DONE if sent == 302 else Status.CONCEPT)


@pytest.mark.parametrize("_round", ROUNDS)
def test_co1_erased_and_wiped_while_a_docent_is_writing(hands, work, school, _round):
    """Erased first: the words of the docent come back to them, and are kept nowhere."""
    work.hand_in(MARK)
    writes = hands.writes_feedback()

    def erase_and_wipe():
        return hands.press("erase")(), hands.press("wipe")()

    wrote, pressed = at_once(writes, erase_and_wipe)
    assert pressed == (302, 302)
    assert wrote in {302, 404}
    assert rows_with_words(school) == {}


@pytest.mark.parametrize("_round", ROUNDS)
def test_co6_erased_while_it_is_handed_in_and_saved(hands, work, school, _round):
    work.write(MARK)
    calls = hands.types(), hands.hands_in(), hands.press("erase")
    saved, handed_in, erased = at_once(*calls)
    assert erased == 302
    assert saved in {200, 409}
    assert handed_in in {302, 409}
    school.rollback()
    school.expire_all()
    assert work.submission.draft.erased_at
    assert all(each.erased_at and each.taken_back_at for each in work.submission.hand_ins)
    assert status_of(work.submission) == Status.CONCEPT
    assert hands.press("wipe")() == 302
    assert rows_with_words(school) == {}


@pytest.mark.parametrize("_round", ROUNDS)
def test_co1_wiped_while_a_question_about_the_feedback_is_asked(hands, work, school, anna, _round):
    work.hand_in(MARK)
    review = work.review(anna, Verdict.AANVULLEN, already=MARK)
    address, ask = f"/reviews/feedback/{review.public_id}/ask", {"question": MARK}

    def erase_and_wipe():
        return hands.press("erase")(), hands.press("wipe")()

    asks = lambda: hands.student.post(address, data=ask).status_code  # noqa: E731
    asked, pressed = at_once(asks, erase_and_wipe)
    assert pressed == (302, 302)
    assert asked in {302, 403}
    assert rows_with_words(school) == {}


@pytest.mark.parametrize("_round", ROUNDS)
def test_co1_undone_and_wiped_at_once_is_one_of_both(hands, work, school, _round):
    work.hand_in(MARK)
    hands.press("erase")()
    restored, wiped = at_once(hands.press("restore"), hands.press("wipe"))
    assert wiped == 302
    assert restored in {302, 409}
    words = rows_with_words(school)
    if restored == 302:
        assert set(words) >= {"draft", "draft_version", "handed_in_answer"}
        assert status_of(work.submission) == Status.HANDED_IN
    else:
        assert words == {}
        assert status_of(work.submission) == Status.CONCEPT


def test_co1_pressed_eight_times_at_once_it_is_erased_once(as_, sanne, work, school):
    work.hand_in(MARK)
    browsers = [as_(sanne) for _ in range(8)]
    address = at_privacy(work, "erase")
    calls = [lambda each=each: each.post(address).status_code for each in browsers]
    assert at_once(*calls) == [302] * 8
    browsers[0].post(at_privacy(work, "restore"))
    school.rollback()
    school.expire_all()
    assert status_of(work.submission) == Status.HANDED_IN


@pytest.fixture
def holder(engine):
    """Somebody else's transaction, which has the turn to write until it is left."""

    @contextmanager
    def hold():
        with Session(engine.execution_options(writing=True)) as session:
            session.connection()
            yield session
            session.commit()

    return hold


def meanwhile(call):
    """Begin *call*, and give it the time to come to where it has to wait; its answer, later."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(call()))
    thread.start()
    thread.join(0.4)
    assert thread.is_alive(), "it waits for its turn"
    return lambda: (thread.join(), answers[0])[1]


def test_co1_a_question_that_was_being_asked_is_forgotten_with_the_rest(
    hands, work, school, anna, holder, now
):
    work.hand_in(MARK)
    review = work.review(anna, Verdict.AANVULLEN, already=MARK)
    hands.press("erase")()
    with holder() as asking:
        held = asking.get(Review, review.id, with_for_update=True)
        held.ask(MARK, held.hand_in.submission.student, now)
        asking.flush()
        wiped = meanwhile(hands.press("wipe"))
    assert wiped() == 302
    assert rows_with_words(school) == {}


def test_co1_who_asks_while_it_is_being_erased_is_refused(hands, work, school, anna, holder, now):
    work.hand_in(MARK)
    review = work.review(anna, Verdict.AANVULLEN, already=MARK)
    address = f"/reviews/feedback/{review.public_id}/ask"
    with holder() as erasing:
        erasing.get(Review, review.id, with_for_update=True)
        erasing.get(Submission, work.submission.id).erase(now)
        erasing.flush()
        asks = lambda: hands.student.post(address, data={"question": MARK}).status_code  # noqa: E731
        asked = meanwhile(asks)
    assert asked() == 403
    assert "feedback_reply" not in rows_with_words(school)
