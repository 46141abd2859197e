"""What a module asks people to show: which opdrachten name which code of the framework."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from learning.modules.parts import Module, Opdracht


def asked_in(module: Module) -> Mapping[str, tuple[Opdracht, ...]]:
    """Code → the opdrachten that name it, in order of the module; a code nobody names is absent.

    Codes of kerntaken, task areas and tasks, competences and indicators, named by the opdracht
    itself or behind one of its criteria. An opdracht that replaces another stands beside it.
    """
    asked: dict[str, dict[str, Opdracht]] = {}
    for opdracht in module.opdrachten:
        for code in _codes(opdracht):
            asked.setdefault(code, {})[opdracht.id] = opdracht
    return MappingProxyType({code: tuple(named.values()) for code, named in asked.items()})


def _codes(opdracht: Opdracht) -> Iterator[str]:
    if opdracht.core_task:
        yield opdracht.core_task
    yield from (*opdracht.task_areas, *opdracht.competences, *opdracht.indicators)
    for criterion in opdracht.criteria:
        yield from criterion.codes
