"""Placing one's own work in the talk, and taking it back.

Placed work is a hand-in that the whole cohort reads. No docent is asked to answer it: to have
taken part in the talk is enough.
"""

from datetime import datetime

from learning.accounts.models import User
from learning.modules.parts import Circle, Kind
from learning.submissions.desk import Desk
from learning.submissions.models import Agreement, HandIn, Submission
from learning.talks.models import Talk


def place(talk: Talk, desk: Desk, by: User, based_on: int | None, mark: str, at: datetime) -> None:
    """Let the cohort read the draft from now on, in place of what was placed before.

    *based_on* and *mark*: what the writer saw, see Desk.hand_in(). Raises Refused when that
    changed, when nothing stands there, or when the talk is closed. Pressed twice it is once.
    """
    talk.hold_open()
    submission = desk.submission
    if is_placed_as_it_is(desk):
        return
    before = list(submission.hand_ins)
    placed = desk.hand_in(by, based_on, mark, at)
    _withdraw(before, at)
    placed.concluded_at = at
    placed.share_with(Circle.COHORT, [], at, desk.part.own_first)
    submission.kind = Kind.TALK.value
    if not any(each.kind == Agreement.TALKED for each in submission.agreements):
        submission.agreements.append(Agreement(kind=Agreement.TALKED, at=at))


def take_back(submission: Submission, at: datetime) -> None:
    """Nobody else reads it any more, whoever read it before. The draft stays."""
    _withdraw(submission.hand_ins, at)


def placed_in(submission: Submission) -> HandIn | None:
    """What of *submission* the cohort reads in the talk now; None: nothing."""
    shared = submission.shared
    return shared if shared and is_placing(shared) else None


def is_placing(hand_in: HandIn) -> bool:
    """Whether it was handed in by placing it: no docent was asked."""
    in_talk = hand_in.submission.kind == Kind.TALK
    return in_talk and hand_in.concluded_at is not None and hand_in.verdict is None


def is_placed_as_it_is(desk: Desk) -> bool:
    """Whether the cohort reads the very text of the draft, with the questions of now."""
    placed = placed_in(desk.submission)
    now = [(field.id, field.question, text or None) for field, text in desk.answers]
    return bool(placed) and now == [(a.field, a.question, a.text) for a in placed.answers]


def is_being_changed(desk: Desk) -> bool:
    """Whether the draft says something else than what the cohort reads; not when only the
    questions changed."""
    placed = placed_in(desk.submission)
    then = {each.field: each.text for each in placed.answers} if placed else {}
    return any((text or None) != then[f.id] for f, text in desk.answers if f.id in then)


def _withdraw(hand_ins, at: datetime) -> None:
    for each in hand_ins:
        each.withdraw_share(at)
        if is_placing(each) and not each.taken_back_at:
            each.taken_back_at = at
