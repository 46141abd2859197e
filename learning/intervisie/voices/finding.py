"""The contribution that a request is about: one that its reader sees now, or one of their own."""

from datetime import datetime

from flask import abort

from learning.intervisie.threads import queries
from learning.intervisie.threads.models import Contribution, Thread
from learning.intervisie.threads.safety import is_hidden


def voice_of_another(user, thread: Thread, key: str, moment: datetime) -> Contribution:
    """What *user* can read now, or put out of sight themselves; 404 for anything else."""
    found = named(thread, key)
    if found and found.author_id != user.id:
        shown = {each.id for each in queries.ids_shown_to(user, thread, moment)}
        if found.id in shown or is_hidden(thread, found, user):
            return found
    return abort(404)


def is_given_back(user, found: Contribution | None) -> bool:
    """Whether that text of another lies with its writer already: pressed twice is once."""
    return bool(found and found.returned_at and not found.done_at and found.author_id != user.id)


def own_voice(user, thread: Thread, key: str) -> Contribution:
    """What *user* wrote, or 404."""
    found = named(thread, key)
    return found if found and found.author_id == user.id else abort(404)


def named(thread: Thread, key: str) -> Contribution | None:
    """The contribution with that public id."""
    every = (each for run in thread.runs for each in run.contributions)
    return next((each for each in every if each.public_id == key), None)
