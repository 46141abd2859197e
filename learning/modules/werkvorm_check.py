"""Can this werkvorm be played, from its first step to its last, by every group that it is for?"""

from collections.abc import Callable, Iterator

from learning.modules.problems import Problems
from learning.modules.werkvorm_step_check import Step, check_step
from learning.modules.werkvormen import Role, Way, Werkvorm

LineOf = Callable[[tuple], int]
Found = Iterator[tuple[tuple, str]]  # where in the front matter, and what to say

FEWEST, MOST = 3, 12  # people
ALWAYS = (Role.INBRENGER, Role.GESPREKSLEIDER)


def check_werkvorm(name: str, werkvorm: Werkvorm, line_of: LineOf, problems: Problems) -> None:
    """Say everything that stands in the way; *name* is that of the file, without .md."""
    said = {problem.line for problem in problems.found}
    for path, message in _faults(name, werkvorm):
        line = line_of(path)
        is_own_line = line != line_of(path[:-1])  # of a key that could not be read
        if not (is_own_line and line in said):
            problems.fault(line, message)
    if not werkvorm.wishes and line_of(("past-bij",)) not in said:
        message = "Zonder ‘past-bij’ noemt de hulp bij het kiezen deze werkvorm niet."
        problems.remark(line_of(("past-bij",)), message)


def _faults(name: str, werkvorm: Werkvorm) -> Found:
    for check in (_name, _size, _time, _roles):
        yield from check(name, werkvorm)
    for place in range(len(werkvorm.phases)):
        for key, message in check_step(Step(werkvorm, place)):
            yield ("fasen", place, key), message
    if not werkvorm.phases:
        yield ("fasen",), "Er zijn geen stappen. Zet er minstens één bij ‘fasen’."


def _name(name: str, werkvorm: Werkvorm) -> Found:
    if werkvorm.id not in (name, "-"):
        message = f"De id is ‘{werkvorm.id}’, maar het bestand heet ‘{name}.md’. Maak ze gelijk."
        yield ("id",), message
    if werkvorm.version < 1:
        yield ("versie",), "De eerste versie is 1. Tel er bij een verandering één bij op."


def _size(_: str, werkvorm: Werkvorm) -> Found:
    low, high = werkvorm.ideal
    if not FEWEST <= werkvorm.least <= low <= high <= werkvorm.most <= MOST:
        yield (
            ("groep",),
            f"Deze aantallen kloppen niet. Ga van klein naar groot: min, ideaal, max."
            f" Het kleinste is {FEWEST}, het grootste {MOST}.",
        )


def _time(_: str, werkvorm: Werkvorm) -> Found:
    if not werkvorm.ways:
        yield ("modus",), "Zeg hoe het kan: [samen], [online] of [samen, online]."
    if Way.TOGETHER in werkvorm.ways and werkvorm.minutes < 1:
        yield ("duur",), "Deze werkvorm kan samen. Zeg bij ‘samen-minuten’ hoe lang hij duurt."
    if Way.ONLINE in werkvorm.ways and werkvorm.online_days < 1:
        yield ("duur",), "Deze werkvorm kan online. Zeg bij ‘online-dagen’ hoe lang hij duurt."
    if werkvorm.days < 1:
        message = "Zonder termijn kan een groep vastlopen. Kies hier minstens 1 dag."
        yield ("termijn-dagen",), message


def _roles(_: str, werkvorm: Werkvorm) -> Found:
    for role in ALWAYS:
        if role not in werkvorm.roles:
            yield ("rollen",), f"De rol ‘{role}’ hoort bij elke werkvorm. Zet hem erbij."
    if not werkvorm.phases:
        return
    if not any(Role.INBRENGER in phase.writers for phase in werkvorm.phases):
        message = "De inbrenger schrijft nergens. Geef de inbrenger minstens één stap."
        yield ("fasen",), message
    busy = {role for phase in werkvorm.phases for role in (*phase.writers, *phase.closers)}
    for role in werkvorm.roles:
        if role not in {*busy, *ALWAYS}:
            message = f"De rol ‘{role}’ doet in geen enkele stap iets. Geef die rol een stap,"
            yield ("rollen",), f"{message} of haal hem weg."
