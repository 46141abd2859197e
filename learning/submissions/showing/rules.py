"""Who may let whom read along, and from when. Plain decisions."""

from datetime import datetime, timedelta
from enum import StrEnum

from learning.modules.parts import Kind
from learning.submissions.rules import is_handed_in_kind, writes_alone

QUIET = timedelta(hours=24)  # after the writer saw the question, without a no
WEEKS = {"2": "Twee weken", "12": "Drie maanden", "0": "Tot ik ermee stop"}


class Reason(StrEnum):
    """Why a docent asks a colleague: one of a few, so that nobody writes about a student."""

    TOGETHER = "samen kijken"
    AWAY = "er even niet zijn"
    LEARNING = "leren nakijken"

    @property
    def sentence(self) -> str:
        """As docent and student read it."""
        return _REASONS[self]


_REASONS = {
    Reason.TOGETHER: "Twee docenten zien meer dan één.",
    Reason.AWAY: "Je eigen docent is er binnenkort even niet.",
    Reason.LEARNING: "Docenten leren van elkaar hoe je feedback geeft.",
}


def may_show(user, submission, part, is_student_here: bool) -> bool:
    """The writer shows what was handed in. A text of several, and what stands in a talk, are
    shown to nobody besides: others have a say in those."""
    last = submission.handed_in
    return (
        writes_alone(user, submission)
        and is_student_here
        and last is not None
        and not last.erased_at
        and is_handed_in_kind(part)
        and submission.kind != Kind.TALK
    )


def may_ask_colleague(hand_in, is_docent_here: bool) -> bool:
    """A docent of the cohort asks, of a text that one student wrote."""
    work = hand_in.submission
    is_shown = not hand_in.erased_at and not hand_in.taken_back_at
    return is_docent_here and is_shown and work.group is None and work.kind != Kind.TALK


def is_quiet_yes(told_at: datetime | None, at: datetime) -> bool:
    """The writer saw the question, and said nothing for a day."""
    return told_at is not None and told_at + QUIET <= at


def until_after(weeks: str, at: datetime) -> datetime | None:
    """The moment so many weeks after *at*; None for "0": as long as nobody stops it."""
    return at + timedelta(weeks=int(weeks)) if int(weeks) else None
