"""Which words a remark is about, from what a docent chose or typed over. Plain strings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from learning.reviews.remarks.anchors import Passage, passage_at
from learning.reviews.remarks.marking import blocks_of, words_of

NOT_HERE = "Deze woorden staan niet in dit stuk. Typ ze precies zo over, of kies een zin hierboven."
MORE = "Deze woorden staan hier vaker. Typ er een paar woorden voor of na bij."
LOST = "We vonden je woorden niet terug in de tekst. Kies hieronder het stuk dat je bedoelt."
# Nothing that was taken is given back (++, *+): otherwise many dots cost their number squared.
_END = r"[.!?…]++[\"”’)]*+"
_SENTENCE = re.compile(rf"\S(?:[^.!?…\n]++|{_END}(?!\s|\Z))*+(?:{_END})?")
_PLACE = re.compile(r"([0-9]{1,8})-([0-9]{1,8})")
_QUOTES = {"'": "['’‘]", "’": "['’‘]", '"': '["“”„]', "“": '["“”„]', "”": '["“”„]'}


class NotFound(Exception):
    """No place in the text is surely what was meant; the message says what to do."""


@dataclass(frozen=True)
class Spot:
    """A piece of an answer to choose words from: one paragraph, or the whole answer.

    ``text``: all that the answer shows; ``start`` and ``end``: of the piece in it;
    ``pieces``: (start, end) of its sentences, or of the paragraphs.
    """

    text: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    is_paragraph: bool

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(value, words) to choose from; the whole paragraph first."""
        several = [(_value(*each), self.text[slice(*each)]) for each in self.pieces]
        if not self.is_paragraph:
            return several
        whole = (_value(self.start, self.end), "De hele alinea")
        return [whole, *several] if len(several) > 1 else [whole]

    @property
    def words(self) -> str:
        """The piece itself."""
        return self.text[self.start : self.end]

    def chosen(self, place: str, exact: str, typed: str) -> Passage:
        """The passage at *place* (one of choices, or where a selection said that *exact* stands),
        or the words that were *typed* over. Raises NotFound when it is not sure which."""
        if typed.strip():
            return self._typed(typed)
        found = _PLACE.fullmatch(place)
        found = passage_at(self.text, int(found[1]), int(found[2])) if found else None
        if found and (not exact or found.exact == exact.strip()):
            return found
        if exact.strip() and self.text.count(exact.strip()) == 1:
            begin = self.text.index(exact.strip())
            return passage_at(self.text, begin, begin + len(exact.strip()))
        raise NotFound(LOST)

    def _typed(self, typed: str) -> Passage:
        found = list(_as_typed(typed).finditer(self.words))
        if len(found) != 1:
            raise NotFound(MORE if found else NOT_HERE)
        return passage_at(self.text, self.start + found[0].start(), self.start + found[0].end())


def spot_in(html: str, block: int | None) -> Spot | None:
    """The paragraph with that number in an answer as it is shown; None: there is none. Without a
    number the whole answer."""
    text, blocks = words_of(html), blocks_of(html)
    if block is None:
        return Spot(text, 0, len(text), tuple(blocks), False) if blocks else None
    if not 0 <= block < len(blocks):
        return None
    start, end = blocks[block]
    return Spot(text, start, end, tuple(sentences_in(text, start, end)), True)


def sentences_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) in *text* of each sentence between those places."""
    for found in _SENTENCE.finditer(text[start:end]):
        words = found[0].rstrip()
        yield start + found.start(), start + found.start() + len(words)


def _as_typed(words: str) -> re.Pattern:
    """As somebody types it over: any white space, any kind of quotation mark, any capitals."""
    return re.compile(
        r"\s+".join(
            "".join(_QUOTES.get(sign) or re.escape(sign) for sign in each) for each in words.split()
        ),
        re.IGNORECASE,
    )


def _value(start: int, end: int) -> str:
    return f"{start}-{end}"
