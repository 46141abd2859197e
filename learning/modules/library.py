"""The content that is served now, read from a folder that may be edited at any moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from learning.base.bars import HowFar
from learning.modules.folder import Listing, listing
from learning.modules.module_folder import (
    chapters_in,
    is_shared,
    media_in,
    misplaced,
    module_slugs,
    read_files,
    read_folder,
    within,
)
from learning.modules.module_reader import Reading
from learning.modules.parts import (
    Framework,
    HelpPage,
    Module,
    PracticeExample,
    Problem,
    Term,
    TitledText,
)
from learning.modules.problems import has_faults
from learning.modules.reflection_models import BLANK_SHEET, ReflectionModel
from learning.modules.rendering import Renderer
from learning.modules.shared import Shared, SharedReader
from learning.modules.werkvormen import Werkvorm

Recall = Callable[[str], Mapping[str, str] | None]

NEVER = float("inf")  # the number of a module without a number


@dataclass(frozen=True)
class Shelf:
    """Everything that can be shown at one moment, and what is wrong with the files.

    ``modules`` holds the served ones by slug, in order of number, then title.
    """

    modules: Mapping[str, Module] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    examples: Mapping[str, PracticeExample] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    help: HelpPage | None = None
    werkvormen: Mapping[str, Werkvorm] = field(default_factory=dict)
    models: Mapping[str, ReflectionModel] = field(default_factory=dict)
    report: ReflectionModel | None = None
    talk_rules: TitledText | None = None
    elements: Mapping[str, Term] = field(default_factory=dict)
    statement: TitledText | None = None

    @property
    def lessons(self) -> dict[str, Module]:
        """The modules that a cohort can follow, by slug: all but the handbooks."""
        return {slug: each for slug, each in self.modules.items() if not each.is_handbook}

    @property
    def handbook(self) -> Module | None:
        """The first handbook; None when this school has none."""
        return next((each for each in self.modules.values() if each.is_handbook), None)

    @property
    def questions(self) -> dict[str, ReflectionModel]:
        """Every set of questions that is no opdracht's own, by id."""
        made = [BLANK_SHEET, *([self.report] if self.report else [])]
        return {**self.models, **{each.id: each for each in made}}


@dataclass(frozen=True)
class _Before:
    """What a module was read from last time, and what that gave."""

    part: Listing
    shared: Shared
    reading: Reading


class Library:
    """A folder of modules. It notices edits, and keeps the last good version of each module."""

    def __init__(self, root: Path, tell: HowFar = lambda read, of: None):
        """*tell*: hears after each chapter how far the reading is."""
        self.root, self._tell = Path(root), tell
        self._lock = Lock()
        self._shelf: Shelf | None = None
        self._found: Listing | None = None
        self._shared_reader = SharedReader(self.root)
        self._shared: tuple[Listing, Shared] | None = None
        self._readings: dict[str, _Before] = {}
        self._good: dict[str, Module] = {}
        self._asked: set[str] = set()
        self._missing: set[str] = set()

    @property
    def last(self) -> Shelf:
        """What was served last; an empty shelf when nothing was read yet."""
        return self._shelf or Shelf()

    def shelf(self, recall: Recall | None = None) -> Shelf:
        """What is served now. Files that changed since the last call are read again.

        ``recall(slug)`` gives the files of the last good version of a module that is
        broken and that this process never saw whole; None when there is none. While
        one thread reads, others get the shelf as it was.
        """
        if not self._lock.acquire(blocking=self._shelf is None):
            return self._shelf
        try:
            found = listing(self.root)
            if found != self._found or (recall and self._missing - self._asked):
                self._shelf = self._read(found, recall)
                self._found = found
            return self._shelf
        finally:
            self._lock.release()

    def _read(self, found: Listing, recall: Recall | None) -> Shelf:
        with Renderer() as renderer:
            shared = self._read_shared(found, renderer)
            slugs = module_slugs(found)
            step = self._steps(sum(chapters_in(within(slug, found)) for slug in slugs))
            readings = {slug: self._reading(slug, found, shared, renderer, step) for slug in slugs}
            self._standing(readings)
            if recall:
                self._recall(recall, found, shared, renderer)
        modules = sorted(self._good.values(), key=_place)
        problems = [*shared.problems, *misplaced(self.root, found)]
        problems += [problem for reading in readings.values() for problem in reading.problems]
        return Shelf(
            MappingProxyType({module.slug: module for module in modules}),
            tuple(sorted(problems)),
            MappingProxyType(dict(shared.examples)),
            MappingProxyType(dict(shared.terms)),
            MappingProxyType(dict(shared.frameworks)),
            shared.help,
            MappingProxyType(dict(shared.werkvormen)),
            MappingProxyType(dict(shared.models)),
            shared.report,
            shared.talk_rules,
            MappingProxyType(dict(shared.elements)),
            shared.statement,
        )

    def _read_shared(self, found: Listing, renderer: Renderer) -> Shared:
        part = {path: each for path, each in found.items() if is_shared(path)}
        if not self._shared or self._shared[0] != part:
            self._shared = (part, self._shared_reader.read(part, renderer))
        return self._shared[1]

    def _steps(self, of: int) -> Callable[[], None]:
        numbers = count(1)
        return lambda: self._tell(next(numbers), of)

    def _reading(
        self, slug: str, found: Listing, shared: Shared, renderer: Renderer, step
    ) -> Reading:
        """The reading of one module; the one of last time when nothing changed."""
        part = within(slug, found)
        before = self._readings.get(slug)
        if before and before.part == part and before.shared is shared:
            return before.reading
        reading = read_folder(self.root, slug, part, shared, renderer, step)
        self._readings[slug] = _Before(part, shared, reading)
        return reading

    def _standing(self, readings: Mapping[str, Reading]) -> None:
        """Remember the good modules, and forget those whose folder is gone."""
        for slug, reading in readings.items():
            if reading.module and not has_faults(reading.problems):
                self._good[slug] = reading.module
        self._good = {slug: self._good[slug] for slug in readings if slug in self._good}
        self._missing = set(readings) - set(self._good)
        self._asked &= set(readings)

    def _recall(self, recall: Recall, found: Listing, shared: Shared, renderer: Renderer) -> None:
        """Ask once for the last good version of each module that has none in memory."""
        for slug in sorted(self._missing - self._asked):
            self._asked.add(slug)
            files = recall(slug)
            media = media_in(self.root, slug, within(slug, found))
            module = files and read_files(slug, files, media, shared, renderer).module
            if module:
                self._good[slug] = module


def _place(module: Module) -> tuple[float, str]:
    return (NEVER if module.number is None else module.number, module.title.casefold())
