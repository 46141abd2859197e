"""Two texts beside each other, paragraph by paragraph. Plain text, no database."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_CHOICES = 40  # differences in one text that somebody chooses between one by one
MOST_WORK = 20_000  # pairs of equal paragraphs that are compared; beyond that it takes seconds
MOST_PARAGRAPHS = 1_500  # for the same reason

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True)
class Same:
    """Paragraphs that both texts have; only the white space around them may differ."""

    stored: str
    typed: str

    @property
    def text(self) -> str:
        """The words to show."""
        return self.typed.strip()


@dataclass(frozen=True)
class Differs:
    """What stands in one text where the other has something else; "" for nothing."""

    stored: str
    typed: str


Piece = Same | Differs


def pieces_of(stored: str, typed: str) -> list[Piece]:
    """The way through both texts. The pieces of one side together are that text, exactly."""
    one, two = _paragraphs(stored), _paragraphs(typed)
    pieces = list(_pieces(one, two, _blocks(_words(one), _words(two))))
    if sum(isinstance(each, Differs) for each in pieces) > MOST_CHOICES:
        return list(_pieces(one, two, _edges(_words(one), _words(two))))
    return pieces


def _paragraphs(text: str) -> list[str]:
    """Each with the blank lines after it."""
    ends = [*(found.end() for found in _BLANK.finditer(text)), len(text)]
    begins = [0, *ends]
    return [text[begin:end] for begin, end in zip(begins, ends, strict=False) if end > begin]


def _words(paragraphs: Sequence[str]) -> list[str]:
    return [each.strip() for each in paragraphs]


def _blocks(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int, int]]:
    """(place in *one*, place in *two*, length) of what is the same, in order."""
    counts, others = Counter(one), Counter(two)
    work = sum(counts[each] * others[each] for each in counts)
    if work > MOST_WORK or max(len(one), len(two)) > MOST_PARAGRAPHS:
        return _edges(one, two)
    return SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()


def _edges(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int, int]]:
    """The same, but only what both begin with and what both end with."""
    head = _equal(zip(one, two, strict=False))
    rest = min(len(one), len(two)) - head
    tail = min(_equal(zip(reversed(one), reversed(two), strict=False)), rest)
    return [(0, 0, head), (len(one) - tail, len(two) - tail, tail)]


def _equal(pairs) -> int:
    """How many of *pairs* are alike from the first on."""
    number = 0
    for one, two in pairs:
        if one != two:
            break
        number += 1
    return number


def _pieces(one: Sequence[str], two: Sequence[str], blocks) -> Iterator[Piece]:
    left = right = 0
    for begin, other, length in (*blocks, (len(one), len(two), 0)):
        if begin > left or other > right:
            yield Differs("".join(one[left:begin]), "".join(two[right:other]))
        left, right = begin + length, other + length
        if length:
            yield Same("".join(one[begin:left]), "".join(two[other:right]))
