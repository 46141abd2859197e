"""What the boxes of a portfolio are called, and what is said when something cannot be."""

import re
from collections.abc import Iterator, Mapping

from learning.drafting.history import Line

INTRODUCTION = "inleiding"
ASKED = "Wie ben jij, en wat kun je?"
HEADING, TEXT = "De kop van dit stuk", "De tekst van dit stuk"
MOST = 300  # pieces in one portfolio
FULL = "Je portfolio is vol: er passen 300 stukken in. Haal er eerst iets uit."
MOVED = "De volgorde is intussen veranderd. Kijk eerst wat er nu staat. Er is niets verplaatst."
TAKEN_OUT = (
    "Een stuk waar je in schreef, is intussen uit je portfolio gehaald. "
    "Wat je typte, staat bij je eerdere teksten."
)
NOT_YOURS = "Dit kun je nu niet in je portfolio zetten. Er is niets veranderd."

_KEY = re.compile(r"(?:kop|tekst)-([a-z0-9]{14})")


def heading_of(key: str) -> str:
    """The name of the heading of the piece with that public id."""
    return f"kop-{key}"


def text_of(key: str) -> str:
    """The name of its text."""
    return f"tekst-{key}"


def key_in(name: str) -> str:
    """The public id of a piece in the name of its heading or text; "" in any other name."""
    found = _KEY.fullmatch(name)
    return found[1] if found else ""


def question_of(name: str) -> str:
    """What stands above a box."""
    if name == INTRODUCTION:
        return ASKED
    return HEADING if name.startswith("kop-") else TEXT


def lines(answers: Mapping[str, str], _questions: Mapping) -> Iterator[Line]:
    """The introduction, and then the pieces of their own."""
    names = sorted(answers, key=lambda name: name != INTRODUCTION)
    return (Line(each, question_of(each), answers[each] or "") for each in names)
