"""The folder of one module: which files count, and what does not belong there."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from learning.modules.folder import Found, Listing, read_or_report
from learning.modules.media import size_of
from learning.modules.module_reader import MODULE, Reading, read_module
from learning.modules.parts import FOUT, LET_OP, Problem
from learning.modules.picture_size import Size
from learning.modules.problems import Problems
from learning.modules.rendering import Renderer
from learning.modules.shared import FOLDERS, Shared

RESERVED = FOLDERS | {"voorbeelden", "begrippen", "modellen"}
GOOD_SLUG = re.compile(r"[a-z0-9-]+")
IN_MODULE = re.compile(r"[^/]+/[^/]+\.md", re.IGNORECASE)
CHAPTER = re.compile(r"[^/]+\.md", re.IGNORECASE)
NOT_REGULAR = "Dit is geen gewoon bestand (een snelkoppeling of iets anders). Haal het weg."

log = logging.getLogger(__name__)


def module_slugs(found: Listing) -> list[str]:
    """The folders that are, or should be, a module: not reserved, and with Markdown in them."""
    folders = {path.split("/")[0] for path in found if IN_MODULE.fullmatch(path)}
    return sorted(folders - RESERVED)


def is_shared(path: str) -> bool:
    """Whether *path* stands outside the folders of modules."""
    return "/" not in path or path.split("/")[0] in FOLDERS


def within(slug: str, found: Listing) -> dict[str, Found]:
    """What stands in the folder *slug*; paths begin inside that folder."""
    start = f"{slug}/"
    return {path[len(start) :]: each for path, each in found.items() if path.startswith(start)}


def chapters_in(part: Listing) -> int:
    """How many chapters a module has, in whose folder *part* was found."""
    return sum(CHAPTER.fullmatch(path) is not None for path in part.keys() - {MODULE})


def media_in(root: Path, slug: str, part: Listing) -> dict[str, Size | None]:
    """The regular files directly in the media folder of a module, each with its size in dots."""
    names = {path[6:] for path, each in part.items() if each.regular and path[:6] == "media/"}
    return {name: size_of(root, slug, name) for name in names if "/" not in name}


def read_folder(
    root: Path,
    slug: str,
    part: Listing,
    shared: Shared,
    renderer: Renderer,
    step: Callable[[], None],
) -> Reading:
    """Read the folder of one module, in which *part* was found, with a *step* a chapter."""
    if not GOOD_SLUG.fullmatch(slug):
        message = "Deze map heeft een naam die niet kan. Gebruik kleine letters en streepjes."
        return Reading(None, (Problem(f"{slug}/{MODULE}", 1, message),))
    problems = [Problem(f"{slug}/{path}", 1, NOT_REGULAR) for path in _not_regular(part)]
    problems += [Problem(f"{slug}/{path}", 1, message, LET_OP) for path, message in _unread(part)]
    files, unreadable = _texts(root, slug, part)
    reading = read_files(slug, files, media_in(root, slug, part), shared, renderer, step)
    if unreadable and MODULE not in files and MODULE in part:
        return Reading(None, (*problems, *unreadable))
    return Reading(reading.module, (*problems, *unreadable, *reading.problems))


def read_files(
    slug: str,
    files: Mapping[str, str],
    media: Mapping[str, Size | None],
    shared: Shared,
    renderer: Renderer,
    step: Callable[[], None] = lambda: None,
) -> Reading:
    """Read a module from texts. Whatever happens, it happens to this module only."""
    try:
        return read_module(slug, files, media, shared, renderer, step)
    except Exception:
        log.exception("module %s cannot be read", slug)
        message = "Deze module kan de site niet lezen. Vraag de beheerder om hulp."
        return Reading(None, (Problem(f"{slug}/{MODULE}", 1, message),))


def _texts(root: Path, slug: str, part: Listing) -> tuple[dict[str, str], list[Problem]]:
    """The texts of module.md and the chapters, and what is wrong with those that fail."""
    files, found = {}, []
    for name in part:
        if CHAPTER.fullmatch(name) and part[name].regular:
            problems = Problems(f"{slug}/{name}")
            text = read_or_report(root, f"{slug}/{name}", problems)
            found += problems.found
            files |= {name: text} if text is not None else {}
    return files, found


def _not_regular(part: Listing) -> Iterator[str]:
    return (path for path, each in part.items() if not each.regular)


def _unread(part: Listing) -> Iterator[tuple[str, str]]:
    """Markdown in folders within the module: it is not shown, and that is said once a folder."""
    folders = {path.rsplit("/", 1)[0]: path for path in part if re.search(r"/[^/]+\.md$", path)}
    for path in folders.values():
        yield (
            path,
            "Dit staat in een map in de module. Daar leest de site niet. Zet het een map hoger.",
        )


def misplaced(root: Path, found: Listing) -> Iterator[Problem]:
    """What is wrong outside the modules: no folder at all, links, names that are taken."""
    if not root.is_dir():
        yield Problem(str(root), 1, "Deze map is er niet. Maak hem, of kies een andere map.")
    for path, each in found.items():
        folder = path.split("/")[0]
        if path.endswith(f"/{MODULE}") and folder in RESERVED:
            yield Problem(path, 1, f"De naam ‘{folder}’ is bezet. Geef deze map een andere naam.")
        elif is_shared(path) and not each.regular:
            yield Problem(path, 1, NOT_REGULAR, FOUT)
