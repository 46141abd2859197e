"""The threads of a group in a list: for who takes part, for its other members, for its docent.

Never a title, a name or a word of what is told; only that it exists, its step and dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.intervisie.safety.rules import may_ask_to_join
from learning.intervisie.threads.joining import waiting
from learning.intervisie.threads.phases import stands
from learning.intervisie.threads.states import OVER, State


@dataclass(frozen=True)
class ThreadRow:
    """``takes_part``: may open its page; ``may_ask``: may ask to join; ``is_asked``: did so, and
    waits for everyone's yes; ``opened_at``: when the open step began, or None."""

    key: str
    takes_part: bool
    may_ask: bool
    is_asked: bool
    words: str
    started_at: datetime
    opened_at: datetime | None
    over_at: datetime | None


def rows_for(user, threads: Sequence, moment: datetime, is_member: bool) -> list[ThreadRow]:
    """One row for each of *threads*, in the same order."""
    return [_row(user, each, moment, is_member) for each in threads]


def _row(user, thread, moment: datetime, is_member: bool) -> ThreadRow:
    state = stands(thread, moment).state
    return ThreadRow(
        key=thread.public_id,
        takes_part=is_member and thread.place_of(user) is not None,
        may_ask=is_member and may_ask_to_join(user, thread, moment),
        is_asked=any(each.user_id == user.id for each in waiting(thread)),
        words=_words(thread, state),
        started_at=thread.started_at,
        opened_at=None if state in OVER else thread.run.opened_at,
        over_at=thread.ended_at or thread.stopped_at,
    )


def _words(thread, state: State) -> str:
    if state == State.RUNNING:
        return f"Nu bezig met: {thread.phase.title}"
    return {
        State.PAUSED: "Rust even",
        State.ABSENT: "Rust even",
        State.STOPPED: "Gestopt",
        State.ENDED: "Afgerond",
        State.WIPED: "Afgerond" if thread.ended_at else "Gestopt",
    }[state]
