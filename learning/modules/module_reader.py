"""From the texts of a module's folder to a Module, with everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from learning.modules.chapters import ChapterReader, Surroundings
from learning.modules.drafts import (
    Draft,
    draft_chapter,
    opdracht_places,
    report_any_opdracht,
    report_double_opdrachten,
    with_free_address,
)
from learning.modules.finishing import Finisher
from learning.modules.items import plain
from learning.modules.links import Addresses
from learning.modules.names import spoken
from learning.modules.opdrachten import OpdrachtReader
from learning.modules.option_reader import line_of_key, read_options
from learning.modules.options import ModuleOptions
from learning.modules.parts import (
    Chapter,
    CoreTasks,
    Framework,
    Goal,
    Module,
    Problem,
    Purpose,
)
from learning.modules.picture_size import Size
from learning.modules.problems import Problems, did_you_mean
from learning.modules.readability import report_reading
from learning.modules.references import Known, check_names
from learning.modules.reflection_models import report_part
from learning.modules.rendering import Renderer
from learning.modules.shared import Shared, body_of
from learning.modules.source import Prose, read_document
from learning.modules.versions import version_of

MODULE = "module.md"


@dataclass(frozen=True)
class Reading:
    """What a folder gave: as much of the module as could be read, and what is wrong."""

    module: Module | None
    problems: tuple[Problem, ...]


def read_module(
    slug: str,
    files: Mapping[str, str],
    media: Mapping[str, Size | None],
    shared: Shared,
    renderer: Renderer,
    step: Callable[[], None] = lambda: None,
) -> Reading:
    """Read the module from *files* (name within the module -> text), with a *step* a chapter.

    Never raises on what stands in a file. The module is None only without module.md.
    """
    if MODULE not in files:
        message = "In deze map staat geen module.md. Maak dat bestand, met een titel."
        return Reading(None, (Problem(f"{slug}/{MODULE}", 1, message),))
    return _ModuleReader(slug, files, media, shared, renderer, step).reading()


class _ModuleReader:
    """Reads one module, once."""

    def __init__(self, slug, files, media, shared: Shared, renderer: Renderer, step):
        self.slug = slug
        self.files = files
        self.media = media
        self.shared = shared
        self.renderer = renderer
        self.step = step
        self.problems = Problems(f"{slug}/{MODULE}", own=True)
        self.document = read_document(files[MODULE], self.problems)
        options = read_options(ModuleOptions, self.document.front, self.problems)
        self.options = options or ModuleOptions()
        self.problems.own = self.options.own

    def reading(self) -> Reading:
        drafts = self.drafts()
        known, addresses = self.known(drafts), self.addresses(drafts)
        self.check_options(known)
        finisher = Finisher(self.renderer, addresses, self.shared.terms, self.problems)
        html = finisher.running_text(body_of(self.document, self.problems), self.title())
        chapters = [
            self.chapter(draft, number, known, addresses) for number, draft in enumerate(drafts, 1)
        ]
        found = [*self.problems.found, *(each for draft in drafts for each in draft.problems.found)]
        return Reading(self.module(html, tuple(chapters)), tuple(found))

    def module(self, html: str, chapters: tuple[Chapter, ...]) -> Module:
        options = self.options
        return Module(
            slug=self.slug,
            number=options.number,
            title=self.title(),
            summary=plain(options.summary),
            html=html,
            own=options.own,
            purpose=options.purpose,
            goals=tuple(Goal(id, plain(text)) for id, text in options.goals.items()),
            framework=options.framework or "",
            core_tasks=CoreTasks(options.core_tasks.primary, options.core_tasks.also),
            emphasis=frozenset(options.emphasis),
            chapters=chapters,
            report=report_part(self.shared.report),
            files=dict(self.files),
            version=version_of(self.files),
        )

    def title(self) -> str:
        return plain(self.options.title) or spoken(self.slug)

    def framework(self) -> Framework | None:
        return self.shared.frameworks.get(self.options.framework or "")

    def drafts(self) -> list[Draft]:
        """The chapters in order of their file names, each with an address of its own."""
        drafts: list[Draft] = []
        for file in sorted(set(self.files) - {MODULE}):
            problems = Problems(f"{self.slug}/{file}", self.options.own)
            draft = draft_chapter(file, self.files[file], problems)
            drafts.append(with_free_address(draft, drafts))
        report_double_opdrachten(drafts)
        if self.options.purpose is Purpose.HANDBOOK:
            report_any_opdracht(drafts)
        return drafts

    def known(self, drafts: list[Draft]) -> Known:
        return Known(
            framework=self.framework(),
            goals=self.options.goals,
            opdrachten=opdracht_places(drafts),
            models=self.shared.models,
            werkvormen=self.shared.werkvormen,
        )

    def addresses(self, drafts: list[Draft]) -> Addresses:
        return Addresses(
            module=self.slug,
            files={draft.file: draft.slug for draft in drafts},
            opdrachten=opdracht_places(drafts),
            media=self.media,
            examples=self.shared.examples,
            terms=self.shared.terms,
            pages=self.options.purpose is Purpose.HANDBOOK,
        )

    def check_options(self, known: Known) -> None:
        options, front = self.options, self.document.front
        if not options.title and not re.search(r"^titel:", front.text if front else "", re.M):
            self.problems.remark(1, "Deze module heeft geen titel. Zet ‘titel: …’ in module.md.")
        if options.framework and not known.framework:
            hint = did_you_mean(options.framework, self.shared.frameworks)
            message = f"Er is geen profiel ‘{options.framework}’ in de map competenties.{hint}"
            self.problems.fault(line_of_key(front, "profiel"), message)
            return
        named = {
            "kerntaken": [options.core_tasks.primary, *options.core_tasks.also],
            "nadruk": options.emphasis,
        }
        for key, names in named.items():
            check_names(key, names, known, front, self.problems)
        self.check_sentences(front)

    def check_sentences(self, front: Prose | None) -> None:
        sentences = {"samenvatting": self.options.summary, **self.options.goals}
        for key, text in sentences.items():
            report_reading(Prose(text, line_of_key(front, key)), self.problems)

    def chapter(self, draft: Draft, number: int, known: Known, addresses: Addresses) -> Chapter:
        finisher = Finisher(self.renderer, addresses, self.shared.terms, draft.problems)
        core_tasks = self.options.core_tasks
        emphasis = {core_tasks.primary, *core_tasks.also, *self.options.emphasis}
        around = Surroundings(self.shared.examples, known.framework, frozenset(emphasis))
        opdrachten = OpdrachtReader(known, finisher, draft.problems)
        read = ChapterReader(draft, around, opdrachten, finisher).chapter(number)
        self.step()
        return read
