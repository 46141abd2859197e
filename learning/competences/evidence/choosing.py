"""What words can be tied to: competences and their indicators, as a form offers them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.modules.parts import Framework, Module, Opdracht

SIGN = "/"  # between framework and code in a form; it stands in neither


@dataclass(frozen=True)
class Line:
    """One line of a framework. ``told``: what it says; ``is_asked``: the opdracht names it."""

    framework: str
    code: str
    told: str
    is_asked: bool = False

    @property
    def value(self) -> str:
        """As a form sends it."""
        return f"{self.framework}{SIGN}{self.code}"


@dataclass(frozen=True)
class Group:
    """A competence: ``head`` is the line of itself, ``lines`` those of its indicators."""

    head: Line
    lines: tuple[Line, ...]
    title: str = ""

    @property
    def all(self) -> tuple[Line, ...]:
        """The indicators, and the competence itself behind them."""
        return (*self.lines, self.head)


def groups_in(frameworks: Sequence[Framework], asked: Collection[str] = ()) -> list[Group]:
    """Every competence, as the frameworks have them; ``title`` only where there are more
    frameworks. *asked*: codes that the opdracht names."""
    return [
        Group(
            _line(framework, competence.code, competence.name, asked),
            tuple(
                _line(framework, each.code, each.text, asked)
                for each in framework.indicators.values()
                if each.belongs_to == competence.code
            ),
            framework.version or framework.title if len(frameworks) > 1 else "",
        )
        for framework in frameworks
        for competence in framework.competences.values()
    ]


def _line(framework: Framework, code: str, told: str, asked: Collection[str]) -> Line:
    return Line(framework.id, code, told, code in asked)


def asked_among(groups: Iterable[Group]) -> list[Line]:
    """What the opdracht asks for, in order of the framework."""
    return [each for group in groups for each in (group.head, *group.lines) if each.is_asked]


def line_in(groups: Iterable[Group], value: str) -> Line | None:
    """The line that a form sent; None when there is none such."""
    return next((each for group in groups for each in group.all if each.value == value), None)


def with_gone(groups: list[Group], evidence) -> list[Group]:
    """With what *evidence* is tied to, also when the framework lost it: it may stay so."""
    line = Line(evidence.framework, evidence.code, evidence.told)
    if line_in(groups, line.value):
        return groups
    return [Group(line, ()), *groups]


def frameworks_for(
    followed: Iterable[str], modules: Mapping[str, Module], frameworks: Mapping[str, Framework]
) -> list[Framework]:
    """The frameworks of those modules (slugs), in order of the shelf."""
    followed = set(followed)
    ids = [each.framework for slug, each in modules.items() if slug in followed]
    return [frameworks[each] for each in dict.fromkeys(ids) if each in frameworks]


def codes_of(opdracht: Opdracht | None) -> frozenset[str]:
    """Every competence and indicator that it names, behind its criteria too."""
    if opdracht is None:
        return frozenset()
    criteria = (code for each in opdracht.criteria for code in each.codes)
    return frozenset((*opdracht.competences, *opdracht.indicators, *criteria))
