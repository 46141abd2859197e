"""What a bewijs van deelname tells: who, which module, where and when. No word of the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.base.dates import day_of


@dataclass(frozen=True)
class Proof:
    """``begun_at``: when the student came into the cohort; ``ended_at``: when the last of it was
    touched, None: nothing was. ``open``: titles of what is not finished, with what it waits for."""

    name: str
    slug: str
    module: str
    cohort: str
    begun_at: datetime
    ended_at: datetime | None
    open: tuple[tuple[str, str], ...]
    opdrachten: int
    at: datetime

    @property
    def period(self) -> str:
        """From which day until which."""
        return f"{day_of(self.begun_at)} tot en met {day_of(self.ended_at or self.at)}"

    @property
    def day(self) -> str:
        """On which this was said."""
        return day_of(self.at)

    @property
    def is_done(self) -> bool:
        """Everything is voldaan, besproken or afgesproken: anders."""
        return not self.open and self.opdrachten > 0


WORDS = {"busy": "Je bent ermee bezig, of je docent kijkt ernaar.", "open": "Nog niet begonnen."}


def finished(overview, cohort_id: int) -> tuple[int, int]:
    """How many opdrachten are; and how many parts were done there, as what is finished counts in
    every later cohort."""
    rows: Sequence = overview.opdrachten
    parts = [part.standing for each in rows for part in each.parts if part.standing]
    here = sum(each.cohort_id == cohort_id for each in parts)
    return sum(each.is_finished for each in rows), here


def proof_of(name: str, overview, cohort: str, begun_at: datetime, at: datetime) -> Proof:
    """*overview*: the module as this student stands in it."""
    rows: Sequence = overview.opdrachten
    return Proof(
        name=name,
        slug=overview.module.slug,
        module=overview.module.title,
        cohort=cohort,
        begun_at=begun_at,
        ended_at=overview.touched_at,
        open=tuple(
            (each.opdracht.title, WORDS[each.state]) for each in rows if not each.is_finished
        ),
        opdrachten=len(rows),
        at=at,
    )
