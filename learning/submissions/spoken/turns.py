"""Whose turn it is in a talk about an opdracht. Plain decisions; no Flask and no database."""

from enum import StrEnum

from learning.submissions.rules import is_open


class Turn(StrEnum):
    """What it asks of somebody now."""

    WRITE = "write"  # a docent: talk, and say in a note what it was about
    ANSWER = "answer"  # yes to the note of the other side, or say it otherwise
    WAIT = "wait"  # the other side is to do something
    AGREED = "agreed"  # both said yes to the same text
    AWAY = "away"  # the work was handed in or is done: nothing to agree on now


def turn_of(user, request) -> Turn:
    """What *request* asks of *user*, who takes part in it."""
    if request.agreed_at:
        return Turn.AGREED
    if not is_open(request.submission):
        return Turn.AWAY
    if request.note is None:
        return Turn.WAIT if request.is_student(user) else Turn.WRITE
    same_side = request.is_student(user) == request.is_student(request.note.author)
    return Turn.WAIT if same_side else Turn.ANSWER
