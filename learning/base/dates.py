"""Moments as people in the Netherlands read them."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

HERE = ZoneInfo("Europe/Amsterdam")
WORDS = [
    "geen", "één", "twee", "drie", "vier", "vijf", "zes",
    "zeven", "acht", "negen", "tien", "elf", "twaalf",
]  # fmt: skip


def time_of(moment: datetime) -> str:
    """The time on the clock here, such as ``14:03``."""
    return moment.astimezone(HERE).strftime("%H:%M")


def day_of(moment: datetime, now: datetime | None = None) -> str:
    """The day: ``vandaag``, ``gisteren``, ``maandag 9 maart``, or with its year when long ago.

    Without *now* always the date, with its year.
    """
    here = moment.astimezone(HERE).date()
    if now is None:
        return _written(here, "d MMMM y")
    days = (now.astimezone(HERE).date() - here).days
    if days in (0, 1):
        return ("vandaag", "gisteren")[days]
    return _written(here, "EEEE d MMMM" if -180 < days < 180 else "d MMMM y")


def date_of(moment: datetime) -> date:
    """The day on the calendar here."""
    return moment.astimezone(HERE).date()


def calendar_day(day: date, today: date) -> str:
    """A day of a plan: ``12 december``, with its year when that is not this one."""
    return _written(day, "d MMMM" if day.year == today.year else "d MMMM y")


@lru_cache(maxsize=1000)
def _written(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale="nl")


def moment_of(moment: datetime, now: datetime) -> str:
    """Day and time, such as ``gisteren om 14:03``."""
    return f"{day_of(moment, now)} om {time_of(moment)}"


def listed(names: list[str], last: str = "en") -> str:
    """Names in a sentence: ``Anna``, ``Anna en Joost``, ``Anna, Joost en Ria``, or with of."""
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def counted(number: int, one: str, more: str) -> str:
    """A number with its word: ``één vraag``, ``drie vragen``, ``14 vragen``."""
    word = WORDS[number] if number < len(WORDS) else number
    return f"{word} {one if number == 1 else more}"
