"""Everything that is wrong with the content, all at once."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from learning.base.bars import HowFar
from learning.modules.folder import listing
from learning.modules.library import Library, Shelf
from learning.modules.module_folder import module_slugs
from learning.modules.parts import FOUT, LET_OP, REPORT, Module, Problem
from learning.modules.reflection_models import SIGN, model_behind
from learning.modules.shared import FRAMEWORKS, HELP, MODELS

HALF_A_YEAR = timedelta(days=183)

Answered = Collection[tuple[str, str, str, str]]  # module, opdracht, part, field
Shown = Collection[tuple[str, str]]  # framework, code


def check(
    root: Path,
    answered: Answered | None = None,
    today: date | None = None,
    shown: Shown | None = None,
    tell: HowFar = lambda read, of: None,
) -> list[Problem]:
    """The problems of the content in *root*, by file and line.

    *answered* are the ids that have answers in the database, *shown* the codes of profiles that
    evidence or ratings hang on: a fault for each that is gone. Without *today* the age of the
    help page is not looked at. *tell*: see Library.
    """
    shelf = Library(root, tell).shelf()
    broken = set(module_slugs(listing(root))) - set(shelf.modules)
    in_modules = [ids for ids in answered or () if not model_behind(ids[3])]
    in_models = {ids[3] for ids in answered or () if model_behind(ids[3])}
    problems = [*shelf.problems, *_vanished(shelf.modules, broken, in_modules)]
    problems += _vanished_from_models(shelf, in_models)
    problems += _vanished_codes(shelf, shown or ())
    if today:
        problems += _old_help(shelf, today)
    return sorted(problems)


def _vanished(
    modules: Mapping[str, Module], broken: Collection[str], answered: Answered
) -> Iterator[Problem]:
    """A fault for each answered id that is gone. Of a broken module nothing can be said."""
    gone = {ids for ids in answered if ids[0] not in broken and not _is_there(modules, ids)}
    for slug, opdracht, part, field in sorted(gone):
        place = f"vraag ‘{field}’ van opdracht ‘{opdracht}’" + (f", deel ‘{part}’," if part else "")
        message = f"De {place} is weg, maar studenten gaven er antwoord op. Zet die id terug."
        yield Problem(f"{slug}/module.md", 1, message)


def _vanished_from_models(shelf: Shelf, answered: Collection[str]) -> Iterator[Problem]:
    """The same for questions of reflection models and of the practice report."""
    asked = {each.id for model in shelf.questions.values() for each in model.fields}
    broken = {problem.file for problem in shelf.problems if problem.severity == FOUT}
    for field in sorted(set(answered) - asked):
        model, _, question = field.partition(SIGN)
        file = f"{model}.md" if model == REPORT else f"{MODELS}/{model}.md"
        message = f"De vraag ‘{question}’ is weg, maar studenten gaven er antwoord op."
        if file not in broken:
            yield Problem(file, 1, f"{message} Zet die id terug.")


def _vanished_codes(shelf: Shelf, shown: Shown) -> Iterator[Problem]:
    """A fault for each code of a profile that is gone, and for a profile that is."""
    broken = {problem.file for problem in shelf.problems if problem.severity == FOUT}
    for id in sorted({framework for framework, _ in shown}):
        file, framework = f"{FRAMEWORKS}/{id}.md", shelf.frameworks.get(id)
        if file in broken:
            continue
        if framework is None:
            message = "Dit profiel is weg, maar bewijzen of gesprekken van studenten horen erbij."
            yield Problem(file, 1, f"{message} Zet het bestand terug.")
        for code in sorted(code for of, code in shown if of == id and framework):
            if code not in framework.codes:
                message = f"De code ‘{code}’ is weg, maar er hangen teksten van studenten aan."
                yield Problem(file, 1, f"{message} Zet die code terug.")


def _is_there(modules: Mapping[str, Module], ids: tuple[str, str, str, str]) -> bool:
    slug, opdracht, part, field = ids
    found = modules[slug].part(opdracht, part) if slug in modules else None
    return found is not None and any(each.id == field for each in found.fields)


def _old_help(shelf: Shelf, today: date) -> Iterator[Problem]:
    if shelf.help is None:
        return
    checked = shelf.help.checked_on
    if checked is None or today - checked > HALF_A_YEAR:
        message = "Kijk of deze nummers nog kloppen. Zet de dag van vandaag bij ‘gecontroleerd-op’."
        yield Problem(HELP, 1, message, LET_OP)
