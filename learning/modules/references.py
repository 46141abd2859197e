"""Do the names in options exist? Goals, codes of the framework, models, werkvormen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from learning.modules.option_reader import line_of_key
from learning.modules.parts import Framework
from learning.modules.problems import Problems, did_you_mean
from learning.modules.source import Prose

FREE_MODEL = "vrij"


@dataclass(frozen=True)
class Known:
    """The ids that a module and its opdrachten may name."""

    framework: Framework | None = None
    goals: Collection[str] = ()
    opdrachten: Collection[str] = ()
    models: Collection[str] = ()
    werkvormen: Collection[str] = ()

    def called(self, key: str) -> Collection[str]:
        """The ids that the option *key* may name."""
        of = self.framework
        match key:
            case "leerdoelen":
                return self.goals
            case "vervangt":
                return self.opdrachten
            case "model":
                return [FREE_MODEL, *self.models]
            case "werkvorm":
                return self.werkvormen
        if of is None:
            return ()
        return {
            "kerntaak": of.core_tasks,
            "kerntaken": of.core_tasks,
            "taakgebieden": [*of.task_areas, *of.tasks],
            "competenties": of.competences,
            "indicatoren": of.indicators,
            "nadruk": of.codes,
        }[key]


WHERE = {
    "leerdoelen": ("leerdoel", "module.md"),
    "vervangt": ("opdracht", "deze module"),
    "model": ("reflectiemodel", "de map reflectiemodellen"),
    "werkvorm": ("werkvorm", "de map werkvormen"),
    "kerntaak": ("kerntaak", "het profiel"),
    "kerntaken": ("kerntaak", "het profiel"),
    "taakgebieden": ("taak of taakgebied", "het profiel"),
    "competenties": ("competentie", "het profiel"),
    "indicatoren": ("indicator", "het profiel"),
    "nadruk": ("code", "het profiel"),
}


def check_names(
    key: str, names: Iterable[str], known: Known, options: Prose | None, problems: Problems
) -> None:
    """A fault at the line of *key* for each of *names* that does not exist."""
    may_be = known.called(key)
    for name in names:
        if name and name not in may_be:
            what, where = WHERE[key]
            message = f"Er is geen {what} ‘{name}’ in {where}.{did_you_mean(name, may_be)}"
            problems.fault(line_of_key(options, key), message)


def check_codes(codes: Iterable[str], known: Known, line: int, problems: Problems) -> None:
    """A fault for each of the *codes* behind a criterion that is no indicator or competence."""
    of = known.framework
    may_be = [*of.indicators, *of.competences] if of else []
    for code in codes:
        if code not in may_be:
            message = f"Er is geen indicator of competentie ‘{code}’.{did_you_mean(code, may_be)}"
            problems.fault(line, message)
