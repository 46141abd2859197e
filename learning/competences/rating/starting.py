"""By which profiles somebody can begin a round, in which of their cohorts. Plain decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from learning.cohorts.rules import is_open
from learning.modules.parts import Framework, Module


@dataclass(frozen=True)
class Start:
    """A cohort (its number, public id and name) and a profile that its modules go by."""

    cohort_id: int
    cohort: str
    cohort_name: str
    framework: Framework


def starts_in(
    places: Iterable, modules: Mapping[str, Module], frameworks: Mapping[str, Framework]
) -> list[Start]:
    """In order of *places* (of a student), and of the modules; nothing in a closed cohort."""
    found: dict[tuple[int, str], Start] = {}
    for place in filter(is_open, places):
        followed = (each for slug, each in modules.items() if slug in place.modules)
        for profile in (frameworks.get(each.framework) for each in followed):
            if profile and profile.competences:
                start = Start(place.cohort_id, place.public_id, place.cohort_name, profile)
                found.setdefault((place.cohort_id, profile.id), start)
    return list(found.values())
