"""A file in reflectiemodellen/ as a ReflectionModel; praktijkverslag.md is read like it."""

from learning.modules.fields import read_fields
from learning.modules.finishing import Finisher
from learning.modules.items import plain, split_off_list
from learning.modules.opdrachten import LOOKS_LIKE_FIELD
from learning.modules.option_reader import line_of_key, read_options
from learning.modules.problems import Problems, has_faults
from learning.modules.readability import report_reading
from learning.modules.reflection_models import ReflectionModel, field_of
from learning.modules.shared_options import ModelOptions
from learning.modules.source import Document, Prose, read_document
from learning.modules.versions import version_of


def read_model(
    id: str, text: str, document: Document, body: Prose, finisher: Finisher, problems: Problems
) -> ReflectionModel | None:
    """The model in the file *id*; None when anything in it is a fault."""
    options = read_options(ModelOptions, document.front, problems)
    explanation, questions = split_off_list(body)
    html = finisher.embedded_text(explanation, 1)
    fields = read_fields(questions, set(), problems)
    _check(explanation, questions, fields, problems)
    if options:
        line = line_of_key(document.front, "wanneer")
        report_reading(Prose(options.when, line), problems)
    if options is None or has_faults(problems.found):
        return None
    files = {f"{id}.md": text}
    return ReflectionModel(
        id=id,
        title=plain(options.title),
        when=plain(options.when),
        source=plain(options.source),
        html=html,
        fields=tuple(field_of(id, each) for each in fields),
        version=version_of(files),
        files=files,
    )


def questions_in(id: str, text: str, version: str) -> ReflectionModel | None:
    """The model in *text* without its explanation, in a few milliseconds; None without questions.

    Never raises, also not on a text that was written for an older engine.
    """
    problems = Problems("")
    document = read_document(text, problems)
    options = read_options(ModelOptions, document.front, problems)
    bodies = (piece for piece in document.pieces if isinstance(piece, Prose))
    _, questions = split_off_list(next(bodies, Prose("", 1)))
    fields = tuple(field_of(id, each) for each in read_fields(questions, set(), problems))
    title = plain(options.title) if options else id
    return ReflectionModel(id, title, fields=fields, version=version) if fields else None


def _check(explanation: Prose, questions: Prose, fields: tuple, problems: Problems) -> None:
    if not explanation.text.strip():
        message = "Schrijf boven de vragen wat dit is en hoe je het doet."
        problems.remark(explanation.line, message)
    if LOOKS_LIKE_FIELD.search(explanation.text):
        message = "Staan hier vragen? Zet de lijst met vragen dan helemaal onderaan."
        problems.remark(explanation.line, message)
    if not fields:
        line = questions.line if questions.text.strip() else explanation.line
        problems.fault(line, "Hier staan geen vragen. Schrijf ze zo: ‘- naam: Vraag?’")
