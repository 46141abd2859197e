"""What is left of a text in a later one, sign by sign. Plain strings, no database.

Comparing may take long, so one page has one Patience for all its texts. What came of it is known
for a while by digests of the texts: no words of anybody stay behind.
"""

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from threading import Lock
from time import monotonic

from learning.drafting.changes import GONE, NEW, SAME, changes

AROUND = 32  # characters of context on each side
SECONDS = 0.5  # to compare all texts of one page
_MOST_KNOWN, _MOST_RUNS = 64, 4000
_SENTENCE_END = re.compile(r"[.!?…\n]+")
Run = tuple[str, int]  # same, gone or new, and so many signs
_known: OrderedDict[tuple[bytes, bytes], Sequence[Run]] = OrderedDict()
_lock = Lock()


class Patience:
    """How many seconds a page may still compare texts."""

    def __init__(self, seconds: float = SECONDS):
        self.left = seconds

    def runs(self, before: str, after: str) -> Sequence[Run]:
        """The way from *before* to *after*; without patience: all is gone, and all is new."""
        key = _digest(before), _digest(after)
        with _lock:
            known = _known.get(key)
        if known is not None or self.left <= 0:
            return known or [(GONE, len(before)), (NEW, len(after))]
        began, left = monotonic(), self.left
        found = tuple((each.kind, len(each.text)) for each in changes(before, after, left))
        self.left -= monotonic() - began
        if self.left > 0 or left >= SECONDS:  # else another page may find more
            _remember(key, found)
        return found


class Remains:
    """What is left of *before* in *after*."""

    def __init__(self, before: str, after: str, patience: Patience):
        self.before, self.after, self.patience = before, after, patience

    def is_untouched(self, start: int, end: int) -> bool:
        """Whether nothing went or came from *start* to *end*, AROUND it, and in its sentence."""
        ends = self._ends
        first = min(ends[bisect_right(ends, start) - 1], max(0, start - AROUND))
        last = max(ends[bisect_left(ends, end)], end + AROUND)
        places = self.places[first:last]
        return all(self.kept[first:last]) and places[-1] - places[0] == len(places) - 1

    def stop(self, end: int) -> int:
        """Where what became of the signs before *end* stops, with what took their place."""
        if self.kept[end - 1]:
            return self.places[end - 1] + 1
        return self.places[end] if end < len(self.before) else len(self.after)

    @cached_property
    def kept(self) -> bytearray:
        """For each sign of the text before: whether it is still there, for sure. Of *een man. een
        muis.* without *man. een* nobody can tell which *een* is left."""
        kept, gone = bytearray(), []
        for kind, size in self._runs:
            if kind == GONE:
                gone.append((len(kept), len(kept) + size))
            if kind != NEW:
                kept.extend([kind == SAME] * size)
        for begin, end in gone:
            first, last = self._slid(begin, end)
            kept[first:last] = bytes(last - first)
        return kept

    @cached_property
    def places(self) -> list[int]:
        """For each sign of the text before: where it stands now, or what took its place."""
        places: list[int] = []
        now = 0
        for kind, size in self._runs:
            if kind != NEW:
                places += range(now, now + size) if kind == SAME else [now] * size
            now += size if kind != GONE else 0
        return places

    def _slid(self, begin: int, end: int) -> tuple[int, int]:
        """As far as what went may have begun earlier or ended later, with the same outcome."""
        text, size = self.before, end - begin
        first, last, most = begin, end, size + AROUND
        while first > max(0, begin - most) and text[first - 1] == text[first - 1 + size]:
            first -= 1
        while last < min(len(text), end + most) and text[last] == text[last - size]:
            last += 1
        return first, last

    @cached_property
    def _runs(self) -> Sequence[Run]:
        return self.patience.runs(self.before, self.after)

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end; first the begin of the text, and last its end."""
        found = (each.end() for each in _SENTENCE_END.finditer(self.before))
        return [0, *found, len(self.before)]


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _remember(key: tuple[bytes, bytes], runs: Sequence[Run]) -> None:
    if len(runs) <= _MOST_RUNS:
        with _lock:
            _known[key] = runs
            if len(_known) > _MOST_KNOWN:
                _known.popitem(last=False)
