"""Looking in one's own pages, and a few words of each. Plain text, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from learning.notebook.models import TEXT

MOST = 160  # signs of a page in a list
BEFORE = 40  # signs before what was looked for


@dataclass(frozen=True)
class Row:
    """A page in a list. ``words``: its first ones, or those around what was looked for."""

    key: str
    at: datetime
    words: str


def rows_of(pages: Iterable) -> list[Row]:
    """*pages*: rows of queries.pages_of()."""
    return [Row(each.public_id, each.begun_at, _some(_flat(each))) for each in pages]


def found_in(pages: Iterable, wanted: str) -> list[Row]:
    """Those in which *wanted* stands, capitals or not."""
    wanted = " ".join(wanted.split()).casefold()
    found = []
    for each in pages:
        words = _flat(each)
        place = words.casefold().find(wanted)
        if place >= 0:
            found.append(Row(each.public_id, each.begun_at, _some(words, place)))
    return found


def _flat(page) -> str:
    return " ".join((page.answers.get(TEXT) or "").split())


def _some(words: str, place: int = 0) -> str:
    """At most MOST signs, from a little before *place* on, in whole words."""
    begin = max(place - BEFORE, 0)
    if begin:
        begin = words.find(" ", begin, place) + 1 or begin
    shown = words[begin : begin + MOST]
    if begin + MOST < len(words):
        shown = (shown.rpartition(" ")[0] or shown) + " …"
    return f"… {shown}" if begin else shown
