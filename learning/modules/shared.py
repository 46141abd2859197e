"""What all modules share: hard words, practice examples, frameworks, help, werkvormen, models."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from learning.modules.anchors import Anchors
from learning.modules.example_reader import read_example
from learning.modules.finishing import Finisher
from learning.modules.folder import Listing, read_or_report
from learning.modules.frameworks import beside_each_other, read_framework
from learning.modules.glossary import read_words
from learning.modules.links import Addresses
from learning.modules.option_reader import read_options
from learning.modules.option_types import Options
from learning.modules.parts import (
    REPORT,
    Framework,
    HelpLine,
    HelpPage,
    PracticeExample,
    Problem,
    Term,
    TitledText,
)
from learning.modules.problems import Problems, has_faults
from learning.modules.reflection_model_reader import read_model
from learning.modules.reflection_models import TAKEN, ReflectionModel
from learning.modules.rendering import Renderer
from learning.modules.shared_options import (
    ElementsOptions,
    ExampleOptions,
    FrameworkOptions,
    GlossaryOptions,
    HelpOptions,
    StatementOptions,
    TalkRulesOptions,
)
from learning.modules.source import Block, Document, Prose, read_document
from learning.modules.werkvorm_reader import read_werkvorm
from learning.modules.werkvormen import Werkvorm

GLOSSARY, HELP, REPORT_FILE = "begrippen.md", "hulp.md", f"{REPORT}.md"
TALK_RULES, ELEMENTS = "gespreksregels.md", "werkzame-elementen.md"
STATEMENT = "toegankelijkheid.md"
EXAMPLES, FRAMEWORKS = "praktijkvoorbeelden", "competenties"
WERKVORMEN, MODELS = "werkvormen", "reflectiemodellen"
FOLDERS = frozenset({EXAMPLES, FRAMEWORKS, WERKVORMEN, MODELS})

Value = TypeVar("Value")
Kind = TypeVar("Kind", bound=Options)


@dataclass(frozen=True)
class Shared:
    """Everything by id, in order of the files."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    examples: Mapping[str, PracticeExample] = field(default_factory=dict)
    elements: Mapping[str, Term] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    help: HelpPage | None = None
    talk_rules: TitledText | None = None
    statement: TitledText | None = None
    werkvormen: Mapping[str, Werkvorm] = field(default_factory=dict)
    models: Mapping[str, ReflectionModel] = field(default_factory=dict)
    report: ReflectionModel | None = None
    problems: tuple[Problem, ...] = ()


class SharedReader:
    """Reads the shared files; of a file that breaks, the last good reading stays in use."""

    def __init__(self, root: Path):
        self.root = root
        self.good: dict[str, object] = {}

    def read(self, found: Listing, renderer: Renderer) -> Shared:
        """Everything shared in the listing *found*."""
        return _Round(self, found, renderer).shared()


