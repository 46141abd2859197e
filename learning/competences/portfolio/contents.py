"""What stands in a portfolio and what could, as whose it is sees it. Plain decisions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from learning.competences.portfolio.document import look_of, quote_of, words_of
from learning.competences.portfolio.models import Kind

MOST_SIGNS = 160
GONE = (
    "De tekst waar dit bewijs uit komt, is weg. Anderen zien dit bewijs nu niet. "
    "Kies bij je bewijzen of je het houdt."
)
EMPTY = "Hier staat nog niets. Anderen zien dit stuk nog niet."
NOT_SAID = "Hier is nu niets van te zien. Anderen zien dit stuk niet."


@dataclass(frozen=True)
class Row:
    """A piece in the list. ``before``: the public id of the one above, ``after``: of the one
    below, "" when there is none; ``note``: why others do not see it, or ""."""

    key: str
    kind: Kind
    title: str
    line: str
    note: str
    before: str
    after: str
    evidence: object | None = None


def rows_of(portfolio, rated: Sequence, undecided: Collection[int]) -> list[Row]:
    """Every piece, in order; also what others do not see."""
    keys = ["", *(each.public_id for each in portfolio.items), ""]
    return [
        Row(item.public_id, item.kind, *about, keys[place], keys[place + 2], item.evidence)
        for place, item in enumerate(portfolio.items)
        for about in [_about(item, portfolio.answers, rated, undecided)]
    ]


def _about(item, answers, rated: Sequence, undecided: Collection[int]) -> tuple[str, str, str]:
    if item.kind == Kind.TEXT:
        made = words_of(item, answers)
        title = made.heading.strip() if made else ""
        note = "" if made else EMPTY
        return title or "Een eigen stuk", short(made.text) if made else "", note
    if item.kind == Kind.RATING:
        found = next((each for each in rated if each.item_id == item.rating_item_id), None)
        made = look_of(item, found)
        title = f"{made.code} {made.told}, {made.day}" if made else "Zelf ingeschat"
        line = f"Jij: {made.own_word}. {short(made.own_line)}".strip() if made else ""
        return title, line, "" if made else NOT_SAID
    made = quote_of(item, 0)
    note = GONE if item.evidence_id in undecided else ""
    return f"{made.code} {made.told}", f"“{short(made.quote)}”", note


def ratings_beside(portfolio, rated: Sequence) -> list:
    """Of every competence the last Rated that is not in it yet: one round, and no other."""
    inside = {each.rating_item_id for each in portfolio.items} if portfolio else set()
    found: dict[tuple[str, str], object] = {}
    for each in rated:
        if each.item_id not in inside and each.is_said:
            found.setdefault((each.framework, each.code), each)
    return list(found.values())


def short(text: str) -> str:
    """The first words, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SIGNS else line[:MOST_SIGNS].rsplit(" ", 1)[0] + " …"
