"""What a module is made of: frozen records, without Flask or a database.

All ``html`` is safe, rendered HTML as ``str``. All other text is plain text.
Sequences keep the order of the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Kind(StrEnum):
    """What people do in a part."""

    REFLECTION = "reflectie"
    PAIR = "tweetal"
    GROUP_PLAN = "groepsplan"
    TALK = "klassengesprek"
    EXPLORATION = "verkenning"
    INTERVISIE = "intervisie"


REPORT = "praktijkverslag"  # the part that every opdracht has besides its own; see Module.part


class Purpose(StrEnum):
    """What a module is for: to learn from in a cohort, or to look up how this site works."""

    LESSONS = "lessen"
    HANDBOOK = "handleiding"


class Circle(StrEnum):
    """The widest circle that may read what is written in a part."""

    IK = "ik"
    TWEETAL = "tweetal"
    GROEPJE = "groepje"
    DOCENT = "docent"
    COHORT = "cohort"


class Together(StrEnum):
    """What a tweetal or groepje shares: one text, or a conversation of which each writes a bit."""

    TEXT = "tekst"
    TALK = "gesprek"


class OwnStory(StrEnum):
    """How much of their own story an opdracht asks of people."""

    NO = "nee"
    A_LITTLE = "een-beetje"
    YES = "ja"


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen."""

    id: str
    text: str


@dataclass(frozen=True)
class Field:
    """One question. Without choices it asks for text. Its id is unique within the opdracht."""

    id: str
    question: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class GroupSize:
    """How many people make a group."""

    min: int
    max: int


