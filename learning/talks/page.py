"""A talk as one person reads it: each contribution with what was said of it.

Plain decisions over rows; imports no Flask and no database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning.cohorts.models import Role


@dataclass(frozen=True)
class Said:
    """An answer. ``who``: its writer's name; ``role``: jij, docent or medestudent."""

    row: object
    who: str
    role: str
    is_mine: bool


@dataclass(frozen=True)
class Contribution:
    """What somebody brought in. ``hand_in`` None: it was taken back, or this reader may not read
    it any more; what was said of it stays with who said it."""

    key: str
    hand_in: object | None
    who: str
    is_mine: bool
    said: tuple[Said, ...]


def contributions_in(
    hand_ins: Iterable, answers: Sequence, reader, docent_ids: set[int]
) -> list[Contribution]:
    """What *reader* sees, in the order of *hand_ins*, and then what has no contribution any more.

    *answers*: oldest first, those that *reader* may read.
    """
    by_work: dict[int, list[Said]] = {}
    for each in answers:
        mine = each.writer_id == reader.id
        role = "jij" if mine else _role(each.writer_id, docent_ids)
        by_work.setdefault(each.submission_id, []).append(Said(each, each.writer.name, role, mine))
    found = []
    for hand_in in hand_ins:
        work = hand_in.submission
        said = tuple(by_work.pop(work.id, ()))
        is_mine = work.student_id == reader.id
        found.append(Contribution(work.public_id, hand_in, work.student.name, is_mine, said))
    for said in by_work.values():
        is_mine = said[0].row.submission.student_id == reader.id
        found.append(Contribution("", None, "", is_mine, tuple(said)))
    return found


def _role(user_id: int, docent_ids: set[int]) -> str:
    return "docent" if user_id in docent_ids else "medestudent"


def docent_ids_of(cohort) -> set[int]:
    """The numbers of its docenten now."""
    return {each.user_id for each in cohort.present if each.role == Role.DOCENT}
