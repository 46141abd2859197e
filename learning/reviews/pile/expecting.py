"""When an answer may be expected: a plan and no promise, and nobody is ever too late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date

from learning.base.dates import HERE, counted, listed

CHOICES = (2, 3, 5, 7, 10, 14, 21, 28)
MOST_NAMES = 3


@dataclass(frozen=True)
class Expected:
    """Sentences for the student. ``is_past``: that day is gone and nobody answered yet."""

    words: str
    is_past: bool


def expected(
    handed_in_at: datetime, days: int | None, docenten: Sequence[str], now: datetime
) -> Expected | None:
    """What the student may expect of what was handed in then; *days*: see Cohort.answer_days.
    None where nothing is said, or nobody is there who answers."""
    if not days or not docenten:
        return None
    who = listed(list(docenten)) if len(docenten) <= MOST_NAMES else "je docenten"
    if is_past(handed_in_at, days, now):
        return Expected(
            "Het duurt langer dan we dachten. Dat ligt niet aan jou. "
            f"Je mag er gerust naar vragen bij {who}.",
            is_past=True,
        )
    who, looks = who[0].upper() + who[1:], "kijkt" if len(docenten) == 1 else "kijken"
    return Expected(
        f"{who} {looks} meestal binnen {counted(days, 'dag', 'dagen')}. "
        f"Reken op een antwoord rond {day_of_answer(handed_in_at, days)}.",
        is_past=False,
    )


def soon(standing, now: datetime) -> str:
    """The same of a Standing in one sentence; "" where nothing is said, or that day is gone."""
    at, days = standing.handed_in_at, standing.answer_days
    if not at or not days or is_past(at, days, now):
        return ""
    return f"Reken op een antwoord rond {day_of_answer(at, days)}."


def is_past(handed_in_at: datetime, days: int, now: datetime) -> bool:
    """Whether the day on which an answer was expected is over."""
    return _day(handed_in_at, days) < now.astimezone(HERE).date()


def day_of_answer(handed_in_at: datetime, days: int) -> str:
    """``12 december``."""
    return format_date(_day(handed_in_at, days), "d MMMM", locale="nl")


def _day(handed_in_at: datetime, days: int):
    return handed_in_at.astimezone(HERE).date() + timedelta(days=days)
