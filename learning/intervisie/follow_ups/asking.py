"""Asking somebody to talk on, or to call: one row for each person, taken back at any moment."""

from datetime import datetime

from learning.base.public_id import new_public_id
from learning.intervisie.threads.models import FollowUp, Thread
from learning.intervisie.threads.telling import module_of
from learning.notices.giving import give, take_back
from learning.notices.kinds import Kind

TALK_ON = "Iemand vraagt of je contact opneemt."


def address_of(follow_up: FollowUp) -> str:
    """Its page."""
    return f"/intervisie/follow-ups/{follow_up.public_id}"


def ask(thread: Thread, asker, other_id: int, note: str, at: datetime) -> FollowUp:
    """Ask *other_id*, who is told. *note*: words that *asker* sends along, or "".

    Asked twice is asked once, with the note of now.
    """
    pair = (asker.id, other_id)
    found = (each for each in thread.follow_ups if (each.asker_id, each.with_id) == pair)
    asked = next(found, None)
    if asked is None:
        asked = FollowUp(public_id=new_public_id(), asker_id=asker.id, with_id=other_id)
        thread.follow_ups.append(asked)
    elif asked.withdrawn_at is None:
        asked.note = note
        return asked
    asked.note, asked.confirmed_at, asked.withdrawn_at = note, at, None
    key = f"{address_of(asked)}:{at.isoformat()}"
    page, module = address_of(asked), module_of(thread)
    give([other_id], key, TALK_ON, page, at, module, Kind.CONTACT)
    return asked


def withdraw(follow_up: FollowUp, at: datetime) -> None:
    """It is not asked any more: its page is closed for the other, and what went along is gone."""
    follow_up.withdrawn_at = follow_up.withdrawn_at or at
    follow_up.note = ""
    take_back([follow_up.with_id], address_of(follow_up), at)
