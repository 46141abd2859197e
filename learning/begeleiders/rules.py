"""When somebody who asks for contact may expect it. Plain decisions."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from learning.base.dates import HERE, counted

USUAL_DAYS, MOST_DAYS = 2, 10  # working days in which somebody hears something
KEPT = timedelta(days=30)  # what was written with it, once it was handled
SATURDAY = 5


class How(StrEnum):
    """How somebody wants to be reached."""

    CALL = "bellen"
    MAIL = "mailen"
    LESSON = "in de les"

    @property
    def asks(self) -> str:
        """As who asks says it."""
        return {
            How.CALL: "Bel me",
            How.MAIL: "Mail me",
            How.LESSON: "Spreek me aan op een lesdag",
        }[self]


def within(days: int) -> str:
    """The time one may expect, such as ``binnen twee werkdagen``."""
    return f"binnen {counted(days, 'werkdag', 'werkdagen')}"


def due_after(days: int, at: datetime) -> datetime:
    """When so many whole working days are over, here; the day of asking does not count."""
    day = at.astimezone(HERE).date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return end_of(day)


def end_of(day: date) -> datetime:
    """The moment at which *day* is over, here."""
    return datetime.combine(day + timedelta(days=1), time(), HERE)


def may_handle(user, request) -> bool:
    """Whoever is asked says that they spoke, or passes it on."""
    return user.id == request.with_id and request.is_open


def may_say_not_yet(user, request, is_there: bool) -> bool:
    """Whoever asked says that they did not speak, as long as who was asked is there."""
    return user.id == request.student_id and bool(request.handled_at) and is_there


def may_withdraw(user, request) -> bool:
    """Whoever asks takes it back, and takes the words away at any time."""
    return user.id == request.student_id
