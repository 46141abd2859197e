"""Students × opdrachten: where each stands, for docenten. Never a score, never an order.

Plain decisions over plain rows; statuses are derived here, and kept nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.base.dates import date_of
from learning.modules.parts import Circle, Module, Opdracht
from learning.submissions.rules import FINISHED, Status, status_from, status_of_opdracht

QUIET = timedelta(days=14)
MOST_COLUMNS = 10  # opdrachten beside each other, so that each has room for its words;
IN_A_ROW = 8  # where a module has more, so many a table: picture.css numbers them from there
WORDS = {  # what a docent reads: (shape, words)
    None: ("open", "niet begonnen"),
    Status.CONCEPT: ("busy", "bezig"),
    Status.HANDED_IN: ("sent", "ingeleverd"),
    Status.TO_ADD: ("more", "aanvullen"),
    Status.DONE: ("done", "voldaan"),
    Status.TALKED: ("talked", "besproken"),
    Status.OTHER: ("other", "andere vorm"),
}
_FURTHEST = [None, Status.CONCEPT, Status.HANDED_IN, Status.TO_ADD, *sorted(FINISHED)]


@dataclass(frozen=True)
class Student:
    """Somebody in the picture. ``is_gone``: left, or their account is closed; ``away``: the
    modules (slugs) with which they are er even niet."""

    id: int
    name: str
    is_gone: bool = False
    away: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Column:
    """An opdracht of a module; ``number`` from 1 in its module."""

    module: Module
    opdracht: Opdracht
    number: int


@dataclass(frozen=True)
class Table:
    """Some columns of one module, and a status for each of them for every student."""

    module: Module
    columns: Sequence[Column]
    rows: Sequence[tuple[Student, Sequence[Status | None]]]


@dataclass(frozen=True)
class Quiet:
    """Somebody of whom nothing was heard. ``days``: since the last time; None: not once."""

    name: str
    days: int | None


def columns_of(modules: Iterable[Module]) -> list[Column]:
    """What to look at: an opdracht that takes the place of another counts with that other, and one
    that nobody but its writer reads is nobody's business."""
    return [
        Column(module, opdracht, number)
        for module in modules
        for number, opdracht in enumerate(filter(_counts, module.opdrachten), 1)
    ]


def _counts(opdracht: Opdracht) -> bool:
    return not opdracht.replaces and bool(_shown_parts(opdracht))


def _shown_parts(opdracht: Opdracht) -> list[str]:
    return [part.id for part in opdracht.parts if part.readers != Circle.IK]


def shown_work(modules: Iterable[Module], work: Iterable) -> list:
    """The rows of *work* without those of parts that nobody but their writer reads: not even that
    somebody was busy with those is told."""
    alone = {
        (module.slug, opdracht.id, part.id)
        for module in modules
        for opdracht in module.opdrachten
        for part in opdracht.parts
        if part.readers == Circle.IK
    }
    return [each for each in work if (each.module, each.opdracht, each.part) not in alone]


class Standings:
    """Where everybody's work stands. *work*: rows of queries.work_in()."""

    def __init__(self, work: Iterable):
        self._found: dict[tuple, tuple] = {}
        for row in work:
            status = status_from(row.handed_in is not None, row.verdict, row.kind)
            if row.is_erased and status == Status.CONCEPT:
                continue
            key = row.student, row.module, row.opdracht, row.part
            rank = status in FINISHED, row.is_joint
            if key not in self._found or self._found[key][0] <= rank:
                self._found[key] = rank, status, _since(row, status)

    def of(self, student: int, column: Column) -> Status | None:
        """The status of an opdracht, or of what was done in its place; None: not begun."""
        return self._both(student, column)[0]

    def since(self, student: int, column: Column) -> datetime | None:
        """From when on it stands so; None when it was not begun."""
        return self._both(student, column)[1]

    def _both(self, student: int, column: Column) -> tuple[Status | None, datetime | None]:
        own = self._one(student, column.module.slug, column.opdracht)
        others = [
            self._one(student, column.module.slug, each)
            for each in column.module.opdrachten
            if each.replaces == column.opdracht.id
        ]
        return max([own, *others], key=lambda each: _FURTHEST.index(each[0])) if others else own

    def _one(self, student: int, slug: str, opdracht: Opdracht):
        parts = [
            self._found.get((student, slug, opdracht.id, part)) for part in _shown_parts(opdracht)
        ]
        begun = [each for each in parts if each]
        if not begun:
            return None, None
        status = status_of_opdracht([each and each[1] for each in parts])
        return status, max(each[2] for each in begun)


def _since(row, status: Status) -> datetime:
    if status in (Status.TALKED, Status.OTHER):
        return row.agreed_at
    if status == Status.CONCEPT:
        return row.begun_at
    return row.handed_in_at if status == Status.HANDED_IN else row.concluded_at


def tables_of(
    columns: Sequence[Column], students: Sequence[Student], standings: Standings
) -> list[Table]:
    """The picture: for each module one table, or more with few enough columns each."""
    return [
        Table(
            some[0].module,
            some,
            [(each, [standings.of(each.id, column) for column in some]) for each in students],
        )
        for some in _pieces(columns)
    ]


def _pieces(columns: Sequence[Column]) -> Iterable[Sequence[Column]]:
    by_module: dict[str, list[Column]] = {}
    for each in columns:
        by_module.setdefault(each.module.slug, []).append(each)
    for some in by_module.values():
        size = len(some) if len(some) <= MOST_COLUMNS else IN_A_ROW
        yield from (some[first : first + size] for first in range(0, len(some), size))


def by_status(pairs: Iterable[tuple[Status | None, str]]) -> list[tuple[Status | None, list[str]]]:
    """(status, names) in the order of WORDS, without what nobody has. *pairs*: (status, name)."""
    found: dict[Status | None, list[str]] = {}
    for status, name in pairs:
        found.setdefault(status, []).append(name)
    return [(status, found[status]) for status in WORDS if status in found]


def waiting_among(students: Iterable[Student], work: Iterable) -> list[str]:
    """Who handed in something that no docent answered yet, by name."""
    waits = {
        row.student
        for row in work
        if row.handed_in is not None and row.concluded_at is None and row.kind is None
    }
    return [each.name for each in students if each.id in waits]


def quiet_among(
    students: Iterable, work: Iterable, heard: Mapping[int, datetime], away: set[int], at: datetime
) -> list[Quiet]:
    """Who was not heard of for two weeks, by name; not who is *away* (numbers), or left.

    *students*: rows with id, name, joined_at and is_gone; *heard*: from heard_of().
    """
    last = dict(heard)
    for row in work:
        moments = [row.begun_at, row.saved_at, row.handed_in_at, last.get(row.student)]
        last[row.student] = max(filter(None, moments))
    return [
        Quiet(each.name, (date_of(at) - date_of(last[each.id])).days if each.id in last else None)
        for each in students
        if not each.is_gone
        and each.id not in away
        and at - max(last.get(each.id, each.joined_at), each.joined_at) >= QUIET
    ]
