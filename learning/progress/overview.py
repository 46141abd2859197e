"""How far somebody is in a module: what is read, and where each opdracht stands.

Plain decisions over plain records; imports no Flask and no database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from learning.cohorts.plan.aims import Aims
from learning.modules.parts import Chapter, Circle, Module, Opdracht, Part
from learning.submissions.rules import FINISHED, Status, status_of_opdracht

FOR_THE_WRITER = {None, Status.CONCEPT, Status.TO_ADD}


@dataclass(frozen=True)
class StoppedAt:
    """Where somebody stopped reading. ``paragraph`` is an id in the text, or empty."""

    module: str
    chapter: str
    paragraph: str
    at: datetime


@dataclass(frozen=True)
class Contact:
    """An open question for contact. ``name``: who is asked; ``is_mine``: one asked it oneself."""

    public_id: str
    name: str
    is_mine: bool


@dataclass(frozen=True)
class Marks:
    """What somebody read, as (module, chapter), and where they stopped, by module.

    ``paused``: the modules (slugs) that stand still for them now. ``maatjes``: with whom they
    are maatje. ``aims``: the days to aim at, by (cohort, module, opdracht).
    ``contacts``: open questions for contact, the longest wait first.
    """

    read: frozenset[tuple[str, str]] = frozenset()
    stopped: Mapping[str, StoppedAt] = field(default_factory=dict)
    paused: frozenset[str] = frozenset()
    maatjes: tuple = ()
    aims: Aims = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class PartRow:
    """A part and the work on it; ``standing`` None: not begun."""

    part: Part
    standing: object | None = None

    @property
    def status(self) -> Status | None:
        return self.standing.status if self.standing else None


@dataclass(frozen=True)
class OpdrachtRow:
    """An opdracht and where its parts stand. ``instead``: opdrachten that may take its place.

    ``report``: what one did in real life; nothing waits for it. None: there is no such part.
    """

    opdracht: Opdracht
    chapter: Chapter
    parts: tuple[PartRow, ...]
    instead: tuple["OpdrachtRow", ...] = ()
    report: PartRow | None = None

    @property
    def status(self) -> Status | None:
        """From its parts; what somebody writes for themselves alone is never required."""
        shared = [part for part in self.parts if part.part.readers != Circle.IK]
        return status_of_opdracht([part.status for part in shared or self.parts])

    @property
    def is_finished(self) -> bool:
        """Done, or done in its other form."""
        return self.status in FINISHED or any(each.is_finished for each in self.instead)

    @property
    def is_begun(self) -> bool:
        return self.status is not None or any(each.is_begun for each in self.instead)

    @property
    def is_chosen(self) -> bool:
        """Begun itself; or not begun, and neither is what may take its place."""
        return self.status is not None or not (self.opdracht.replaces or self.is_begun)

    @property
    def state(self) -> str:
        """done, busy or open."""
        return "done" if self.is_finished else "busy" if self.is_begun else "open"

    @property
    def open_part(self) -> PartRow | None:
        """The first part that waits for the writer; None when nothing does."""
        return next((each for each in self.parts if each.status in FOR_THE_WRITER), None)


@dataclass(frozen=True)
class ChapterRow:
    """A chapter, whether it was ticked as read, and where somebody stopped in it (or None)."""

    chapter: Chapter
    is_read: bool
    stopped: StoppedAt | None
    opdrachten: tuple[OpdrachtRow, ...]

    @property
    def state(self) -> str:
        """done, busy or open."""
        return "done" if self.is_read else "busy" if self.stopped else "open"

    def row_of(self, opdracht: Opdracht) -> OpdrachtRow:
        return next(row for row in self.opdrachten if row.opdracht.id == opdracht.id)

    @property
    def lit(self) -> OpdrachtRow | None:
        """The opdracht that the light of the chapter's page falls on; None: on nothing.

        Of one and what may take its place, that is the one that was begun.
        """
        open_ones = (row for row in self.opdrachten if row.open_part and not row.is_finished)
        return next((row for row in open_ones if row.is_chosen), None)


@dataclass(frozen=True)
class Overview:
    """A module as one person stands in it."""

    module: Module
    chapters: tuple[ChapterRow, ...]
    stopped: StoppedAt | None = None

    def row_of(self, chapter: Chapter) -> ChapterRow:
        return next(row for row in self.chapters if row.chapter == chapter)

    @property
    def opdrachten(self) -> tuple[OpdrachtRow, ...]:
        """The opdrachten that count: one that can replace another counts with that other."""
        rows = (row for chapter in self.chapters for row in chapter.opdrachten)
        return tuple(row for row in rows if not row.opdracht.replaces)

    @property
    def chapters_read(self) -> int:
        return sum(row.is_read for row in self.chapters)

    @property
    def opdrachten_finished(self) -> int:
        return sum(row.is_finished for row in self.opdrachten)

    @property
    def chapter_states(self) -> list[str]:
        """done, busy or open for every chapter, for the picture."""
        return [row.state for row in self.chapters]

    @property
    def opdracht_states(self) -> list[str]:
        """done, busy or open for every opdracht that counts, for the picture."""
        return [row.state for row in self.opdrachten]

    @property
    def touched_at(self) -> datetime | None:
        """When something was last written or read here; None: never."""
        moments = [part.standing.at for part in self._begun]
        return max([*moments, *([self.stopped.at] if self.stopped else [])], default=None)

    @property
    def _begun(self) -> Iterable[PartRow]:
        for chapter in self.chapters:
            for row in chapter.opdrachten:
                yield from (part for part in row.parts if part.standing)


def overview(module: Module, marks: Marks, standings: Mapping) -> Overview:
    """How far somebody is in *module*. *standings*: (opdracht, part) → Standing."""
    stopped = marks.stopped.get(module.slug)
    rows = {
        each.id: _opdracht_row(each, chapter, module.report, standings)
        for chapter in module.chapters
        for each in chapter.opdrachten
    }
    chapters = tuple(
        ChapterRow(
            chapter=chapter,
            is_read=(module.slug, chapter.slug) in marks.read,
            stopped=stopped if stopped and stopped.chapter == chapter.slug else None,
            opdrachten=tuple(_with_others(rows[each.id], rows) for each in chapter.opdrachten),
        )
        for chapter in module.chapters
    )
    return Overview(module, chapters, stopped)


def _opdracht_row(
    opdracht: Opdracht, chapter: Chapter, report: Part | None, standings: Mapping
) -> OpdrachtRow:
    wanted = (*opdracht.parts, *([report] if report else []))
    rows = [PartRow(part, standings.get((opdracht.id, part.id))) for part in wanted]
    own = len(opdracht.parts)
    return OpdrachtRow(opdracht, chapter, tuple(rows[:own]), report=next(iter(rows[own:]), None))


def _with_others(row: OpdrachtRow, rows: Mapping[str, OpdrachtRow]) -> OpdrachtRow:
    others = [each for each in rows.values() if each.opdracht.replaces == row.opdracht.id]
    return replace(row, instead=tuple(others))


def that_count(standings: Sequence, module: str, cohort_id: int | None) -> dict:
    """(opdracht, part) → Standing of *module*: what was written in this cohort counts.

    Where something is made with others, that counts, and not what one made alone before, unless
    that is finished. Of an
    earlier cohort only what is finished counts: the rest could never be
    handed in any more. *cohort_id* None: whoever only reads has no work.
    """
    counted = [
        each
        for each in sorted(
            standings,
            key=lambda each: (each.cohort_id == cohort_id, each.status in FINISHED, each.is_joint),
        )
        if each.module == module and (each.cohort_id == cohort_id or each.status in FINISHED)
    ]
    return {(each.opdracht, each.part): each for each in counted}


def that_stand(standings: Sequence) -> list:
    """*standings* without what one made alone of a part that one makes with others now."""
    joint = {_about(each) for each in standings if each.is_joint}
    return [each for each in standings if each.is_joint or _about(each) not in joint]


def _about(each) -> tuple:
    return each.cohort_id, each.module, each.opdracht, each.part
