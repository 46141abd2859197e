"""What of the pile a docent wants to see, as it stands in an address. No web, no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.modules.parts import REPORT, Kind, Module
from learning.modules.titles import title_of

NAMES = ("cohort", "module", "opdracht", "person", "kind")
FIRST, AGAIN, TOGETHER = "eerste", "opnieuw", "samen"
KINDS = {
    FIRST: "Eerste keer ingeleverd",
    AGAIN: "Opnieuw ingeleverd",
    TOGETHER: "Samen gemaakt",
    Kind.REFLECTION.value: "Reflectie",
    Kind.EXPLORATION.value: "Verkenning",
    Kind.PAIR.value: "Opdracht voor twee",
    Kind.GROUP_PLAN.value: "Plan van een groep",
    REPORT: "Praktijkverslag",
}


@dataclass(frozen=True)
class Person:
    """A student, by their public id and their number."""

    key: str
    id: int
    name: str


@dataclass(frozen=True)
class Narrowing:
    """What is chosen, "" or None for no choice. ``cohort``: its public id; ``opdracht``: an
    opdracht of ``module``, with ``part`` one part of it; ``words``: how it is said, in order."""

    cohort: str = ""
    module: str = ""
    opdracht: str = ""
    part: str = ""
    person: Person | None = None
    kind: str = ""
    words: tuple[str, ...] = ()

    @property
    def args(self) -> dict[str, str]:
        """As it stands in an address; empty when nothing is chosen."""
        whole = {
            "cohort": self.cohort,
            "module": "" if self.opdracht else self.module,
            "opdracht": place_of(self.module, self.opdracht, self.part) if self.opdracht else "",
            "person": self.person.key if self.person else "",
            "kind": self.kind,
        }
        return {name: value for name, value in whole.items() if value}


ALL = Narrowing()


def place_of(module: str, opdracht: str, part: str = "") -> str:
    """``kwartiermaken.eigen-buurt``, or with its part ``kwartiermaken.eigen-buurt.nadenken``."""
    return ".".join(filter(None, (module, opdracht, part)))


def choices_in(modules: Iterable[Module]) -> list[tuple[Module, list[tuple[str, str]]]]:
    """Each module with its opdrachten and their parts, as (place, title) pairs to choose from."""
    return [(each, [*_places_in(each)]) for each in modules]


def _places_in(module: Module) -> Iterable[tuple[str, str]]:
    for opdracht in module.opdrachten:
        yield place_of(module.slug, opdracht.id), opdracht.title
        for part in opdracht.parts if len(opdracht.parts) > 1 else ():
            place = place_of(module.slug, opdracht.id, part.id)
            yield place, title_of(opdracht, part)


def parts_of(kind: str, modules: Iterable[Module]) -> list[tuple[str, str, str]]:
    """(module, opdracht, part) of every part that is of this *kind*; with nothing in it one that
    is nowhere, for a database that wants something."""
    found = [
        (module.slug, opdracht.id, part.id)
        for module in modules
        for opdracht in module.opdrachten
        for part in opdracht.parts
        if part.kind == kind
    ]
    return found or [("", "", "")]


def narrowing_from(
    asked: Mapping[str, str],
    places: Sequence,
    modules: Mapping[str, Module],
    person: Person | None,
) -> tuple[Narrowing, bool]:
    """What the address *asked*, and whether all of it is known; what is not does not count.

    *places*: where they are docent; *modules*: what those cohorts follow, by slug; *person*: who
    is behind the one that was asked for, among their students.
    """
    asked = {name: asked.get(name) or "" for name in NAMES}
    cohort = next((each for each in places if each.public_id == asked["cohort"]), None)
    slug, _, rest = asked["opdracht"].partition(".")
    module = modules.get(slug if rest else asked["module"])
    opdracht, _, part = rest.partition(".")
    found = module.opdracht(opdracht) if module and opdracht else None
    known_part = module.part(opdracht, part) if found and part else None
    title = title_of(found, known_part) if found else ""
    kind = asked["kind"] if asked["kind"] in KINDS else ""
    is_known = {
        "cohort": cohort is not None,
        "module": asked["module"] in modules,
        "opdracht": found is not None and (not part or known_part is not None),
        "person": person is not None,
        "kind": bool(kind),
    }
    narrowing = Narrowing(
        cohort=cohort.public_id if cohort else "",
        module=module.slug if module and (found or not rest) else "",
        opdracht=found.id if found else "",
        part=known_part.id if known_part else "",
        person=person,
        kind=kind,
        words=tuple(
            filter(
                None,
                (
                    cohort and cohort.cohort_name,
                    title or (module and not rest and module.title),
                    person and person.name,
                    kind and KINDS[kind],
                ),
            )
        ),
    )
    return narrowing, all(is_known[name] for name in NAMES if asked[name])
