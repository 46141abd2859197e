"""All that stands on *Mijn plek*, for somebody who may be student, docent and more at once.

Plain decisions over plain records; imports no Flask and no database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.modules.parts import Chapter, Module
from learning.modules.rules import STUDENT, works_in
from learning.modules.titles import work_title
from learning.progress.next_step import Do, NextStep, next_step_for
from learning.progress.overview import Marks, Overview, overview, that_count, that_stand
from learning.reviews.pile.expecting import soon
from learning.submissions.rules import FINISHED, Status, status_from

ALL_WORK = 1000  # more parts than anybody begins
MOST_ROWS = 6
AT_ONCE = 4  # rows in view; the others stand in a fold


@dataclass(frozen=True)
class Work:
    """A piece of work by its title. ``docent``: who wrote feedback on it; "" for work in hand.
    ``expects``: a sentence about when an answer may be expected, or ""."""

    key: str
    title: str
    module: str
    status: Status
    at: datetime
    docent: str = ""
    expects: str = ""


@dataclass(frozen=True)
class OpenPage:
    """A chapter that somebody was reading; ``paragraph`` is an id in its text, or empty."""

    module: Module
    chapter: Chapter
    paragraph: str


@dataclass(frozen=True)
class MyPlace:
    """One step in the light; below it what is new, what lies open, and how far it is.

    ``own_step``: of a docent for whom students wait, what they do as a student
    themselves. ``guided``: their places as docent or begeleider. ``asked_by``: the
    docent behind the step, "" when there is none. ``notices``: newest first. ``paused``: the
    modules that stand still; nothing above is about them. ``asked``: their own open questions
    for contact: each a Contact.
    """

    step: NextStep
    own_step: NextStep | None
    overviews: tuple[Overview, ...]
    news: tuple[Work, ...]
    busy: tuple[Work, ...]
    pages: tuple[OpenPage, ...]
    guided: tuple
    notices: tuple = ()
    is_beheerder: bool = False
    asked_by: str = ""
    paused: tuple[Module, ...] = ()
    maatjes: tuple = ()
    asked: tuple = ()

    @property
    def has_rows(self) -> bool:
        """Whether anything stands under *Voor jou*."""
        return bool(self._is_told or self.busy or self.pages or self.own_step)

    @property
    def _is_told(self) -> bool:
        return bool(self.notices or self.news or self.asked)

    @property
    def rows(self) -> list[tuple[str, object]]:
        """What stands under *Voor jou*, each with its kind: what is new first."""
        kinds = {
            "notice": self.notices,
            "asked": self.asked,
            "own": [self.own_step.module] if self.own_step and self.own_step.module else [],
            "work": (*self.news, *self.busy),
            "page": self.pages,
        }
        return [(kind, each) for kind, things in kinds.items() for each in things]

    @property
    def rows_in_view(self) -> list[tuple[str, object]]:
        """The first few of them; all, when only one more would be folded away."""
        return self.rows[:AT_ONCE] if len(self.rows) > AT_ONCE + 1 else self.rows

    @property
    def rows_folded(self) -> list[tuple[str, object]]:
        """Those that are too many for one look."""
        return self.rows[len(self.rows_in_view) :]


def my_place_of(
    modules: Mapping[str, Module],
    places: Sequence,
    is_beheerder: bool,
    marks: Marks,
    work: Sequence,
    news: Sequence,
    waiting: int,
    notices: Sequence = (),
    now: datetime | None = None,
    beginning: NextStep | None = None,
) -> MyPlace:
    """Bring it together. *modules*: those they may read, by slug; *work*: their standings;
    *news*: feedback, newest first; *waiting*: how many hand-ins wait for them; *notices*: what
    they have not seen yet, newest first; *beginning*: see ``next_step_for``."""
    still = [each for slug, each in modules.items() if slug in marks.paused]
    modules = {slug: each for slug, each in modules.items() if slug not in marks.paused}
    work = [each for each in work if each.module not in marks.paused]
    news = [each for each in news if each.module not in marks.paused]
    learning = tuple(_overviews(modules, places, marks, work))
    guided = tuple(place for place in places if place.role != STUDENT)
    is_student = len(guided) < len(places)
    calling = [each.public_id for each in marks.contacts if not each.is_mine]
    step = next_step_for(
        learning, is_student, bool(guided), is_beheerder, waiting, calling, beginning
    )
    if still and step.do == Do.NO_MODULES:
        step = NextStep(Do.REST)
    own = next_step_for(learning, is_student) if is_student and (waiting or calling) else None
    told = tuple(works_from(modules, news))
    shown = {step.key, *(each.key for each in told)}
    return MyPlace(
        step=step,
        own_step=own,
        overviews=learning,
        news=tuple(each for each in told if each.key != step.key),
        busy=tuple(_busy(modules, work, shown, now))[:MOST_ROWS],
        pages=tuple(each for each in _pages(modules, marks) if each.chapter is not step.chapter),
        guided=guided,
        notices=tuple(notices),
        is_beheerder=is_beheerder,
        asked_by=next((each.docent for each in told if each.key == step.key), ""),
        paused=tuple(still),
        maatjes=marks.maatjes,
        asked=tuple(each for each in marks.contacts if each.is_mine),
    )


def _overviews(modules, places: Sequence, marks: Marks, work: Sequence) -> Iterable[Overview]:
    for slug, module in modules.items():
        place = works_in(places, slug)
        if place:
            yield overview(module, marks, that_count(work, slug, place.cohort_id))


def works_from(modules: Mapping[str, Module], news: Sequence) -> Iterable[Work]:
    """The newest feedback on each piece of work. *news*: newest first."""
    keys: set[str] = set()
    for each in news:
        if each.submission not in keys:
            keys.add(each.submission)
            title, where = _titles(modules, each.module, each.opdracht)
            status = status_from(True, each.verdict, None)
            yield Work(each.submission, title, where, status, each.sent_at, each.docent)


def _busy(modules, work: Sequence, shown: set[str], now: datetime | None) -> Iterable[Work]:
    for each in that_stand(work):
        if each.status not in FINISHED and each.public_id not in shown and not each.is_erased:
            title, where = _titles(modules, each.module, each.opdracht, each.part)
            expects = soon(each, now) if now and each.status == Status.HANDED_IN else ""
            yield Work(each.public_id, title, where, each.status, each.at, expects=expects)


def _pages(modules, marks: Marks) -> Iterable[OpenPage]:
    """Chapters that were begun and not ticked as read, the last one first."""
    for stopped in sorted(marks.stopped.values(), key=lambda each: each.at, reverse=True):
        module = modules.get(stopped.module)
        chapter = module.chapter(stopped.chapter) if module else None
        if chapter and (module.slug, chapter.slug) not in marks.read:
            yield OpenPage(module, chapter, stopped.paragraph)


def _titles(modules, slug: str, opdracht_id: str, part_id: str = "") -> tuple[str, str]:
    """What a piece of work is called, and its module; also when it has gone from the shelf."""
    module = modules.get(slug)
    title = work_title(modules, slug, opdracht_id, part_id)
    return title, module.title if module else ""
