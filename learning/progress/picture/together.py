"""Who works with whom in a cohort, from rows with a name each. Plain decisions over plain rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class With:
    """People who make something together, or one who looks for somebody since then."""

    names: tuple[str, ...]
    looking_since: datetime | None = None


@dataclass(frozen=True)
class CircleOf:
    """An intervisie group and who is in it."""

    key: str
    name: str
    names: tuple[str, ...]


def pairs_from(found: Iterable) -> list[tuple[tuple[str, str, str], list[With]]]:
    """((module, opdracht, part), groups): who has nobody yet, and does not look, is not told."""
    groups: dict[int, list] = {}
    for row in found:
        groups.setdefault(row.id, []).append(row)
    parts: dict[tuple, list[With]] = {}
    for people in groups.values():
        first = people[0]
        if len(people) > 1 or first.looking_since:
            here = parts.setdefault((first.module, first.opdracht, first.part), [])
            here.append(With(tuple(each.name for each in people), first.looking_since))
    return sorted(parts.items())


def circles_from(found: Iterable) -> list[CircleOf]:
    """The groups in the order of the rows: id, key, what it is called, and one name."""
    groups: dict[tuple, list[str]] = {}
    for number, key, called, name in found:
        groups.setdefault((number, key, called), []).append(name)
    return [CircleOf(key, called, tuple(names)) for (_, key, called), names in groups.items()]
