"""When a mail about what is there may come: by day, once, about what stood there in the morning."""

from datetime import date, datetime, timedelta

from learning.base.dates import HERE

BEGINS, ENDS = 8, 20  # hours, here
GAPS = (timedelta(days=3), timedelta(days=7))  # between the first, the second and the last mail
MOST_ABOUT_ONE = 1 + len(GAPS)
TRY_AGAIN = timedelta(days=30)  # an address that took no mail


def is_day(at: datetime) -> bool:
    """Whether it is not too early or too late to let a telephone buzz."""
    return BEGINS <= at.astimezone(HERE).hour < ENDS


def day_here(at: datetime) -> date:
    """The day of that moment, here."""
    return at.astimezone(HERE).date()


def this_morning(at: datetime) -> datetime:
    """The moment at which that day begins for mail: what came later is for tomorrow."""
    return at.astimezone(HERE).replace(hour=BEGINS, minute=0, second=0, microsecond=0)
