"""A passage in a text, and where it stands in another text. Plain strings, no database.

Places are counted in code points, as W3C selectors count them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from learning.drafting.changes import GONE, NEW, SAME, Change, changes

AROUND = 32  # characters of context on each side
ENOUGH = 20  # characters in a row that are the same: more than chance
BOTH = 16  # the same on each side of words that stand in a text more than once
SECONDS = 0.5  # to look for a way from one text to the other
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

    def __init__(self, before: str, after: str):
        self.before, self.after = before, after

    def find(self, passage: Passage) -> Passage | None:
        """Where it stands now: the very words when they are there without doubt, else what became
        of them; None when that is too little, or might be another place."""
        if not passage.stands_in(self.before):
            return None
        if self.before == self.after:
            return passage
        found = self._among_the_same(passage) or self._only_one(passage)
        return self._at(found or self._along(passage))

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
        half of what stood around them; on both sides, where such words stand more than once."""
        kept = self._kept
        start, end = passage.start, passage.end
        left, right = max(0, start - AROUND), min(len(self.before), end + AROUND)
        if sum(kept[left:right]) * 2 < right - left:
            return None
        if max(_times(passage.exact, each) for each in (self.before, self.after)) > 1:
            sides = (kept[left:start], kept[end:right])
            if any(sum(each) * 2 < len(each) for each in sides):
                return None
        begin, stop = self._places[start], self._stop(end)
        is_near = sum(kept[start:end]) >= NEAR * max(end - start, stop - begin)
        return (begin, stop) if is_near else None

    def _stop(self, end: int) -> int:
        """Where what became of the words before *end* stops, with what took their place."""
        if self._kept[end - 1]:
            return self._places[end - 1] + 1
        return self._places[end] if end < len(self.before) else len(self.after)

    @cached_property
    def _changes(self) -> Sequence[Change]:
        return changes(self.before, self.after, SECONDS)

    @cached_property
    def _kept(self) -> bytearray:
        """For each sign of the text before: whether it is still there."""
        kept = bytearray()
        for each in self._changes:
            if each.kind != NEW:
                kept.extend([each.kind == SAME] * len(each.text))
        return kept

    @cached_property
    def _places(self) -> list[int]:
        """For each sign of the text before: where it stands now, or what took its place."""
        places: list[int] = []
        now = 0
        for each in self._changes:
            size = len(each.text)
            if each.kind != NEW:
                places += range(now, now + size) if each.kind == SAME else [now] * size
            now += size if each.kind != GONE else 0
        return places


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
