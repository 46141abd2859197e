"""What somebody looks for, from what they typed. Plain text, no database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from learning.search.folding import folded

MOST_WORDS = 20
LONGEST = 2000  # signs of what was typed that are looked at
FEWEST_SIGNS = 2
PREFIX_FROM = 3  # shorter words are looked for as they are

LETTER, GAP = r"[^\W_]", r"[\W_]"
_PHRASE = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')
_WORD = re.compile(f"(?:{LETTER}|[\u0300-\u036f])+")
_OPEN = re.compile("(.*[^aeiou])?([aeou])([bcdfgklmnprstvz])")
_CLOSED = re.compile("(.*?)(aa|ee|oo|uu|ie|ui|ij|ou|eu|oe|ei|au)([bdfgklmnprst])")
_HARD, _SOFT = {"v": "f", "z": "s"}, {"f": "v", "s": "z"}


@dataclass(frozen=True)
class Term:
    """*words* beside each other; the last may go on when ``goes_on``. ``also``: whole words that
    are as good: *buur* for *buren*."""

    words: tuple[str, ...]
    goes_on: bool = False
    also: tuple[str, ...] = ()

    @property
    def begins(self) -> tuple[str, ...]:
        """One of these stands wherever it stands."""
        return (self.words[0], *self.also)

    @property
    def pattern(self) -> str:
        """As a regular expression over folded text."""
        end = f"{LETTER}*" if self.goes_on else ""
        ways = [f"{GAP}+".join(map(re.escape, self.words)) + end, *map(re.escape, self.also)]
        return f"(?<!{LETTER})(?:{'|'.join(ways)})(?!{LETTER})"


@dataclass(frozen=True)
class Asked:
    """Every term has to be there. ``is_cut``: there were more words than we look for."""

    terms: tuple[Term, ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms)

    @cached_property
    def patterns(self) -> list[re.Pattern]:
        return [re.compile(each.pattern) for each in self.terms]

    @cached_property
    def anywhere(self) -> re.Pattern:
        """Any of the terms."""
        return re.compile("|".join(each.pattern for each in self.terms))

    def stands_in(self, plain: str) -> bool:
        """Whether all of it stands in that folded text."""
        if not all(any(word in plain for word in each.begins) for each in self.terms):
            return False  # to see that is ten times faster
        return all(each.search(plain) for each in self.patterns)


def asked_from(typed: str | None) -> Asked:
    """Quotes keep words together; of the others each may stand anywhere. Nothing to look for
    gives an Asked that is False."""
    found, count, is_cut = [], 0, len(typed or "") > LONGEST
    for term in _terms(folded((typed or "")[:LONGEST])):
        if count + len(term.words) > MOST_WORDS:
            is_cut = True
            break
        found.append(term)
        count += len(term.words)
    return Asked(tuple(dict.fromkeys(found)), is_cut)


def _terms(text: str) -> Iterator[Term]:
    place = 0
    for phrase in _PHRASE.finditer(text):
        yield from _loose(text[place : phrase.start()])
        if words := tuple(_WORD.findall(phrase[1])[:MOST_WORDS]):
            yield Term(words)
        place = phrase.end()
    yield from _loose(text[place:])


def _loose(text: str) -> Iterator[Term]:
    for chunk in text.split():
        words = tuple(_WORD.findall(chunk)[:MOST_WORDS])
        if len(words) > 1:
            one = words[:1] if words[1:] == ("s",) and len(words[0]) >= FEWEST_SIGNS else ()
            yield Term(words, len(words[-1]) >= PREFIX_FROM, one)  # foto's, and foto
        elif words and len(words[0]) >= FEWEST_SIGNS:
            yield Term(words, len(words[0]) >= PREFIX_FROM, tuple(other_forms(words[0])))


def other_forms(word: str) -> list[str]:
    """One for many, and many for one, by the rules of Dutch spelling: *huizen*, *huis*. Those that
    begin with *word* itself are left out: they are found already."""
    found = []
    if len(word) > 4 and word.endswith("en"):
        found += _ones(word[:-2])
    elif len(word) > 4 and word.endswith("s"):
        found.append(word[:-1])
    elif closed := _CLOSED.fullmatch(word):
        before, vowel, last = closed.groups()
        short = vowel[0] if vowel[0] == vowel[1] else vowel
        found.append(f"{before}{short}{_SOFT.get(last, last)}en")
    return [each for each in found if not each.startswith(word)]


def _ones(base: str) -> Iterator[str]:
    """*base*: a word without its -en."""
    last = base[-1]
    if len(base) > 2 and base[-2] == last:
        yield base[:-1]
    elif opened := _OPEN.fullmatch(base):
        before, vowel, end = opened.groups()
        yield f"{before or ''}{vowel}{vowel}{_HARD.get(end, end)}"
    else:
        yield base[:-1] + _HARD.get(last, last)
