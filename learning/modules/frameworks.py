"""A file in competenties/ as a Framework, and the lists of it that a chapter shows."""

from collections.abc import Collection

from learning.modules.option_reader import line_of_key
from learning.modules.parts import Framework, FrameworkItem, ProfileRow
from learning.modules.problems import Problems, did_you_mean
from learning.modules.shared_options import FrameworkOptions, NamedOptions, TaskAreaOptions
from learning.modules.source import Prose


def read_framework(
    id: str, options: FrameworkOptions, html: str, front: Prose | None, problems: Problems
) -> Framework:
    """The framework; a code that stands for two things is a fault."""
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
    )
    _check(framework, options, front, problems)
    return framework


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