class _Round:
    """One reading of all shared files."""

    def __init__(self, reader: SharedReader, found: Listing, renderer: Renderer):
        self.reader = reader
        self.found = found
        self.renderer = renderer
        self.problems: list[Problem] = []
        self.terms: dict[str, Term] = {}
        self.elements: dict[str, Term] = {}
        self.fronts: dict[str, Prose | None] = {}
        self.addresses = Addresses(examples=[id for id, _ in self.files_in(EXAMPLES)])

    def shared(self) -> Shared:
        self.terms = self.one(GLOSSARY, self.glossary) or {}
        self.addresses = Addresses(examples=self.addresses.examples, terms=self.terms)
        self.elements = self.one(ELEMENTS, self.working_elements) or {}
        return Shared(
            terms=self.terms,
            elements=self.elements,
            examples=self.folder(EXAMPLES, self.example),
            frameworks=self.frameworks(),
            help=self.one(HELP, self.help),
            talk_rules=self.one(TALK_RULES, self.talk_rules),
            statement=self.one(STATEMENT, self.statement),
            werkvormen=self.folder(WERKVORMEN, self.werkvorm),
            models=self.folder(MODELS, self.chosen_model),
            report=self.one(REPORT_FILE, self.model, REPORT),
            problems=tuple(self.problems),
        )

    def files_in(self, folder: str) -> list[tuple[str, str]]:
        """(id, path) of the .md files directly in *folder*."""
        paths = [path for path in self.found if re.fullmatch(rf"{folder}/[^/]+\.md", path)]
        return [(path.split("/")[1].removesuffix(".md"), path) for path in paths]

    def folder(self, name: str, read: Callable[..., Value]) -> dict[str, Value]:
        values = {id: self.one(path, read, id) for id, path in self.files_in(name)}
        return {id: value for id, value in values.items() if value is not None}

    def one(self, path: str, read: Callable[..., Value], *arguments: str) -> Value | None:
        """What *read* makes of the file; its last good reading when it is broken now."""
        if path not in self.found:
            return None
        problems = Problems(path, own=True)
        text = read_or_report(self.reader.root, path, problems)
        _check_name(path, problems)
        value = None if text is None else read(text, problems, *arguments)
        self.problems += problems.found
        if has_faults(problems.found):
            return self.reader.good.get(path, value)
        self.reader.good[path] = value
        return value

    def opened(
        self, kind: type[Kind], text: str, problems: Problems
    ) -> tuple[Kind | None, Document]:
        document = read_document(text, problems)
        return read_options(kind, document.front, problems), document

    def html(self, document: Document, problems: Problems, space: str, level: int = 3) -> str:
        """The body as HTML without ids, for wherever it is shown under a title of *level*."""
        finisher = self.finisher(problems, space)
        return finisher.embedded_text(body_of(document, problems), level)

    def finisher(self, problems: Problems, space: str, words: bool = True) -> Finisher:
        terms = self.terms if words else {}
        return Finisher(self.renderer, self.addresses, terms, problems, Anchors(space))

    def working_elements(self, text: str, problems: Problems) -> dict[str, Term]:
        _, document = self.opened(ElementsOptions, text, problems)
        body_of(document, problems)
        words = read_words(document, problems)
        finisher = self.finisher(problems, "werkzaam")
        return {
            each.id: Term(each.id, each.word, finisher.embedded_text(each.body, 3).strip())
            for each in words.values()
        }

    def glossary(self, text: str, problems: Problems) -> dict[str, Term]:
        _, document = self.opened(GlossaryOptions, text, problems)
        body_of(document, problems)
        words = read_words(document, problems)
        self.addresses = Addresses(examples=self.addresses.examples, terms=words)
        terms = {}
        for word in words.values():
            finisher = self.finisher(problems, f"begrip-{word.id}", words=False)
            terms[word.id] = Term(word.id, word.word, finisher.embedded_text(word.body, 3).strip())
        return terms

    def example(self, text: str, problems: Problems, id: str) -> PracticeExample | None:
        options, document = self.opened(ExampleOptions, text, problems)
        finisher, body = self.finisher(problems, f"voorbeeld-{id}"), body_of(document, problems)
        if options is None:
            finisher.embedded_text(body, 1)  # to say what is wrong in it too
            return None
        return read_example(id, options, document.front, body, self.elements, finisher)

    def frameworks(self) -> dict[str, Framework]:
        """Each is read alone; then they are laid beside each other."""
        found = self.folder(FRAMEWORKS, self.framework)
        problems = {id: Problems(f"{FRAMEWORKS}/{id}.md", own=True) for id in found}
        together = beside_each_other(found, self.fronts, problems)
        self.problems += [problem for each in problems.values() for problem in each.found]
        return together

    def framework(self, text: str, problems: Problems, id: str) -> Framework | None:
        options, document = self.opened(FrameworkOptions, text, problems)
        self.fronts[id] = document.front
        html = self.html(document, problems, f"profiel-{id}")
        return options and read_framework(id, options, html, document.front, problems, text)

    def help(self, text: str, problems: Problems) -> HelpPage | None:
        options, document = self.opened(HelpOptions, text, problems)
        html = self.html(document, problems, "hulp", level=1)
        if options is None:
            return None
        lines = tuple(HelpLine(**dict(line)) for line in options.lines)
        return HelpPage(options.title, options.checked_on, lines, html)

    def talk_rules(self, text: str, problems: Problems) -> TitledText | None:
        options, document = self.opened(TalkRulesOptions, text, problems)
        html = self.html(document, problems, "gespreksregels")
        return options and TitledText(options.title, html)

    def statement(self, text: str, problems: Problems) -> TitledText | None:
        options, document = self.opened(StatementOptions, text, problems)
        html = self.html(document, problems, "toegankelijkheid", level=1)
        return options and TitledText(options.title, html)

    def werkvorm(self, text: str, problems: Problems, id: str) -> Werkvorm | None:
        document = read_document(text, problems)
        body = body_of(document, problems)
        return read_werkvorm(
            id, document, body, lambda name: self.finisher(problems, f"{id}-{name}"), problems
        )

    def chosen_model(self, text: str, problems: Problems, id: str) -> ReflectionModel | None:
        if id in TAKEN:
            message = f"De naam ‘{id}’ is bezet. Geef dit bestand een andere naam."
            problems.fault(1, message)
        return self.model(text, problems, id)

    def model(self, text: str, problems: Problems, id: str) -> ReflectionModel | None:
        document = read_document(text, problems)
        body = body_of(document, problems)
        finisher = self.finisher(problems, f"model-{id}")
        return read_model(id, text, document, body, finisher, problems)


def body_of(document: Document, problems: Problems) -> Prose:
    """The prose of a file in which no blocks may stand."""
    for piece in document.pieces:
        if isinstance(piece, Block):
            message = f"Het blok ‘{piece.name}’ kan hier niet. Het hoort in een hoofdstuk."
            problems.fault(piece.line, message)
    first = next((piece for piece in document.pieces if isinstance(piece, Prose)), None)
    return first or Prose("", 1)


def _check_name(path: str, problems: Problems) -> None:
    name = path.split("/")[-1]
    if not re.fullmatch(r"[a-z0-9-]+\.md", name):
        message = f"‘{name}’ kan niet als naam. Gebruik kleine letters, cijfers en streepjes."
        problems.fault(1, message)
