"""A passage in a text, and where it stands in another text. Plain strings, no database.

Places are counted in code points, as W3C selectors count them.
"""

from dataclasses import dataclass

from learning.reviews.remarks.remains import AROUND, Patience, Remains

ENOUGH = 20  # characters in a row that are the same: more than chance
BOTH = 16  # the same on each side of words that stand in a text more than once
NEAR = 0.6  # so much of what stands there now must be words of then, and of them be left


@dataclass(frozen=True)
class Passage:
    """Words in a text, with what stands before and after them, and their place."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def selectors(self) -> list[dict[str, str | int]]:
        """As the W3C Web Annotation Data Model writes them."""
        quote = {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [
            {"type": "TextQuoteSelector", **quote},
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        ]

    def stands_in(self, text: str) -> bool:
        """Whether these very words stand at this place, among the same words."""
        before, after = text[: self.start], text[self.end :]
        return (
            text[self.start : self.end] == self.exact
            and before.endswith(self.prefix)
            and after.startswith(self.suffix)
        )


def passage_at(text: str, start: int, end: int) -> Passage | None:
    """The words from *start* to *end*, without white space at the edges; None when nothing is left,
    or they do not stand in *text*."""
    if not 0 <= start < end <= len(text):
        return None
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    end = start + len(words)
    return (
        Passage(words, text[max(0, start - AROUND) : start], text[end : end + AROUND], start, end)
        if words
        else None
    )


def found_in(text: str, passage: Passage, before: str) -> Passage | None:
    """Where *passage*, made on *before*, stands in *text*; None: it is gone, or in doubt."""
    return Way(before, text).find(passage)


class Way:
    """The way from one text to another, for any number of passages; compared once at most."""

    def __init__(self, before: str, after: str, patience: Patience | None = None):
        self.before, self.after = before, after
        self.remains = Remains(before, after, patience or Patience())

    def find(self, passage: Passage) -> Passage | None:
        """Where it stands now: the very words when they are there without doubt, else what became
        of them; None when that is too little, or might be another place."""
        if not passage.stands_in(self.before):
            return None
        if self.before == self.after:
            return passage
        if self._is_in_doubt(passage):
            return None
        found = self._among_the_same(passage) or self._only_one(passage)
        return self._at(found or self._along(passage))

    def _is_in_doubt(self, passage: Passage) -> bool:
        """Words that stand in a text more than once, with something gone or new close by: perhaps
        they went, and what is left is another sentence that begins the same."""
        if max(_times(passage.exact, each) for each in (self.before, self.after)) < 2:
            return False
        return not self.remains.is_untouched(passage.start, passage.end)

    def _at(self, found: tuple[int, int] | None) -> Passage | None:
        return passage_at(self.after, *found) if found else None

    def _among_the_same(self, passage: Passage) -> tuple[int, int] | None:
        """The words with what stood around them, once in either text."""
        for around in (AROUND, BOTH):
            left = passage.prefix[max(0, len(passage.prefix) - around) :]
            whole = left + passage.exact + passage.suffix[:around]
            if len(whole) >= ENOUGH and self._is_once(whole):
                start = self.after.index(whole) + len(left)
                return start, start + len(passage.exact)
        return None

    def _only_one(self, passage: Passage) -> tuple[int, int] | None:
        """Words that are in both texts once, with enough of what stood on either side."""
        if not self._is_once(passage.exact):
            return None
        start = self.after.index(passage.exact)
        end = start + len(passage.exact)
        left = _same(reversed(passage.prefix), reversed(self.after[:start][-AROUND:]))
        right = _same(passage.suffix, self.after[end : end + AROUND])
        return (start, end) if left + len(passage.exact) + right >= ENOUGH else None

    def _is_once(self, words: str) -> bool:
        return _times(words, self.before) == 1 == _times(words, self.after)

    def _along(self, passage: Passage) -> tuple[int, int] | None:
        """What became of the words, when that is near enough: NEAR of them is left, in order, and
        half of what stood on each side; nothing went that was partly of them, partly not; and what
        stands there now is not another part of the text before."""
        kept, start, end = self.remains.kept, passage.start, passage.end
        sides = kept[max(0, start - AROUND) : start], kept[end : end + AROUND]
        if any(sum(each) * 2 < len(each) for each in sides):
            return None
        edges = [each for each in (start, end) if 0 < each < len(kept)]
        if not all(any(kept[each - 1 : each + 1]) for each in edges):
            return None
        begin, stop = self.remains.places[start], self.remains.stop(end)
        is_near = sum(kept[start:end]) >= NEAR * max(end - start, stop - begin)
        now = self.after[begin:stop].strip()
        is_another = now in self.before[:start] or now in self.before[end:]
        return (begin, stop) if is_near and not is_another else None


def _same(one, two) -> int:
    """How many signs are the same from the beginning on."""
    number = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        number += 1
    return number


def _times(words: str, text: str) -> int:
    """How often: 0, 1, or 2 for more often; also when they overlap."""
    first = text.find(words)
    if first < 0:
        return 0
    return 1 if text.find(words, first + 1) < 0 else 2
