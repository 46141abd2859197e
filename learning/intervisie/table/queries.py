"""Questions about having taken part. Nothing of what was said is ever asked for here."""

from collections.abc import Sequence

from sqlalchemy import Row, Select, select

from learning.accounts.models import User
from learning.base.db import db
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads.models import Participation, Thread


def _attendance_of(user: User) -> Select:
    return (
        select(
            Thread.public_id,
            Thread.way,
            Thread.started_at,
            Thread.ended_at,
            Thread.stopped_at,
            Thread.werkvorm_data["title"].as_string().label("werkvorm"),
            IntervisieGroup.name.label("group"),
            Participation.role,
            Participation.joined_at,
            Participation.left_at,
        )
        .join(Participation, Participation.thread_id == Thread.id)
        .join(IntervisieGroup, IntervisieGroup.id == Thread.group_id)
        .where(Participation.user_id == user.id, Participation.joined_at.is_not(None))
        .order_by(Participation.joined_at.desc(), Thread.id.desc())
    )


def attendances_of(user: User) -> Sequence[Row]:
    """Every thread in which *user* takes or took part, the last begun first; no content.

    Also what was stopped or wiped, and what they left: having been there stays theirs.
    """
    return db.session.execute(_attendance_of(user).limit(500)).all()


def attendance_readable_by(user: User, key: str) -> Row | None:
    """That of *user* in one thread; None when they never took part in it."""
    return db.session.execute(_attendance_of(user).where(Thread.public_id == key)).one_or_none()
