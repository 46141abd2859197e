"""What somebody showed, beside what is asked: line by line of a framework. Plain decisions.

Nothing is counted here, and nothing is put in an order of better or worse.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.competences.evidence.choosing import Line
from learning.modules.asking import asked_in
from learning.modules.parts import Framework, FrameworkItem, Module, Opdracht
from learning.submissions.rules import FINISHED, status_of_opdracht


@dataclass(frozen=True)
class Ask:
    """An opdracht that names a line. ``state``: "done", "begun" or "": not begun."""

    module: Module
    opdracht: Opdracht
    state: str

    @property
    def chapter(self) -> str:
        """The address of the chapter in which it stands."""
        return self.module.chapter_of(self.opdracht.id).slug


@dataclass(frozen=True)
class Shown:
    """A line of the framework. ``quotes``: the newest of one's own; ``has_more``: older ones stand
    elsewhere; ``matches``: codes of the framework before this one that say the same."""

    line: Line
    quotes: tuple = ()
    has_more: bool = False
    asks: tuple[Ask, ...] = ()
    matches: tuple[str, ...] = ()


@dataclass(frozen=True)
class Competence:
    """A competence with its indicators. ``emphasis``: titles of modules that give it extra
    emphasis; ``rated``: what was said of it the last time, when both are in."""

    head: Shown
    text: str
    lines: tuple[Shown, ...]
    emphasis: tuple[str, ...] = ()
    rated: object | None = None

    @property
    def shown(self) -> list[Shown]:
        """Where something stands, the competence itself last."""
        return [each for each in (*self.lines, self.head) if each.quotes]

    @property
    def open(self) -> list[Shown]:
        """The indicators where nothing stands yet; of a competence without any: itself."""
        return [each for each in self.lines or (self.head,) if not each.quotes]

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded: there is something to see, or the module asks for it."""
        return bool(self.shown or self.emphasis)


def states_of(standings: Iterable) -> dict[tuple[str, str], str]:
    """(module, opdracht) → "done" or "begun", of what was begun."""
    begun: dict[tuple[str, str], list] = {}
    for each in standings:
        begun.setdefault((each.module, each.opdracht), []).append(each.status)
    return {
        what: "done" if status_of_opdracht(statuses) in FINISHED else "begun"
        for what, statuses in begun.items()
    }


def asks_in(modules: Iterable[Module], states: Mapping) -> dict[str, tuple[Ask, ...]]:
    """Code → the opdrachten of *modules* that name it."""
    found: dict[str, tuple[Ask, ...]] = {}
    for module in modules:
        for code, opdrachten in asked_in(module).items():
            asks = (
                Ask(module, each, states.get((module.slug, each.id), "")) for each in opdrachten
            )
            found[code] = (*found.get(code, ()), *asks)
    return found


def growth_in(
    framework: Framework,
    modules: Sequence[Module],
    quotes: Iterable,
    asks: Mapping[str, tuple[Ask, ...]],
    rated: Iterable,
    most: int,
) -> list[Competence]:
    """Every competence of *framework* in its order. *modules*: those of the reader that use it;
    *quotes*: rows of queries, newest first; *rated*: the last first; *most*: quotes of a line."""
    of_line = by_line(quotes)
    last = {each.code: each for each in reversed(list(rated)) if each.framework == framework.id}

    def shown(code: str, told: str) -> Shown:
        found = of_line.get((framework.id, code), [])
        line = Line(framework.id, code, told)
        matches = framework.matches.get(code, ())
        return Shown(line, tuple(found[:most]), len(found) > most, asks.get(code, ()), matches)

    return [
        Competence(
            head=shown(each.code, each.name),
            text=each.text,
            lines=tuple(shown(i.code, i.text) for i in _under(framework, each)),
            emphasis=tuple(m.title for m in modules if each.code in m.emphasis),
            rated=last.get(each.code),
        )
        for each in framework.competences.values()
    ]


def _under(framework: Framework, competence: FrameworkItem) -> list[FrameworkItem]:
    found = framework.indicators.values()
    return [each for each in found if each.belongs_to == competence.code]


def by_line(quotes: Iterable) -> dict[tuple[str, str], list]:
    """(framework, code) → its quotes, in their order."""
    found: dict[tuple[str, str], list] = {}
    for each in quotes:
        found.setdefault((each.framework, each.code), []).append(each)
    return found


def gone_from(
    frameworks: Mapping[str, Framework], framework: Framework | None, quotes: Iterable, most: int
) -> list[Shown]:
    """What somebody showed of lines that *framework* lost, as they said then; and of frameworks
    that are not there any more."""
    known = framework.shown_in if framework else {}
    here = framework.id if framework else ""
    gone = [
        (key, found)
        for key, found in by_line(quotes).items()
        if key[0] not in frameworks or (key[0] == here and key[1] not in known)
    ]
    return [
        Shown(Line(*key, found[0].told), tuple(found[:most]), len(found) > most)
        for key, found in gone
    ]
