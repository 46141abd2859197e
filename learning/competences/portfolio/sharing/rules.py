"""As what somebody reads a portfolio, and until when."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from learning.base.dates import HERE
from learning.praktijkopleiders.rules import end_of, longest_until

HOW_LONG = {"week": "Een week", "maand": "Een maand", "dag": "Tot en met een dag"}
DAYS = {"week": 7, "maand": 30}


class ReaderAs(StrEnum):
    """The tie with the student; who has several is called after the first of these."""

    DOCENT = "docent"
    BEGELEIDER = "begeleider"
    PRAKTIJKOPLEIDER = "praktijkopleider"
    STUDENT = "medestudent"


def until_after(how_long: str, day: date | None, at: datetime) -> datetime | None:
    """The end of the last day; None when that is past, more than a year away, or not chosen."""
    here = at.astimezone(HERE).date()
    last = day if how_long == "dag" else here + timedelta(days=DAYS[how_long])
    until = end_of(last) if last else None
    return until if until and at < until <= longest_until(at) else None
