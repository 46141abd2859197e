"""Choosing between two texts of one writer, piece by piece. Plain text, no database.

A pick is named ``<field>-<number>`` after the place of its difference in the text, and says
stored, typed or both; ``all`` decides for everything at once.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TypeVar

from learning.drafting.paragraphs import Differs, Piece, Same, pieces_of

STORED, TYPED, BOTH = "stored", "typed", "both"
ALL = "all"
SKIP = "skip-"  # before a field: whether that question is passed over
WORDS_BEFORE = 8  # of the text before a difference, to say where it stands

_ENDS_BLANK = re.compile(r"\n[^\S\n]*\n\Z")
_Any = TypeVar("_Any")


def choose(
    stored: Mapping[str, str],
    typed: Mapping[str, str],
    picks: Mapping[str, str],
    single: Collection[str] = (),
) -> dict[str, str]:
    """The answers to what was *typed*, as picked from both. What was not picked is both.

    *single*: the fields of which one answer is chosen; there what was typed goes before,
    unless nothing was.
    """
    found = {}
    for id, text in typed.items():
        before = stored.get(id) or ""
        if id in single:
            pick = picks.get(ALL) or picks.get(f"{id}-0")
            found[id] = {STORED: before, TYPED: text}.get(pick, text or before)
        elif before == text or picks.get(ALL) == TYPED:
            found[id] = text
        elif picks.get(ALL) == STORED:
            found[id] = before
        else:
            pieces = pieces_of(before, text)
            many = sum(isinstance(each, Differs) for each in pieces)
            named = (f"{id}-{number}" for number in range(many))
            found[id] = joined(pieces, [picks.get(ALL) or picks.get(name, BOTH) for name in named])
    return {id: text for id, text in found.items() if text or id in stored}


def one_of(stored: _Any, typed: _Any, picks: Mapping[str, str], name: str) -> _Any:
    """One of two things that do not go together; what was *typed* unless picked otherwise."""
    return stored if (picks.get(ALL) or picks.get(name)) == STORED else typed


def skips(stored: Collection[str], typed: Collection[str], picks: Mapping[str, str]) -> list[str]:
    """The fields that are passed over, as picked."""
    either = dict.fromkeys([*stored, *typed])
    return [id for id in either if one_of(id in stored, id in typed, picks, f"{SKIP}{id}-0")]


def joined(pieces: Sequence[Piece], picks: Sequence[str]) -> str:
    """The text of *pieces* with a pick for each Differs, in order. All of one side is that text,
    exactly; between paragraphs of two sides comes a blank line."""
    todo, sides = list(picks), []
    side = picks[-1] if picks else TYPED
    for each in reversed(pieces):
        if isinstance(each, Differs):
            side = todo.pop()
        sides.append(side)
    return _glued(_side(each, side) for each, side in zip(pieces, reversed(sides), strict=True))


def _side(piece: Piece, side: str) -> str:
    if isinstance(piece, Differs) and side not in (STORED, TYPED):
        return _glued([piece.stored, piece.typed])
    return piece.stored if side == STORED else piece.typed


def _glued(texts: Iterable[str]) -> str:
    whole = ""
    for text in texts:
        if whole.strip() and text.strip() and not _ENDS_BLANK.search(whole):
            whole += "\n\n"
        whole += text
    return whole


@dataclass(frozen=True)
class Spot:
    """A place where the two differ. ``name``: of its pick; ``number``: from 1 on.

    ``after``: the words that stand before it, "" at the beginning.
    """

    name: str
    number: int
    after: str
    stored: str
    typed: str


@dataclass(frozen=True)
class Pair:
    """A question with two answers. ``id``: in the answers; ``name``: in the form.

    ``choices``: value → words, of a question with a few answers to choose from; else empty.
    """

    id: str
    name: str
    question: str
    stored: str
    typed: str
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """Of a question with choices: which answer is picked until somebody picks."""
        return TYPED if self.typed or "" in self.choices else STORED

    @cached_property
    def parts(self) -> list[Same | Spot]:
        """The whole text in order: what is the same, and the spots where it is not."""
        if self.choices:
            return [Spot(f"{self.id}-0", 1, "", self._words(self.stored), self._words(self.typed))]
        parts, names, after = [], count(), ""
        for each in pieces_of(self.stored, self.typed):
            name = f"{self.id}-{next(names)}" if isinstance(each, Differs) else ""
            if name and (each.stored.strip() or each.typed.strip()):
                number = sum(isinstance(part, Spot) for part in parts) + 1
                parts.append(Spot(name, number, after, each.stored, each.typed))
            elif not name and each.text:
                parts.append(each)
                after = _last_words(each.text)
        return parts

    @cached_property
    def spots(self) -> list[Spot]:
        """Where there is something to choose."""
        is_same = self.stored == self.typed
        return [] if is_same else [each for each in self.parts if isinstance(each, Spot)]

    def _words(self, value: str) -> str:
        return self.choices.get(value, value or "niets gekozen")


def _last_words(text: str) -> str:
    words = text.split()
    return " ".join([*(["…"] if len(words) > WORDS_BEFORE else []), *words[-WORDS_BEFORE:]])
