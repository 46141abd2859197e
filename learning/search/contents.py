"""Finding in the modules and what goes with them: all of it stands in memory. No database."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from learning.modules.parts import (
    Chapter,
    ContentNote,
    Module,
    Opdracht,
    PracticeExample,
    Profile,
    SourceList,
    Term,
    Text,
)
from learning.modules.werkvormen import Werkvorm
from learning.search.folding import folded
from learning.search.hits import Found, Hit, Kind, Looking, first_of
from learning.search.snippets import snippet

_BREAK = re.compile(r"</?(?:br|p|div|li|ul|ol|t[rdh]|d[dtl]|h[1-6]|blockquote|section)\b[^<>]*>")
_EXPLANATION = re.compile(r'<details class="word">.*?</details>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Page:
    """Somewhere to read. ``module``: the slug of the one that it is in, "" for everybody."""

    kind: str
    title: str
    endpoint: str
    values: tuple[tuple[str, str], ...]
    about: str
    text: str
    module: str = ""

    @cached_property
    def plain(self) -> str:
        """All of it, folded."""
        return folded(f"{self.title}\n{self.text}")

    @property
    def key(self) -> str:
        return " ".join(value for _, value in self.values)


class Contents:
    """The pages of the shelf as it is now; made anew when that is another one."""

    def __init__(self):
        self._made = (None, ())

    def of(self, shelf) -> tuple[Page, ...]:
        """Every page of *shelf*."""
        made = self._made
        if made[0] is not shelf:
            made = self._made = (shelf, tuple(pages_of(shelf)))
        return made[1]


def pages_of(shelf) -> Iterator[Page]:
    """Modules in their order, then the examples, hard words and werkvormen by title."""
    for module in shelf.modules.values():
        for chapter in module.chapters:
            yield _chapter(module, chapter)
            yield from (_opdracht(module, chapter, each) for each in chapter.opdrachten)
    yield from map(_example, _by_title(shelf.examples))
    yield from map(_term, sorted(shelf.terms.values(), key=lambda each: folded(each.word)))
    yield from map(_werkvorm, _by_title(shelf.werkvormen))


def _by_title(things) -> list:
    return sorted(things.values(), key=lambda each: folded(each.title))


def words_in(html: str) -> str:
    """What one reads of *html*; what a hard word means is found among the words."""
    return unescape(_TAG.sub("", _BREAK.sub(" ", _EXPLANATION.sub("", html))))


def _all(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _chapter(module: Module, chapter: Chapter) -> Page:
    texts = [chapter.lead]
    for block in chapter.blocks:
        match block:
            case Text():
                texts.append(words_in(block.html))
            case ContentNote():
                texts += [block.title, words_in(block.html)]
            case Profile():
                texts += [f"{row.code} {row.name} {row.text}" for row in _rows(block.rows)]
            case SourceList():
                texts += [block.title, *(words_in(each.html) for each in block.items)]
    kind = "handleiding" if module.is_handbook else "modules"
    values = (("module", module.slug), ("chapter", chapter.slug))
    return Page(
        kind, chapter.title, "modules.chapter", values, module.title, _all(*texts), module.slug
    )


def _rows(rows: Iterable) -> Iterator:
    for each in rows:
        yield each
        yield from _rows(each.rows)


def _opdracht(module: Module, chapter: Chapter, it: Opdracht) -> Page:
    texts = [words_in(it.html), *(each.text for each in it.criteria)]
    for part in it.parts:
        texts += [part.title, words_in(part.html)]
        for each in part.fields:
            texts += [each.question, each.hint, *(choice.text for choice in each.choices)]
    values = (("module", module.slug), ("chapter", chapter.slug), ("_anchor", f"opdracht-{it.id}"))
    about = f"Opdracht in: {chapter.title}"
    kind = "handleiding" if module.is_handbook else "modules"
    return Page(kind, it.title, "modules.chapter", values, about, _all(*texts), module.slug)


def _example(it: PracticeExample) -> Page:
    about = ", ".join(filter(None, (it.organisation, it.place)))
    text = _all(it.organisation, it.place, words_in(it.html), *it.questions)
    return Page("voorbeelden", it.title, "examples.example", (("id", it.id),), about, text)


def _term(it: Term) -> Page:
    values = (("_anchor", f"begrip-{it.id}"),)
    return Page("begrippen", it.word, "modules.terms", values, "", words_in(it.html))


def _werkvorm(it: Werkvorm) -> Page:
    steps = (f"{each.title} {words_in(each.instruction)}" for each in it.phases)
    values = (("id", it.id),)
    where = "intervisie.werkvormen.werkvorm"
    return Page("werkvormen", it.title, where, values, "", _all(words_in(it.html), *steps))


def kinds_in(pages: Iterable[Page], readable: Iterable[str]) -> list[Kind]:
    """*pages* as kinds to look in; *readable*: the modules that one may read, by slug."""
    open_to_me = {"", *readable}
    mine = [each for each in pages if each.module in open_to_me]
    return [Kind(id, title, _finder(mine, id)) for id, title in TITLES.items()]


def _finder(pages: list[Page], id: str) -> Callable[[Looking], Found]:
    """Titles first."""

    def find(looking: Looking) -> Found:
        asked = looking.asked
        found = [each for each in pages if each.kind == id and asked.stands_in(each.plain)]
        found.sort(key=lambda each: not asked.anywhere.search(folded(each.title)))
        return first_of((_hit(each, looking) for each in found), looking)

    return find


def _hit(page: Page, looking: Looking) -> Hit:
    return Hit(
        page.key,
        page.title,
        page.endpoint,
        dict(page.values),
        about=page.about,
        words=snippet(page.text, looking.asked),
    )


TITLES = {
    "modules": "Hoofdstukken en opdrachten",
    "voorbeelden": "Praktijkvoorbeelden",
    "begrippen": "Begrippen",
    "werkvormen": "Werkvormen",
    "handleiding": "Handleiding",
}
