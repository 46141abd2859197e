"""A praktijkopleider as the two who know of it see it."""

from dataclasses import dataclass
from datetime import date, datetime

from learning.base.dates import calendar_day, date_of
from learning.praktijkopleiders.rules import last_day_of


@dataclass(frozen=True)
class Known:
    """``is_on``: may read, or may come in; ``waits``: the link in the mail still works; ``day``:
    the last one, in words."""

    companion: object
    is_on: bool
    waits: bool
    last_day: date
    day: str


def known_from(companion, at: datetime) -> Known:
    """How it stands at that moment."""
    last = last_day_of(companion.until)
    waits = bool(companion.link and companion.link.is_valid(at))
    return Known(companion, companion.is_on(at), waits, last, calendar_day(last, date_of(at)))
