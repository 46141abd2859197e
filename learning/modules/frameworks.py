"""A file in competenties/ as a Framework, and the lists of it that a chapter shows.

Two profiles stand beside each other: ``opvolger-van`` names the one before, ``overeenkomst`` says
which of its codes say the same: ``C1: [C1, C2]``.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from learning.modules.option_reader import line_of_key, read_options
from learning.modules.parts import Framework, FrameworkItem, ProfileRow
from learning.modules.problems import Problems, did_you_mean
from learning.modules.shared_options import FrameworkOptions, NamedOptions, TaskAreaOptions
from learning.modules.source import Prose, read_document


def read_framework(
    id: str,
    options: FrameworkOptions,
    html: str,
    front: Prose | None,
    problems: Problems,
    text: str = "",
) -> Framework:
    """The framework; a code that stands for two things is a fault. *text*: of the whole file."""
    framework = Framework(
        id=id,
        title=options.title,
        version=options.version,
        source=options.source,
        core_tasks=_named(options.core_tasks),
        task_areas={code: _area(code, area) for code, area in options.task_areas.items()},
        competences=_named(options.competences),
        indicators=_indicators(options.indicators),
        html=html,
        follows=options.follows or "",
        matches=options.matches,
        text=text,
    )
    _check(framework, options, front, problems)
    return framework


def framework_in(id: str, text: str) -> Framework | None:
    """The framework of a file that was live once, without its running text; None when the engine
    of now cannot read it."""
    problems = Problems("")
    document = read_document(text, problems)
    options = read_options(FrameworkOptions, document.front, problems)
    return options and read_framework(id, options, "", document.front, problems, text)


def beside_each_other(
    frameworks: Mapping[str, Framework],
    fronts: Mapping[str, Prose | None],
    problems: Mapping[str, Problems],
) -> dict[str, Framework]:
    """All of them, each with only those matches that the one before it knows.

    *fronts*, *problems*: by id. A match of a code that is nowhere is a fault.
    """
    return {
        id: _matched(each, frameworks, fronts.get(id), problems[id])
        for id, each in frameworks.items()
    }


def _matched(
    of: Framework, among: Mapping[str, Framework], front: Prose | None, problems: Problems
) -> Framework:
    before = among.get(of.follows) if of.follows != of.id else None
    if of.follows and before is None:
        hint = did_you_mean(of.follows, set(among) - {of.id})
        message = f"Er is geen ander profiel ‘{of.follows}’ in de map competenties.{hint}"
        problems.fault(line_of_key(front, "opvolger-van"), message)
    elif of.matches and before is None:
        message = "Zet erbij van welk profiel dit de opvolger is, met ‘opvolger-van: …’."
        problems.fault(line_of_key(front, "overeenkomst"), message)
    known = before.codes if before else frozenset()
    kept: dict[str, tuple[str, ...]] = {}
    for code, others in of.matches.items():
        _check_match(code, others, of, before, front, problems)
        if code in of.codes:
            kept[code] = tuple(each for each in others if each in known)
    return replace(of, follows=before.id if before else "", matches=kept)


def _check_match(code, others, of, before, front: Prose | None, problems: Problems) -> None:
    start = line_of_key(front, "overeenkomst")
    line = line_of_key(_from(front, start), code, start)
    if code not in of.codes:
        hint = did_you_mean(code, of.codes)
        problems.fault(line, f"Er is geen code ‘{code}’ in dit profiel.{hint}")
    for other in others if before else ():
        if other not in before.codes:
            hint = did_you_mean(other, before.codes)
            problems.fault(line, f"Er is geen code ‘{other}’ in ‘{before.id}’.{hint}")


def _from(front: Prose | None, line: int) -> Prose | None:
    """What stands from that line of the file on."""
    if front is None:
        return None
    return Prose("\n".join(front.text.split("\n")[line - front.line :]), line)


def _named(items: dict[str, NamedOptions]) -> dict[str, FrameworkItem]:
    return {code: FrameworkItem(code, item.name, item.text) for code, item in items.items()}


def _area(code: str, area: TaskAreaOptions) -> FrameworkItem:
    tasks = tuple(
        FrameworkItem(task, text=text, belongs_to=code) for task, text in area.tasks.items()
    )
    return FrameworkItem(code, area.name, area.text, items=tasks)


def _indicators(groups: dict[str, dict[str, str]]) -> dict[str, FrameworkItem]:
    return {
        code: FrameworkItem(code, text=text, belongs_to=competence)
        for competence, texts in groups.items()
        for code, text in texts.items()
    }


def _check(
    framework: Framework, options: FrameworkOptions, front: Prose | None, problems: Problems
) -> None:
    for competence in options.indicators:
        if competence not in framework.competences:
            hint = did_you_mean(competence, framework.competences)
            message = f"Er is geen competentie ‘{competence}’ voor deze indicatoren.{hint}"
            problems.fault(line_of_key(front, "indicatoren"), message)
    seen: set[str] = set()
    for code in _all_codes(options):
        if code in seen:
            problems.fault(line_of_key(front, code), f"De code ‘{code}’ staat er dubbel.")
        seen.add(code)


def _all_codes(options: FrameworkOptions) -> list[str]:
    codes = [*options.core_tasks, *options.task_areas, *options.competences]
    for area in options.task_areas.values():
        codes += area.tasks
    for texts in options.indicators.values():
        codes += texts
    return codes


def profile_rows(
    framework: Framework, show: str, emphasis: Collection[str]
) -> tuple[ProfileRow, ...]:
    """The list called *show* (a value of ``toon``), with what is in *emphasis* marked."""
    lists = {
        "kerntaken": framework.core_tasks.values(),
        "taakgebieden": framework.task_areas.values(),
        "competenties": framework.competences.values(),
    }
    if show in lists:
        return tuple(_row(item, item.items, emphasis) for item in lists[show])
    return tuple(
        _row(competence, under, emphasis)
        for competence in framework.competences.values()
        if (under := [i for i in framework.indicators.values() if i.belongs_to == competence.code])
    )


def _row(item: FrameworkItem, under: Collection[FrameworkItem], emphasis: Collection[str]):
    rows = tuple(_row(each, (), emphasis) for each in under)
    return ProfileRow(item.code, item.name, item.text, item.code in emphasis, rows)
