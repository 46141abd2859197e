"""Questions about who opened what."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.readings.models import VISIT, Reading


def openings_of(kind: str, thing_id: int) -> Sequence[Reading]:
    """Every time somebody else opened this thing, oldest first, with the reader: once, also when
    several wrote it."""
    found = db.session.scalars(
        select(Reading)
        .options(joinedload(Reading.reader))
        .where(Reading.kind == kind, Reading.thing_id == thing_id)
        .order_by(Reading.id)
    )
    return list({(each.reader_id, each.at): each for each in found}.values())


def was_opened(kind: str, thing_id: int) -> bool:
    """True when somebody else opened it."""
    found = select(Reading.id).where(Reading.kind == kind, Reading.thing_id == thing_id).limit(1)
    return db.session.scalar(found) is not None


def forget_before(moment: datetime) -> None:
    """Delete the rows that were kept long enough; the database refuses any other (keeping.py)."""
    db.session.execute(delete(Reading).where(Reading.at < moment))


def visit_of(reader: User, kind: str, thing_id: int, at: datetime) -> Reading | None:
    """The visit that *reader* is in the middle of; None when it is over or never was."""
    return db.session.scalar(
        select(Reading)
        .where(
            Reading.kind == kind,
            Reading.thing_id == thing_id,
            Reading.reader_id == reader.id,
            Reading.at > at - VISIT,
        )
        .limit(1)
    )


def seen_in_visit(reader: User, kind: str, at: datetime) -> set[int]:
    """The ids of the things of that kind that *reader* opened in the last half hour."""
    return set(
        db.session.scalars(
            select(Reading.thing_id).where(
                Reading.reader_id == reader.id, Reading.kind == kind, Reading.at > at - VISIT
            )
        )
    )
