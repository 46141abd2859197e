"""One visit to the desk after another: what is new since, and what is told once. Plain moments."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

VISIT = timedelta(minutes=30)
NOTED_EVERY = timedelta(minutes=5)  # a desk that is looked at all day is written down so often
UNOPENED = timedelta(days=7)
FIRST_LOOK_BACK = timedelta(days=21)  # who comes for the first time is not told of all that was


@dataclass(frozen=True)
class Visit:
    """A visit that was noted until ``seen_until``; ``before``: the end of the one before, None for
    somebody's first. ``told_until``: see DeskVisit."""

    seen_until: datetime
    before: datetime | None = None
    told_until: datetime | None = None

    def is_new(self, moment: datetime) -> bool:
        """Whether what came at *moment* came after the visit before; in a first visit nothing
        did."""
        return self.before is not None and moment > self.before

    def unopened_between(self, now: datetime) -> tuple[datetime, datetime]:
        """Sent after the first and not after the second: a week without being opened, and not
        told in a visit before."""
        told = [each for each in (self.before, self.told_until) if each]
        return max(told, default=now - FIRST_LOOK_BACK) - UNOPENED, now - UNOPENED


def visit_of_now(last: Visit | None, now: datetime) -> tuple[Visit, bool]:
    """The visit of *now* after the *last* one that was noted (None: never), and whether it is worth
    noting again."""
    if last is None:
        return Visit(now), True
    if now - last.seen_until > VISIT:
        return replace(last, seen_until=now, before=last.seen_until), True
    return last, now - last.seen_until > NOTED_EVERY
