"""Marks in the HTML of somebody's own text (base/markup.story), and places to add one.

Plain strings. What a page shows is counted as it stands there: the text of the HTML, tag by tag,
as the browser counts it too. What is put in here carries ``data-apart``, and is not counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

from learning.base.forms import one_newline

BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
HOLD_NO_WORDS = {"ul", "ol", "blockquote"}  # themselves: in them stand blocks
FIRST_WORDS = 40  # characters of a paragraph, to know it by


@dataclass(frozen=True)
class Mark:
    """A passage to mark. ``name``: of the addresses on the page; ``by``: who wrote the remark;
    ``is_earlier``: it was written to an older text."""

    number: int
    start: int
    end: int
    name: str
    by: str
    is_earlier: bool = False


@dataclass(frozen=True)
class _Piece:
    """A tag as it stands there, or the words between two tags, from a place on."""

    html: str
    start: int
    words: str = ""
    tag: str = ""
    is_wrapped: bool = False


class _Reader(HTMLParser):
    """The pieces of well-formed HTML, in order."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []
        self.place, self.open = 0, [""]
        self.feed(one_newline(html))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.pieces.append(_Piece(self.get_starttag_text(), self.place, tag=tag))
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.pieces.append(_Piece(f"</{tag}>", self.place, tag=f"/{tag}"))
        self.open.pop()

    def handle_data(self, data):
        is_wrapped = bool(self.open[-1]) and self.open[-1] not in HOLD_NO_WORDS
        self.pieces.append(_Piece("", self.place, data, is_wrapped=is_wrapped))
        self.place += len(data)


def words_of(html: str) -> str:
    """The text that *html* shows, with the line ends between its tags."""
    return "".join(each.words for each in _Reader(html).pieces)


def blocks_of(html: str) -> list[tuple[int, int]]:
    """(start, end) of each paragraph, list item or quote that holds words itself."""
    return list(_blocks(_Reader(html).pieces))


def _blocks(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    begin, words = 0, ""
    for each in [*pieces, _Piece("", 0, tag="p")]:
        if each.tag.removeprefix("/") not in BLOCKS:
            begin, words = (begin if words else each.start), words + each.words
            continue
        if words.strip():
            start = begin + len(words) - len(words.lstrip())
            yield start, start + len(words.strip())
        words = ""


def marked(html: str, marks: Sequence[Mark], add_at: str = "") -> str:
    """The same HTML with a <mark> around every passage, in as many pieces as there are tags in
    it, and after it a link to its remark.

    *marks*: without white space at their edges. *add_at*: the address of the form for a new
    remark; after each paragraph comes a link to it, with its number as ``block``.
    """
    pieces = _Reader(html).pieces
    return "".join(_Marking(pieces, marks, add_at).parts())


class _Marking:
    """One walk along the pieces: passages begin and end on the way."""

    def __init__(self, pieces: Sequence[_Piece], marks: Sequence[Mark], add_at: str):
        self.pieces, self.add_at = pieces, add_at
        self.blocks = list(_blocks(pieces)) if add_at else []
        self.block = 0
        self.to_begin = sorted(marks, key=lambda each: (each.start, each.number), reverse=True)
        self.now: list[Mark] = []
        self.ended: list[Mark] = []
        self.borders = sorted({place for each in marks for place in (each.start, each.end)})
        self.border = 0
        self.in_link = False
        self.text = "".join(each.words for each in pieces)

    def parts(self) -> Iterator[str]:
        for piece in self.pieces:
            if piece.tag:
                yield from self._tag(piece)
            else:
                for start, end in pairwise(self._cuts(piece)):
                    yield from self._words(piece, start, end)

    def _tag(self, piece: _Piece) -> Iterator[str]:
        if self._ends_block(piece):
            start, end = self.blocks[self.block]
            yield add_link(self.add_at, self.block, self.text[start:end])
            self.block += 1
        yield piece.html
        if piece.tag in {"a", "/a"}:
            self.in_link = piece.tag == "a"
            yield from self._links()

    def _ends_block(self, piece: _Piece) -> bool:
        is_border = piece.tag.removeprefix("/") in BLOCKS
        return (
            is_border
            and self.block < len(self.blocks)
            and self.blocks[self.block][1] <= piece.start
        )

    def _cuts(self, piece: _Piece) -> list[int]:
        """The places where a passage begins or ends in it, with its own edges."""
        last = piece.start + len(piece.words)
        cuts = [piece.start]
        while self.border < len(self.borders) and self.borders[self.border] < last:
            if self.borders[self.border] > piece.start:
                cuts.append(self.borders[self.border])
            self.border += 1
        return [*cuts, last]

    def _words(self, piece: _Piece, start: int, end: int) -> Iterator[str]:
        while self.to_begin and self.to_begin[-1].start <= start:
            self.now.append(self.to_begin.pop())
            yield begins(self.now[-1])
        words = escape(piece.words[start - piece.start : end - piece.start], quote=False)
        is_earlier = all(each.is_earlier for each in self.now)
        kind = ' class="earlier"' if is_earlier else ""
        yield f"<mark{kind}>{words}</mark>" if self.now and piece.is_wrapped else words
        self.ended += [each for each in self.now if each.end <= end]
        self.now = [each for each in self.now if each.end > end]
        yield from self._links()

    def _links(self) -> Iterator[str]:
        """A link to each remark of which the passage ended; not inside a link of the writer."""
        if not self.in_link:
            yield from (link_to(each) for each in self.ended)
            self.ended = []


def begins(mark: Mark) -> str:
    """For ears: most of them tell nothing about a <mark>."""
    return f'<span class="hidden" dir="ltr" data-apart> begin opmerking {mark.number}: </span>'


def link_to(mark: Mark) -> str:
    """To the remark, where its passage ends."""
    name, by = escape(mark.name), escape(mark.by)
    what = f"Einde. Opmerking {mark.number} van {by}"
    what += ", uit een eerdere ronde" if mark.is_earlier else ""
    kind = " earlier" if mark.is_earlier else ""
    return (
        f'<a class="ref{kind}" href="#remark-{name}" id="passage-{name}" '
        f'aria-label="{what}" data-apart>{mark.number}</a>'
    )


def add_link(address: str, block: int, words: str) -> str:
    """To the form for a remark on a paragraph."""
    first = escape(" ".join(words[:FIRST_WORDS].split()))
    goes = escape(f"{address}&block={block}")
    return (
        f'<a class="add-remark no-print" href="{goes}" data-apart '
        f'aria-label="Opmerking bij deze alinea: {first}">Opmerking</a>'
    )
