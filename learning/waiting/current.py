"""What was made, or is being made, for the person who asks."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from flask import current_app
from flask_login import current_user

from learning.base.access import require
from learning.base.db import db
from learning.waiting import jobs


def room() -> Path:
    """Where all of it is kept."""
    return current_app.extensions["settings"].waiting


def own(kind: str, at: datetime) -> jobs.Job | None:
    """Theirs of that kind; None when there is none, or it is over."""
    return jobs.find(room(), current_user.public_id, kind, at)


def mark() -> str:
    """For ``jobs.begin``. What is read from here on is of after it: a text that was erased before
    the mark is not in it, and one that is erased later changes the mark."""
    found = jobs.mark_of(room(), current_user.public_id)
    db.session.rollback()
    require(current_user.is_active)
    return found


def forget_mine() -> None:
    """Erase a text, and what was made from it goes too. After the commit."""
    forget_of([current_user.public_id])


def forget_of(people: Iterable[str]) -> None:
    """The same for everybody whose text it was. *people*: public ids."""
    for each in people:
        jobs.forget_all_of(room(), each)
