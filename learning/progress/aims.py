"""What a student reads of the days to aim at. Plain decisions over plain records."""

from datetime import datetime

from learning.base.dates import date_of
from learning.cohorts.plan.aims import ToldAim, told_in
from learning.modules.rules import works_in
from learning.progress.next_step import Do, NextStep
from learning.progress.overview import Marks, OpdrachtRow, overview
from learning.submissions.rules import Status

ABOUT_WORK = {Do.ADD, Do.WRITE, Do.BEGIN}


def aims_told(marks: Marks, place, module: str, at: datetime) -> dict[str, ToldAim]:
    """Opdracht → its day in words, for who works in *place*; nothing for who only reads, in a
    closed cohort, and for who is er even niet."""
    if place is None or place.closed_at or module in marks.paused:
        return {}
    return told_in(marks.aims, place.cohort_id, module, date_of(at))


def rows_of(module, marks: Marks, standings, days: dict[str, ToldAim]) -> list:
    """(OpdrachtRow, ToldAim or None) of every opdracht that has a day; None for what waits for
    nothing of the student any more."""
    rows = [row for row in overview(module, marks, standings).opdrachten if row.opdracht.id in days]
    return [(row, days[row.opdracht.id] if is_ahead(row) else None) for row in rows]


def is_ahead(row: OpdrachtRow) -> bool:
    """Whether a day still helps: it is not done, and not with a docent now."""
    return not row.is_finished and row.status != Status.HANDED_IN


def aim_of_step(marks: Marks, places, step: NextStep, at: datetime) -> str:
    """The day of what *step* is about, in words; "" when there is none."""
    if step.do not in ABOUT_WORK or not (step.module and step.opdracht):
        return ""
    place = works_in(places, step.module.slug)
    days = aims_told(marks, place, step.module.slug, at)
    aim = days.get(step.opdracht.replaces or step.opdracht.id)
    return aim.words if aim else ""
