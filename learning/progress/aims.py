"""What a student reads of the days to aim at. Plain decisions over plain records."""

from datetime import datetime

from learning.base.dates import date_of
from learning.cohorts.plan.aims import ToldAim, told_in
from learning.modules.rules import works_in
from learning.progress.next_step import Do, NextStep
from learning.progress.overview import Marks

ABOUT_WORK = {Do.ADD, Do.WRITE, Do.BEGIN}


def aims_told(marks: Marks, place, module: str, at: datetime) -> dict[str, ToldAim]:
    """Opdracht → its day in words, for who works in *place*; nothing for who only reads, in a
    closed cohort, and for who is er even niet."""
    if place is None or place.closed_at or module in marks.paused:
        return {}
    return told_in(marks.aims, place.cohort_id, module, date_of(at))


def aim_of_step(marks: Marks, places, step: NextStep, at: datetime) -> str:
    """The day of what *step* is about, in words; "" when there is none."""
    if step.do not in ABOUT_WORK or not (step.module and step.opdracht):
        return ""
    place = works_in(places, step.module.slug)
    days = aims_told(marks, place, step.module.slug, at)
    aim = days.get(step.opdracht.replaces or step.opdracht.id)
    return aim.words if aim else ""

