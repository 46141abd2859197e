"""Words of a text, found in it however they were typed over. Plain strings.

What is kept is always a piece of the text as it is shown, never what was typed: so nobody can
put words in it that do not stand there.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from learning.base.markup import story
from learning.reviews.remarks.choosing import sentences_in
from learning.reviews.remarks.marking import blocks_of, words_of

LONGEST = 2000  # characters
MOST_PIECES = 400  # to tick; of a longer text one ticks paragraphs
APART = "\n\n(…)\n\n"  # between pieces that do not follow each other
_MARKS = set("`^~|<>=+")  # of Markdown, among the signs that count as symbols
_VARIATION = {"\ufe0e", "\ufe0f"}  # whether an emoji is drawn in colour


@dataclass(frozen=True)
class Answer:
    """One text with what was asked."""

    question: str
    text: str

    @cached_property
    def html(self) -> str:
        """As the page shows it."""
        return str(story(self.text))

    @cached_property
    def shown(self) -> str:
        """The words that somebody sees."""
        return words_of(self.html)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """(start, end) of each."""
        return blocks_of(self.html)

    @cached_property
    def blocks(self) -> list[list[tuple[int, int]]]:
        """Its paragraphs, each as (start, end) of its sentences."""
        several = [list(sentences_in(self.shown, *each)) for each in self.paragraphs]
        if sum(map(len, several)) > MOST_PIECES:
            several = [[each] for each in self.paragraphs[:MOST_PIECES]]
        return several

    def passage(self, start: int, end: int) -> str:
        """The words between those places, an empty line between paragraphs."""
        cut = ((max(start, each[0]), min(end, each[1])) for each in self.paragraphs)
        return "\n\n".join(self.shown[a:b].strip() for a, b in cut if a < b)


def pieces_of(answers: Sequence[Answer]) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """(question, paragraphs) of each answer; a paragraph is (name, words) of its sentences."""
    return [
        (
            each.question,
            [
                [(f"{place}.{start}-{end}", each.shown[start:end]) for start, end in block]
                for block in each.blocks
            ],
        )
        for place, each in enumerate(answers)
    ]


def ticked(answers: Sequence[Answer], names: Sequence[str]) -> str:
    """The words behind the *names* of pieces, in the order of the text; "" for none. Pieces that
    follow each other are one passage."""
    wanted, passages = set(names), []
    for place, answer in enumerate(answers):
        pieces = [piece for block in answer.blocks for piece in block]
        runs: list[list[int]] = []
        for number, (start, end) in enumerate(pieces):
            if f"{place}.{start}-{end}" not in wanted:
                continue
            if runs and runs[-1][2] == number - 1:
                runs[-1][1:] = [end, number]
            else:
                runs.append([start, end, number])
        passages += [answer.passage(start, end) for start, end, _ in runs]
    return APART.join(passages)


def typed_over(answers: Sequence[Answer], words: str) -> str | None:
    """The passage of the text that these *words* are, as it is shown there; None: it does not stand
    in it. Whole words, with the signs around them that were typed too."""
    for typed in dict.fromkeys([_folded(words), _folded(words_of(str(story(words))))]):
        found = typed and _place(answers, typed)
        if found:
            answer, start, end = found
            return answer.passage(*_with_signs(answer.shown, start, end, words.strip()))
    return None


def _place(answers: Sequence[Answer], typed: str) -> tuple[Answer, int, int] | None:
    """Where that stands: first as whole words, else the words that it is a part of."""
    part = None
    for each in answers:
        signs = [(sign, place) for place, c in enumerate(each.shown) for sign in _fold(c)]
        text, begin = "".join(sign for sign, _ in signs), 0
        while (begin := text.find(typed, begin)) >= 0:
            start, end = signs[begin][1], signs[begin + len(typed) - 1][1] + 1
            if not (_within_word(each.shown, start) or _within_word(each.shown, end)):
                return each, start, end
            part = part or (each, start, end)
            begin += len(typed)
    return part and (part[0], *_whole_words(part[0].shown, *part[1:]))


def _folded(words: str) -> str:
    return "".join(sign for each in words for sign in _fold(each))


def _fold(sign: str) -> str:
    """What counts of a sign: letters without capitals, digits, and emoji. No white space, no
    quotation marks or dashes, no marks of Markdown, nothing that cannot be seen."""
    plain = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(each for each in plain if _counts(each))


def _counts(sign: str) -> bool:
    kind = unicodedata.category(sign)[0]
    return kind in "LNMS" and sign not in _MARKS and sign not in _VARIATION


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while _within_word(text, start):
        start -= 1
    while _within_word(text, end):
        end += 1
    return start, end


def _within_word(text: str, place: int) -> bool:
    """Whether there is a word on both sides of it."""
    return 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place])


def _in_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"


def _with_signs(text: str, start: int, end: int, typed: str) -> tuple[int, int]:
    """With the full stop or quotation marks at its edges, when they were typed."""
    while end < len(text) and _is_sign(typed[-1]) and _is_sign(text[end]):
        end += 1
    while start > 0 and _is_sign(typed[0]) and _is_sign(text[start - 1]):
        start -= 1
    return start, end


def _is_sign(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P" and sign not in "*_#"
