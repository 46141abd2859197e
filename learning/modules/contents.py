"""What stands in a chapter: its headings, and the pieces that can wait."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from learning.modules.parts import (
    Chapter,
    ContentNote,
    ExampleBlock,
    Module,
    Opdracht,
    Term,
    Text,
)

LONG = 5  # headings from which a list of them helps
HEADING = re.compile(r'<h2[^>]* id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def contents_of(chapter: Chapter) -> list[tuple[str, str]]:
    """(anchor, words) of each heading of level 2, in order; [] for a short chapter."""
    found = list(_headings(chapter))
    return found if len(found) >= LONG else []


def _headings(chapter: Chapter) -> Iterator[tuple[str, str]]:
    for block in chapter.blocks:
        if isinstance(block, Text):
            for anchor, words in HEADING.findall(block.html):
                yield anchor, html.unescape(TAG.sub("", words)).strip()
        elif isinstance(block, Opdracht):
            yield f"opdracht-{block.id}", f"Opdracht: {block.title}"


def notes_of(chapter: Chapter) -> list[ContentNote]:
    """The pieces that readers choose to read now, later or not."""
    return [block for block in chapter.blocks if isinstance(block, ContentNote)]


def neighbours_of(
    chapter: Chapter, chapters: Sequence[Chapter]
) -> tuple[Chapter | None, Chapter | None]:
    """The chapter before and the one after; None at either end."""
    place = chapters.index(chapter)
    return (
        chapters[place - 1] if place else None,
        chapters[place + 1] if place + 1 < len(chapters) else None,
    )


def by_audience(module: Module) -> list[tuple[str, list[Chapter]]]:
    """(for whom, chapters) of a handbook, in order; "" is for everybody."""
    return [(who, list(each)) for who, each in groupby(module.chapters, lambda c: c.audience)]


def chapters_that_tell(example_id: str, modules: Iterable[Module]) -> list[tuple[Module, Chapter]]:
    """The chapters in which a practice example is shown."""
    return [
        (module, chapter)
        for module in modules
        for chapter in module.chapters
        for block in chapter.blocks
        if isinstance(block, ExampleBlock) and block.example.id == example_id
    ]


def by_letter(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """*terms* as in a dictionary, under the capital that they begin with."""
    in_order = sorted(terms, key=by_word)
    return [(letter, list(each)) for letter, each in groupby(in_order, key=_capital)]


def _capital(term: Term) -> str:
    return by_word(term)[0].upper()


def by_word(term: Term) -> str:
    """For sorting as in a dictionary: capitals and accents do not count."""
    plain = unicodedata.normalize("NFKD", term.word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
