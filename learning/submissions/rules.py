"""What a submission is worth calling, and who may do what with it."""

from collections.abc import Sequence
from enum import StrEnum

from learning.modules.parts import Circle, Kind


class Verdict(StrEnum):
    """What a docent says of a hand-in. There is nothing else: no marks, no points."""

    VOLDAAN = "voldaan"
    AANVULLEN = "aanvullen"


class Status(StrEnum):
    """Where a submission stands. Derived from what happened, never stored."""

    CONCEPT = "concept"
    HANDED_IN = "ingeleverd"
    TO_ADD = "aanvullen"
    DONE = "voldaan"
    TALKED = "besproken"
    OTHER = "andere vorm"


FINISHED = {Status.DONE, Status.TALKED, Status.OTHER}
OPEN_FOR_WRITING = {Status.CONCEPT, Status.TO_ADD}


def status_from(handed_in: bool, verdict: str | None, agreement: str | None) -> Status:
    """The status that follows from the last hand-in and the last agreement, if any."""
    if agreement:
        return Status(agreement)
    if not handed_in:
        return Status.CONCEPT
    if verdict is None:
        return Status.HANDED_IN
    return Status.TO_ADD if verdict == Verdict.AANVULLEN else Status.DONE


def status_of(submission) -> Status:
    """Where *submission* stands now."""
    last = submission.handed_in
    agreed = submission.agreements[-1].kind if submission.agreements else None
    return status_from(last is not None, last and last.verdict, agreed)


def status_of_opdracht(statuses: Sequence[Status | None]) -> Status | None:
    """One status for an opdracht from those of its parts (None: not begun).

    What the docent asked for comes first, then what is not finished yet.
    """
    begun = [status for status in statuses if status]
    if not begun:
        return None
    if Status.TO_ADD in begun:
        return Status.TO_ADD
    if len(begun) < len(statuses) or Status.CONCEPT in begun:
        return Status.CONCEPT
    return Status.HANDED_IN if Status.HANDED_IN in begun else begun[-1]


def is_open(submission) -> bool:
    """Whether there is something to write now: not what waits, is done, or is being erased."""
    return is_unfinished(submission) and not submission.draft.erased_at


def is_unfinished(submission) -> bool:
    """Whether its text may still change; what is said in a talk may always be said anew."""
    status = status_of(submission)
    is_in_talk = submission.kind == Kind.TALK and status == Status.TALKED
    return status in OPEN_FOR_WRITING or is_in_talk


def is_erased(submission) -> bool:
    """Whether its writer erased what would be shown of it."""
    draft, last = submission.draft, submission.handed_in
    gone = last.erased_at if last else draft.wiped_revision and not draft.saved_at
    return bool(draft.erased_at or gone)


def may_write(user, submission) -> bool:
    """Who writes it does, until it is handed in, and again when the docent asks for more."""
    return any(each.id == user.id for each in submission.writers)


def writes_alone(user, submission) -> bool:
    """True when nobody else writes it too: then one decides alone who reads it, and whether it
    stays."""
    return [each.id for each in submission.writers] == [user.id]


def is_handed_in_kind(part) -> bool:
    """A part for yourself alone is never handed in; an intervisie is done by taking part."""
    return part.readers != "ik" and part.kind != "intervisie"


_FELLOWS = {
    Circle.TWEETAL: (Circle.TWEETAL,),
    Circle.GROEPJE: (Circle.TWEETAL, Circle.GROEPJE),
    Circle.COHORT: (Circle.TWEETAL, Circle.GROEPJE, Circle.COHORT),
}


def circles_of(part) -> tuple[Circle, ...]:
    """Who may come to read what is written in *part*, the smallest circle first; it begins with
    the first, handing in is the second, and the others are a choice of the writer."""
    if not is_handed_in_kind(part):
        return (Circle.IK,)
    return (Circle.IK, Circle.DOCENT, *_FELLOWS.get(part.readers, ()))


def may_share(user, submission, part, circle, is_student_here: bool) -> bool:
    """The writer lets a wider circle read what was handed in, as far as the part allows it."""
    last = submission.handed_in
    return (
        writes_alone(user, submission)
        and is_student_here
        and last is not None
        and not last.erased_at
        and submission.kind != Kind.TALK
        and circle in circles_of(part)[2:]
    )


def may_hand_in(user, submission, part, is_student_here: bool) -> bool:
    """Students of the cohort hand in; who left keeps the text, but shows it to nobody."""
    return (
        may_write(user, submission)
        and part is not None
        and is_handed_in_kind(part)
        and part.kind != Kind.TALK
        and is_student_here
        and status_of(submission) in OPEN_FOR_WRITING
    )


def may_place(user, submission, part, is_student_here: bool) -> bool:
    """In place of that: students of the cohort place it in their talk, and again what changed."""
    return (
        may_write(user, submission)
        and part.kind == Kind.TALK
        and is_student_here
        and is_open(submission)
    )


def may_take_back(user, submission, was_opened: bool) -> bool:
    """The writer takes it back until someone opens it."""
    return (
        may_write(user, submission) and status_of(submission) == Status.HANDED_IN and not was_opened
    )
