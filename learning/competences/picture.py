"""Kerntaak × competence in one picture, and the same in words. Plain decisions.

A cell says one thing: words of one's own stand there; else an opdracht about it was done or begun;
else one asks for it; else nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.base.dates import listed
from learning.modules.parts import Framework, Module, Opdracht

EVIDENCE, DONE, BEGUN, ASKED, NOTHING = "evidence", "done", "begun", "asked", ""
WORDS = {EVIDENCE: "bewijs", DONE: "gedaan", BEGUN: "begonnen", ASKED: "gevraagd", NOTHING: "–"}
ORDER = list(WORDS)
APART = "Los"  # of words that belong to no kerntaak, such as those of the logboek


@dataclass(frozen=True)
class Grid:
    """``columns``: (code, name) of competences; ``rows``: (code, name, a state for each column)."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(state for *_, states in self.rows for state in states)

    @property
    def told(self) -> str:
        """All of it in sentences, for who does not see the picture."""
        return " ".join(filter(None, (_told(row, self.columns) for row in self.rows)))


def _told(row, columns) -> str:
    code, name, states = row
    found = []
    for state in ORDER[:-1]:
        codes = [column[0] for column, each in zip(columns, states, strict=True) if each == state]
        if codes:
            found.append(f"{WORDS[state]} bij {listed(codes)}")
    return f"{name if code == APART else code}: {', '.join(found)}." if found else ""


def grid_of(
    framework: Framework,
    modules: Sequence[Module],
    touched: Iterable,
    states: Mapping[tuple[str, str], str],
) -> Grid:
    """*modules*: those of the reader that use *framework*; *touched*: framework, code, module and
    opdracht of evidence; *states*: of opdrachten that were begun, see growth."""
    found: dict[tuple[str, str], str] = {}
    tasks = {}

    def put(task: str, competence: str, state: str) -> None:
        before = found.get((task, competence), NOTHING)
        found[task, competence] = min(state, before, key=ORDER.index)

    for module in modules:
        for opdracht in module.opdrachten:
            tasks[module.slug, opdracht.id] = opdracht.core_task
            state = states.get((module.slug, opdracht.id), ASKED)
            for competence in competences_of(framework, opdracht) if opdracht.core_task else ():
                put(opdracht.core_task, competence, state)
    for each in touched:
        competence = competence_of(framework, each.code)
        if each.framework == framework.id and competence:
            put(tasks.get((each.module, each.opdracht)) or APART, competence, EVIDENCE)
    columns = tuple((code, item.name) for code, item in framework.competences.items())
    rows = [(code, item.name) for code, item in framework.core_tasks.items()]
    if any(task == APART for task, _ in found):
        rows.append((APART, "Hoort bij geen kerntaak"))
    return Grid(
        columns,
        tuple(
            (code, name, tuple(found.get((code, each), NOTHING) for each, _ in columns))
            for code, name in rows
        ),
    )


def competences_of(framework: Framework, opdracht: Opdracht) -> list[str]:
    """The competences that an opdracht names, itself or by an indicator."""
    codes = (*opdracht.competences, *opdracht.indicators)
    codes += tuple(code for each in opdracht.criteria for code in each.codes)
    found = (competence_of(framework, each) for each in codes)
    return list(dict.fromkeys(each for each in found if each))


def competence_of(framework: Framework, code: str) -> str:
    """The competence itself, or that of an indicator; "" for a code that is neither."""
    if code in framework.competences:
        return code
    return framework.indicators[code].belongs_to if code in framework.indicators else ""
