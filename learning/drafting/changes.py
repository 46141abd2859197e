"""What changed from one text to another, word by word. Plain text, no database."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch

SAME, GONE, NEW, FOLDED = "same", "gone", "new", "folded"
_KINDS = {0: SAME, -1: GONE, 1: NEW}
_PIECE = re.compile(r"[^\s.,;:!?()…“”\"]+|[^\S\n]+|\n|.")  # a word, spaces, a line's end, a sign
_FIRST = 0x20000  # a letter for each word, where there is room for a million
AROUND = 25  # words that stay in view on each side of a change


class Change(NamedTuple):
    """A stretch of text. ``kind``: same, gone, new; or folded: so many ``words`` left out."""

    kind: str
    text: str
    words: int = 0

    @property
    def seen(self) -> str:
        """The text, with a sign where there is nothing but white space to see."""
        if self.text.strip():
            return self.text
        return f"¶{self.text}" if "\n" in self.text else "␣"


def changes(before: str, after: str, seconds: float = 1.0) -> list[Change]:
    """The way from *before* to *after*, in whole words; what is gone stands before what is new.

    Everything but the new is *before*, everything but the gone is *after*, exactly. After
    *seconds* it stops looking closer: then larger stretches are gone and new.
    """
    letters: dict[str, str] = {}
    one, two = _spelled(before, letters), _spelled(after, letters)
    compare = diff_match_patch()
    compare.Diff_Timeout = seconds
    found = compare.diff_main(one, two, False)
    compare.diff_cleanupSemantic(found)
    words = {letter: word for word, letter in letters.items()}
    found = [(kind, "".join(map(words.get, spelled))) for kind, spelled in found]
    compare.diff_cleanupSemanticLossless(found)  # so that a change begins where a line does
    return [Change(_KINDS[kind], text) for kind, text in found]


def _spelled(text: str, letters: dict[str, str]) -> str:
    """*text* with one letter for each word; *letters* learns the words."""
    pieces = _PIECE.findall(text)
    return "".join(letters.setdefault(each, chr(_FIRST + len(letters))) for each in pieces)


def is_changed(found: Iterable[Change]) -> bool:
    """Whether anything is gone or new."""
    return any(each.kind != SAME for each in found)


def folded(found: Sequence[Change], around: int = AROUND) -> list[Change]:
    """The same with long stretches that stayed as they were left out but for their edges."""
    last = len(found) - 1
    return [
        piece
        for place, each in enumerate(found)
        for piece in (
            _fold(each, around if place else 0, around if place < last else 0)
            if each.kind == SAME
            else [each]
        )
    ]


def _fold(same: Change, head: int, tail: int) -> list[Change]:
    words = list(re.finditer(r"\S+", same.text))
    left_out = len(words) - head - tail
    if left_out < AROUND:
        return [same]
    begin = words[head - 1].end() if head else 0
    end = words[-tail].start() if tail else len(same.text)
    pieces = [
        Change(SAME, same.text[:begin]),
        Change(FOLDED, same.text[begin:end], left_out),
        Change(SAME, same.text[end:]),
    ]
    return [each for each in pieces if each.text]
