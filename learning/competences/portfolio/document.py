"""A portfolio as it is shown and taken along: one shape for page, print, PDF, HTML and JSON.

What is of other people is not in it: no name but that of whose it is, of a round only what they
said themselves; of an intervisie never which one. Plain decisions.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.base.dates import date_of, day_of
from learning.competences.evidence.models import Source
from learning.competences.portfolio.models import Kind
from learning.competences.portfolio.words import heading_of, text_of

KINDS = {
    Source.HAND_IN: "Ingeleverde opdracht",
    Source.REPORT: "Praktijkverslag",
    Source.HARVEST: "Intervisie",
    Source.NOTEBOOK: "Logboek",
}
WITH_TITLE = {Source.HAND_IN, Source.REPORT}  # an opdracht; the others may tell of people
NOTHING_SAID = "nog niets gezegd"


@dataclass(frozen=True)
class Quote:
    """An evidence. ``number``: from 1 on; ``source``: the kind in words; ``title``: of the
    opdracht, "" of anything else; ``at``: when the words were written."""

    key: str
    number: int
    framework: str
    code: str
    told: str
    quote: str
    why: str
    source: str
    title: str
    at: datetime

    @property
    def paragraphs(self) -> list[str]:
        """Plain words; nothing in them means anything."""
        return [each for each in self.quote.split("\n\n") if each.strip()]

    @property
    def day(self) -> str:
        """When the words were written."""
        return day_of(self.at)

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        return f"{self.source}: {self.title}" if self.title else self.source


@dataclass(frozen=True)
class Look:
    """What they said of one competence in one round. ``at``: when both were in."""

    key: str
    framework: str
    code: str
    told: str
    own_word: str
    own_line: str
    at: datetime

    @property
    def day(self) -> str:
        """On which both were in."""
        return day_of(self.at)


@dataclass(frozen=True)
class Words:
    """A piece of the student's own; one of both may be "" ."""

    key: str
    heading: str
    text: str


Piece = Quote | Look | Words


@dataclass(frozen=True)
class Document:
    """A portfolio at the moment ``at``."""

    name: str
    at: datetime
    introduction: str
    pieces: tuple[Piece, ...]

    @property
    def day(self) -> str:
        """On which it stood like this."""
        return day_of(self.at)

    @property
    def quotes(self) -> list[Quote]:
        """The evidences among the pieces, in order."""
        return [each for each in self.pieces if isinstance(each, Quote)]

    @property
    def is_empty(self) -> bool:
        return not (self.introduction.strip() or self.pieces)

    @property
    def filename(self) -> str:
        """Without any name, and without what comes after the dot."""
        return f"portfolio-{date_of(self.at).isoformat()}"


def document_of(portfolio, rated: Sequence, undecided: Collection[int], at: datetime) -> Document:
    """*portfolio* as others see it. *rated*: Rated of which both are in; *undecided*: the numbers
    of the evidences of which the source is gone, and nobody said yet whether they stay."""
    said = {each.item_id: each for each in rated}
    pieces: list[Piece] = []
    numbers = 0
    for item in portfolio.items:
        if item.kind == Kind.TEXT:
            made = words_of(item, portfolio.answers)
        elif item.kind == Kind.RATING:
            made = look_of(item, said.get(item.rating_item_id))
        elif item.evidence is None or item.evidence_id in undecided:
            made = None
        else:
            numbers += 1
            made = quote_of(item, numbers)
        if made:
            pieces.append(made)
    return Document(portfolio.student.name, at, portfolio.introduction, tuple(pieces))


def words_of(item, answers: Mapping[str, str]) -> Words | None:
    """None: nothing stands in it."""
    key = item.public_id
    made = Words(key, answers.get(heading_of(key)) or "", answers.get(text_of(key)) or "")
    return made if made.heading.strip() or made.text.strip() else None


def look_of(item, rated) -> Look | None:
    """*rated*: a Rated or None. None: they said nothing of it there, or not any more."""
    if rated is None or not rated.is_said:
        return None
    return Look(
        key=item.public_id,
        framework=rated.framework,
        code=rated.code,
        told=rated.told,
        own_word=rated.own_word.own if rated.own_word else NOTHING_SAID,
        own_line=rated.own_line,
        at=rated.at,
    )


def quote_of(item, number: int) -> Quote:
    """As it was copied."""
    found = item.evidence
    return Quote(
        key=item.public_id,
        number=number,
        framework=found.framework,
        code=found.code,
        told=found.told,
        quote=found.quote,
        why=found.why,
        source=KINDS[found.source],
        title=found.source_title if found.source in WITH_TITLE else "",
        at=found.source_at,
    )
