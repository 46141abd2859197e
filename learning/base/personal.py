"""What in a text may be about a person, and how to say it in general. A suggestion, never a wall.

It looks for what is easy to see; a guess may be wrong, and something may be missed.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from learning.base.names import (
    AFTER_DE,
    COMMON,
    NAMES,
    NO_NAMES,
    PLACE_BEFORE,
    STARTS,
    SURNAMES,
)

MOST_WORDS = 3  # of a surname, double ones too
GENERAL, AS_IT_IS = "general", "as-it-is"  # buttons: say it in general, or leave it so


class What(StrEnum):
    """What it looks like: the words that stand in its place."""

    MAIL = "[e-mailadres]"
    PHONE = "[nummer]"
    NUMBER = "[persoonsnummer]"
    DAY = "[datum]"
    STREET = "[adres]"
    NAME = "[naam]"

    @property
    def label(self) -> str:
        """What it looks like, in words."""
        return _LABELS[self]


_LABELS = {
    What.MAIL: "een e-mailadres",
    What.PHONE: "een telefoonnummer",
    What.NUMBER: "een burgerservicenummer",
    What.DAY: "een geboortedatum",
    What.STREET: "een adres",
    What.NAME: "een naam",
}


@dataclass(frozen=True)
class Found:
    """*words* in a text that look like *what*, from *start* to *end*."""

    what: What
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Looked:
    """What may be about a person in what was typed, in sentences; ``is_made``: it was just made
    general, and these are left."""

    said: list[str]
    is_made: bool = False


MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(r"(?<![\w+])(?:(?:\+|00)\d{2}[ -]?(?:\(0\))?|0)(?:[ -]?\d){8,9}(?!\d)")
NUMBER = re.compile(r"(?<!\d)\d{4}[ .]?\d{2}[ .]?\d{3}(?!\d)")
MONTHS = "jan|feb|maart|mrt|apr|mei|juni|jun|juli|jul|aug|sep|okt|nov|dec"
DAY = re.compile(
    r"(?<!\d)\d{1,2}(?:[-/.]\d{1,2}[-/.]|\s(?:" + MONTHS + r")[a-z]{0,7}\.?\s)"
    r"(?:19|20)?\d{2}(?!\d)",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b[A-ZÀ-Þ][\w'’-]{1,40}(?:straat|laan|weg|plein|kade|gracht|hof|dijk|singel|pad|park|steeg)"
    r"\s\d{1,5}(?:\s?[a-zA-Z])?\b|\b\d{4}\s?[A-Z]{2}\b"
)
PERSON = (
    r"\b(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|mijnheer|cliënt|client|buurman|buurvrouw|familie"
    r"|vriend(?:in)?|collega)\s"
)
BETWEEN = r"(?:(?:van|von|de|der|den|ten|ter|el|al|ben|da|di|dos|(?:in |op )?['’]t)[^\S\n])"
TITLED = re.compile(
    PERSON + rf"({BETWEEN}{{0,3}}[A-ZÀ-Þ][\w'’-]{{0,40}})",
    re.IGNORECASE,
)
SURNAME = rf"(?:{BETWEEN}{{1,3}}(?:{'|'.join(AFTER_DE)})|(?:{'|'.join(SURNAMES)}))\b"
SMALL = re.compile(
    PERSON + rf"((?:(?:{'|'.join(NAMES)})\b(?: {SURNAME})?)|{SURNAME})", re.IGNORECASE
)
INITIALS = re.compile(
    rf"\b(?:(?:[A-Z]\.){{2,4}}\s?{BETWEEN}{{0,3}}|[A-Z]\.\s?{BETWEEN}{{1,3}})[A-ZÀ-Þ][\w'’-]{{1,40}}"
)
# What belongs to the name before it: de Vries, Jansen-de Wit, van der Berg, ’t Hart, of J. Smit.
MORE = re.compile(
    rf"(?:(?<=\b[A-Z])\.)?(?:[^\S\n]|[^\S\n]?[-–][^\S\n]?){BETWEEN}{{0,3}}"
    r"(?:d['’])?([A-ZÀ-Þ][\w'’-]{0,40})"
)
LEFT = re.compile(r"\[naam\]")
LONG = re.compile(r"\b[A-ZÀ-Þ]\w{2,60}")
WORD = re.compile(r"[^\W\d_](?:[\w'’-]{0,60}\w)?")
PATTERNS = (
    (What.MAIL, MAIL),
    (What.PHONE, PHONE),
    (What.DAY, DAY),
    (What.STREET, STREET),
)


def found_in(text: str, guess: bool = True, people: Collection[str] = ()) -> list[Found]:
    """What may be about a person, in the order of the text; nothing stands in two.

    *guess*: also words that have a capital as a name has. *people*: full names to look for
    besides: every part of them with a capital, and the first part without one too.
    """
    found = [
        Found(what, each[0], *each.span())
        for what, form in PATTERNS
        for each in form.finditer(text)
    ]
    found += [
        Found(What.NUMBER, each[0], *each.span())
        for each in NUMBER.finditer(text)
        if _passes_eleven(each[0])
    ]
    known = _parts(people)
    names = _names(text, guess, known, found)
    seen = {word.casefold() for each in names for word in LONG.findall(each.words)}
    found += _names(text, guess, _Parts(known.first, known.all | (seen - COMMON)), found)
    return _one_by_one(found)


def made_general(text: str, guess: bool = True, people: Collection[str] = ()) -> str:
    """*text* with [naam], [nummer] and so on in the place of what was found."""
    for each in reversed(found_in(text, guess, people)):
        text = text[: each.start] + each.what.value + text[each.end :]
    return text


def said_of(found: Iterable[Found]) -> list[str]:
    """What may be about a person: ``‘06-12345678’ lijkt op een telefoonnummer.`` Each once."""
    return list(dict.fromkeys(f"‘{each.words}’ lijkt op {each.what.label}." for each in found))


def only_takes_out(was: str, becomes: str) -> bool:
    """Whether *becomes* says nothing that *was* did not: words left out, or made general."""
    for each in What:
        becomes = becomes.replace(each.value, " ")
    words = iter(re.findall(r"\w+", was))
    return all(each in words for each in re.findall(r"\w+", becomes))


def _passes_eleven(number: str) -> bool:
    """A burgerservicenummer has nine figures that pass this test; other numbers seldom do."""
    figures = [int(sign) for sign in number if sign.isdigit()]
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    total = sum(a * b for a, b in zip(figures, weights, strict=True))
    return total > 0 and total % 11 == 0


@dataclass(frozen=True)
class _Parts:
    """Of full names, folded: ``first``, known without a capital too, and all."""

    first: frozenset[str]
    all: frozenset[str]


def _parts(people: Collection[str]) -> _Parts:
    split = [each.split() for each in people if each.strip()]
    first = frozenset(each[0].casefold() for each in split)
    later = (word.casefold() for each in split for word in each if word[:1].isupper())
    return _Parts(first - COMMON, first.union(later))


def _one_by_one(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _names(text: str, guess: bool, people: _Parts, others: Iterable[Found]) -> list[Found]:
    """Names with the surname that goes along; none reaches into one of the *others*."""
    spans = [each.span(1) for each in TITLED.finditer(text) if _has_capital(each[1])]
    spans += [each.span(1) for each in SMALL.finditer(text)]
    spans += [each.span() for each in INITIALS.finditer(text)]
    before, end = "", 0
    for each in WORD.finditer(text):
        word, gap = each[0], text[end : each.start()]
        if _is_name(word, before, gap, guess, people):
            spans.append(each.span())
        before, end = word, each.end()
    edges = [each.start for each in others]
    whole = [(start, _end_of_name(text, start, end, edges)) for start, end in spans]
    for each in LEFT.finditer(text):
        if (end := _end_of_name(text, *each.span(), edges)) > each.end():
            whole.append((each.start(), end))
    return [Found(What.NAME, text[start:end], start, end) for start, end in whole]


def _end_of_name(text: str, start: int, end: int, edges: Collection[int]) -> int:
    """Where the name from *start* to *end* ends, its surname included."""
    shouts = text[start:end].isupper()
    limit = min((each for each in edges if each >= end), default=len(text))
    for _ in range(MOST_WORDS):
        more = MORE.match(text, end, limit)
        if not more or more[1].partition("-")[0].casefold() in NO_NAMES:
            break
        if len(more[1]) > 1 and more[1].isupper() and not shouts:
            break
        end = more.end()
    return end


def _has_capital(words: str) -> bool:
    last = words.split()[-1]
    is_other = {last.casefold(), last.partition("-")[0].casefold()} & NO_NAMES
    return any(sign.isupper() for sign in words) and not is_other


def _is_name(word: str, before: str, gap: str, guess: bool, people: _Parts) -> bool:
    plain = word.casefold()
    both = {plain, re.sub(r"['’]?s$", "", plain)}
    if plain not in COMMON and both & people.first:
        return True
    if not word[0].isupper() or {plain, plain.partition("-")[0]} & NO_NAMES:
        return False
    if both & (NAMES | people.all):
        return True
    is_inside = bool(before) and gap in {" ", ", "}
    shouts = len(word) > 1 and word.isupper()
    begins = before[:1].isupper() and before.casefold() not in STARTS
    after_place = before.casefold() in PLACE_BEFORE or begins
    return guess and is_inside and not shouts and not after_place
