"""A piece of a page, copied below an answer in an opdracht. The page stays as it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.modules.library import Shelf
from learning.modules.parts import Field
from learning.submissions.adding import add_below
from learning.submissions.desk import Desk, desk_of
from learning.submissions.rules import is_open

CHANGED = "Er is intussen iets veranderd. Kijk nog eens goed. Er is nog niets gekopieerd."
NOT_THERE = "Daar kun je nu niets bij zetten. Er is niets gekopieerd."
TOO_LONG = (
    "Samen is dat te lang voor één vak: er passen 20.000 tekens in. "
    "Kies een kleiner stuk, of een andere vraag. Er is niets gekopieerd."
)
NOTHING = (-1, -1)
NO_PIECE = "Kies minstens één stuk van je bladzijde."
NO_PLACE = "Kies bij welke vraag het komt."
COPIED = "Het staat erbij. Je bladzijde in je logboek bleef zoals die was."

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True)
class Place:
    """A question of work in hand, to which a piece may be copied."""

    desk: Desk
    field: Field

    @property
    def name(self) -> str:
        """As it stands in an address: ids have no dot in them."""
        return f"{self.desk.submission.public_id}.{self.field.id}"

    @property
    def text(self) -> str:
        """What stands there already."""
        return self.desk.submission.draft.answers.get(self.field.id) or ""


@dataclass(frozen=True)
class Copy:
    """What was picked: ``numbers`` of pieces (from 0) and where they go; ``wrong``: a sentence."""

    numbers: tuple[int, ...]
    place: Place | None
    wrong: str = ""


def pieces_of(text: str) -> list[str]:
    """The paragraphs of a page, in order."""
    return [each.strip("\n") for each in _BLANK_LINES.split(text) if each.strip()]


def places_in(work: Iterable, shelf: Shelf) -> list[Desk]:
    """The desks of what somebody may write in now, alone. *work*: their submissions."""
    desks = (desk_of(each, shelf) for each in work if is_open(each) and each.group is None)
    return [each for each in desks if not each.is_gone and _fields(each)]


def questions_on(desk: Desk) -> list[Place]:
    """Where a piece may go: every question that asks for a text."""
    return [Place(desk, each) for each in _fields(desk)]


def _fields(desk: Desk) -> Sequence[Field]:
    return [each for each in desk.part.fields if not each.choices]


def picked(numbers: Iterable[str], place: str, pieces: Sequence, desks: Iterable[Desk]) -> Copy:
    """What an address says, as far as it can be done."""
    known = {str(number): number for number in range(len(pieces))}
    wanted = tuple(sorted({known[each] for each in numbers if each in known}))
    places = (each for desk in desks for each in questions_on(desk))
    found = next((each for each in places if each.name == place), None)
    return Copy(wanted, found, NO_PIECE if not wanted else "" if found else NO_PLACE)


def copied(page, copy: Copy, shown: tuple[int, int], at: datetime) -> str:
    """Do it; the sentence that says why not, or "". *shown*: the revisions of the page and of the
    draft that the preview had, or NOTHING."""
    if copy.wrong:
        return NOT_THERE
    desk = copy.place.desk
    if shown != (page.revision, desk.submission.draft.revision):
        return CHANGED
    pieces = pieces_of(page.text)
    text = "\n\n".join(pieces[number] for number in copy.numbers)
    return "" if add_below(desk, copy.place.field.id, text, at) else TOO_LONG