@dataclass(frozen=True)
class Part:
    """One step of an opdracht. ``id`` and ``title`` are "" when the opdracht has no parts."""

    id: str
    title: str
    kind: Kind = Kind.REFLECTION
    readers: Circle = Circle.DOCENT
    model: str = "vrij"
    own_first: bool = False
    group: GroupSize | None = None
    together: Together = Together.TEXT
    werkvorm: str = ""
    html: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Criterion:
    """One sentence to look at; ``codes`` are indicators or competences."""

    id: str
    text: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opdracht:
    """A task. ``html`` is the text before the parts; with one unnamed part it is all the text.

    ``core_task`` and ``replaces`` are "" when there is none; ``plan_days`` is None
    when no plan is asked for.
    """

    id: str
    title: str
    goals: tuple[str, ...] = ()
    core_task: str = ""
    task_areas: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    own_story: OwnStory = OwnStory.NO
    replaces: str = ""
    plan_days: int | None = None
    html: str = ""
    parts: tuple[Part, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def part(self, id: str) -> Part | None:
        """The part with *id*; "" is the one part of an opdracht without parts."""
        return next((part for part in self.parts if part.id == id), None)


class ExampleKind(StrEnum):
    """What a practice example is about."""

    MEETING_PLACE = "ontmoetingsplek"
    TEAM = "team"
    NETWORK = "netwerk"
    GATHERING = "bijeenkomst"
    APPROACH = "aanpak"
    ARTICLE = "artikel"


@dataclass(frozen=True)
class Figure:
    """One figure in words, of which year, and who counted it."""

    what: str
    year: str
    source: str


@dataclass(frozen=True)
class PracticeExample:
    """A story from practice. ``year`` is the year of the source, 0 when unknown.

    ``works``: ids of werkzame elementen. ``sources``: inline HTML, one each. ``checked_on``: the
    day on which somebody looked whether it still holds; None: never. ``html`` begins with its
    ``lead``: all before the first heading, which is what a chapter shows; ``summary``: its first
    sentences, as plain words.
    """

    id: str
    title: str
    organisation: str = ""
    place: str = ""
    year: int = 0
    source: str = ""
    website: str = ""
    questions: tuple[str, ...] = ()
    kind: ExampleKind | None = None
    works: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    checked_on: date | None = None
    html: str = ""
    lead: str = ""
    summary: str = ""

    @property
    def is_longer(self) -> bool:
        """Whether there is more to read than its lead."""
        return self.lead != self.html


@dataclass(frozen=True)
class Text:
    """A run of prose."""

    html: str


# ``level`` is the heading level that a block's title needs where it stands, so that no
# level is skipped. An opdracht is always a level 2, its parts are level 3.


@dataclass(frozen=True)
class ExampleBlock:
    """A practice example, shown in a chapter."""

    example: PracticeExample
    level: int = 3


@dataclass(frozen=True)
class ContentNote:
    """A heavy piece of text that people may skip. ``id`` is unique within the chapter."""

    id: str
    title: str
    html: str
    level: int = 3


@dataclass(frozen=True)
class ProfileRow:
    """One line of a framework; ``rows`` are the tasks or indicators under it."""

    code: str
    name: str
    text: str
    emphasised: bool = False
    rows: tuple["ProfileRow", ...] = ()


@dataclass(frozen=True)
class Profile:
    """A list of the framework: kerntaken, taakgebieden, competenties or indicatoren."""

    show: str
    rows: tuple[ProfileRow, ...]
    level: int = 3


@dataclass(frozen=True)
class Source:
    """One reference; ``html`` is inline, without a paragraph around it."""

    id: str
    html: str


@dataclass(frozen=True)
class SourceList:
    """A titled list of references."""

    title: str
    items: tuple[Source, ...]
    level: int = 3


Block = Text | Opdracht | ExampleBlock | ContentNote | Profile | SourceList


@dataclass(frozen=True)
class Chapter:
    """One page to read. ``minutes`` is reading time; ``number`` counts from 1. ``audience``: for
    whom it is, in a handbook; "" for everybody."""

    slug: str
    title: str
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    minutes: int = 1
    number: int = 1
    audience: str = ""

    @cached_property
    def opdrachten(self) -> tuple[Opdracht, ...]:
        """The opdrachten of this chapter, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Opdracht))


@dataclass(frozen=True)
class Goal:
    """Something to learn in a module."""

    id: str
    text: str


class CoreTasks(NamedTuple):
    """The core tasks of a module, as codes; ``primary`` is "" when none is named."""

    primary: str = ""
    also: tuple[str, ...] = ()


NO_CORE_TASKS = CoreTasks()


@dataclass(frozen=True)
class Module:
    """A course of chapters. ``number`` is None when the module has no place in a row.

    ``report``: the practice report that goes with every opdracht, and is none of its parts.
    ``files`` holds the texts it was read from (path within the module -> text), and
    ``version`` is the hash of those texts and of the engine.
    """

    slug: str
    number: int | None
    title: str
    summary: str = ""
    html: str = ""
    own: bool = False
    purpose: Purpose = Purpose.LESSONS
    goals: tuple[Goal, ...] = ()
    framework: str = ""
    core_tasks: CoreTasks = NO_CORE_TASKS
    emphasis: frozenset[str] = frozenset()
    chapters: tuple[Chapter, ...] = ()
    report: Part | None = None
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    version: str = ""

    @property
    def is_handbook(self) -> bool:
        """Whether it is no course: everybody who is signed in reads it, and nobody follows it."""
        return self.purpose is Purpose.HANDBOOK

    @cached_property
    def opdrachten(self) -> tuple[Opdracht, ...]:
        """All opdrachten, in order of the chapters."""
        return tuple(opdracht for chapter in self.chapters for opdracht in chapter.opdrachten)

    def opdracht(self, id: str) -> Opdracht | None:
        """The opdracht with *id*, or None."""
        return next((opdracht for opdracht in self.opdrachten if opdracht.id == id), None)

    def chapter(self, slug: str) -> Chapter | None:
        """The chapter with *slug*, or None."""
        return next((chapter for chapter in self.chapters if chapter.slug == slug), None)

    def chapter_of(self, opdracht_id: str) -> Chapter | None:
        """The chapter in which the opdracht stands, or None."""
        return next(
            (c for c in self.chapters if any(o.id == opdracht_id for o in c.opdrachten)), None
        )

    def part(self, opdracht_id: str, part_id: str) -> Part | None:
        """One part of one opdracht, or its practice report; or None."""
        opdracht = self.opdracht(opdracht_id)
        if opdracht is None:
            return None
        return self.report if part_id == REPORT else opdracht.part(part_id)


@dataclass(frozen=True)
class Term:
    """A hard word; ``html`` explains it in one or two sentences (``<p>…</p>``)."""

    id: str
    word: str
    html: str


@dataclass(frozen=True)
class FrameworkItem:
    """One line of a framework: a core task, task area, task, competence or indicator.

    ``items`` are the tasks of a task area. ``belongs_to`` is the task area of a task
    or the competence of an indicator. Tasks and indicators have no name, only a text.
    """

    code: str
    name: str = ""
    text: str = ""
    belongs_to: str = ""
    items: tuple["FrameworkItem", ...] = ()


@dataclass(frozen=True)
class Framework:
    """A competence profile. Each mapping goes from code to item, in order of the file.

    ``follows``: the id of the profile that came before it, or "". ``matches``: code → the codes
    of that one that say the same. ``text``: the file it was read from.
    """

    id: str
    title: str
    version: str = ""
    source: str = ""
    core_tasks: Mapping[str, FrameworkItem] = field(default_factory=dict)
    task_areas: Mapping[str, FrameworkItem] = field(default_factory=dict)
    competences: Mapping[str, FrameworkItem] = field(default_factory=dict)
    indicators: Mapping[str, FrameworkItem] = field(default_factory=dict)
    html: str = ""
    follows: str = ""
    matches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    @property
    def shown_in(self) -> dict[str, str]:
        """What people show in their own words: code → what it says, competence by competence, its
        indicators behind it. Of a competence that is its official name."""
        told: dict[str, str] = {}
        for code, competence in self.competences.items():
            told[code] = competence.name
            under = (each for each in self.indicators.values() if each.belongs_to == code)
            told.update((each.code, each.text) for each in under)
        return told

    @property
    def tasks(self) -> dict[str, FrameworkItem]:
        """The tasks within the task areas, by code."""
        return {task.code: task for area in self.task_areas.values() for task in area.items}

    @property
    def codes(self) -> frozenset[str]:
        """Every code in this framework."""
        lists = (self.core_tasks, self.task_areas, self.tasks, self.competences, self.indicators)
        return frozenset(code for items in lists for code in items)


@dataclass(frozen=True)
class HelpLine:
    """Somewhere to turn to; ``site`` is "" or an address."""

    name: str
    number: str
    when: str
    site: str = ""


@dataclass(frozen=True)
class HelpPage:
    """Where to find help, and the day on which someone checked it (None: never)."""

    title: str
    checked_on: date | None
    lines: tuple[HelpLine, ...] = ()
    html: str = ""

    @property
    def kind_words(self) -> str:
        """The first paragraph, to stand above the numbers; empty when the text begins otherwise."""
        first, end, _rest = self.html.partition("</p>")
        return first + end if end and first.lstrip().startswith("<p>") else ""

    @property
    def rest(self) -> str:
        """All that comes after it."""
        return self.html[len(self.kind_words) :]


@dataclass(frozen=True)
class TitledText:
    """A text with a title of its own, to show under one."""

    title: str
    html: str = ""


FOUT = "fout"  # the module is not served
LET_OP = "let op"  # served, but worth a look


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file (path within the content folder) at a line, from 1."""

    file: str
    line: int
    message: str
    severity: str = FOUT

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message}"
