"""What erasing a text takes along, and until when it can be undone. Plain decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

UNDO = timedelta(hours=24)


@dataclass(frozen=True)
class Effect:
    """What goes when a text is erased. ``earlier``: how many kept texts; ``handed_in``: when,
    without what was taken back; ``feedback_of``: names of who answered; ``is_shared``: with
    fellow students too; ``waits``: a docent has not answered yet; ``has_note``: words of a talk
    about it are kept."""

    earlier: int
    handed_in: tuple[datetime, ...]
    feedback_of: tuple[str, ...]
    is_shared: bool
    waits: bool
    has_note: bool = False


def effect_on(submission, said: Sequence, has_note: bool = False) -> Effect:
    """*said*: the feedback that was sent on it; *has_note*: of a talk about it."""
    shown = [each for each in submission.hand_ins if not each.taken_back_at and not each.erased_at]
    return Effect(
        earlier=len(submission.draft.versions),
        handed_in=tuple(each.handed_in_at for each in shown),
        feedback_of=tuple(dict.fromkeys(each.docent.name for each in said)),
        is_shared=bool(submission.shared),
        waits=bool(shown) and shown[-1].concluded_at is None,
        has_note=has_note,
    )


def has_words(submission) -> bool:
    """Whether there is anything left to erase."""
    draft = submission.draft
    return bool(
        draft.saved_at or draft.versions or any(not each.erased_at for each in submission.hand_ins)
    )


def undo_until(erased_at: datetime) -> datetime:
    """Until when its writer can take it back."""
    return erased_at + UNDO


def may_undo(submission, moment: datetime) -> bool:
    """While the words are still there, and the time is not over."""
    erased_at = submission.draft.erased_at
    return bool(erased_at) and moment < undo_until(erased_at)
