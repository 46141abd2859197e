"""The threads of one's group that run without one: no casus and no title, only that they run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from learning.intervisie.safety.rules import may_ask_to_join
from learning.intervisie.threads.joining import waiting
from learning.intervisie.threads.phases import state_at
from learning.intervisie.threads.states import OVER


@dataclass(frozen=True)
class Room:
    """``is_asked``: the reader waits for an answer; ``may_ask``: they can ask now."""

    key: str
    started_at: datetime
    is_asked: bool
    may_ask: bool


def rooms_of(user, threads: Iterable, moment: datetime) -> list[Room]:
    """Those of *threads*, of a group that *user* is in, that run without *user*."""
    return [
        Room(
            key=each.public_id,
            started_at=each.started_at,
            is_asked=any(one.user_id == user.id for one in waiting(each)),
            may_ask=may_ask_to_join(user, each, moment),
        )
        for each in threads
        if each.place_of(user) is None and state_at(each, moment) not in OVER
    ]
