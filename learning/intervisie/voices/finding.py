"""The contribution that a request is about: one that its reader sees now, or one of their own."""

from datetime import datetime

from learning.intervisie.threads import queries
from learning.intervisie.threads.models import Contribution, Thread
from learning.intervisie.threads.safety import is_hidden


def voice_of_another(user, thread: Thread, key: str, moment: datetime) -> Contribution | None:
    """What *user* can read now, or put out of sight themselves; None for anything else."""
    found = named(thread, key)
    if found and found.author_id != user.id:
        shown = {each.id for each in queries.ids_shown_to(user, thread, moment)}
        if found.id in shown or is_hidden(thread, found, user):
            return found
    return None


def is_given_back(user, found: Contribution | None) -> bool:
    """Whether that text of another lies with its writer already: pressed twice is once."""
    return bool(found and found.returned_at and not found.done_at and found.author_id != user.id)


def own_voice(user, thread: Thread, key: str) -> Contribution | None:
    """What *user* wrote; None for anything else."""
    found = named(thread, key)
    return found if found and found.author_id == user.id else None


def named(thread: Thread, key: str) -> Contribution | None:
    """The contribution with that public id."""
    every = (each for run in thread.runs for each in run.contributions)
    return next((each for each in every if each.public_id == key), None)
