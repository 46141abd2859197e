"""Until when somebody may be a praktijkopleider, and how many invitations a student sends."""

from datetime import date, datetime, time, timedelta

from learning.base.dates import HERE

MOST_OPEN = 3  # praktijkopleiders of one student at a time
MOST_A_DAY = 5  # invitations of one student: a mail to a stranger is sent with care
LONGEST = timedelta(days=366)
USUAL = timedelta(days=182)


def end_of(day: date) -> datetime:
    """The moment at which *day* is over, here."""
    return datetime.combine(day + timedelta(days=1), time(), HERE)


def last_day_of(until: datetime) -> date:
    """The last whole day before that moment, here."""
    return (until.astimezone(HERE) - timedelta(seconds=1)).date()


def longest_until(at: datetime) -> datetime:
    """Not later than this, seen from *at*."""
    return end_of((at + LONGEST).astimezone(HERE).date())


def usual_day(at: datetime) -> date:
    """What stands in the box at first."""
    return (at + USUAL).astimezone(HERE).date()
