"""Questions about praktijkopleiders: who let whom in, and until when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload

from learning.accounts.models import OneTimeLink, User
from learning.base.db import db
from learning.cohorts.models import Membership, Role
from learning.praktijkopleiders.models import Companion

_PEOPLE = (
    joinedload(Companion.student),
    joinedload(Companion.user),
    joinedload(Companion.cohort),
    joinedload(Companion.link),
)


def is_companion(reader_id, student_id, cohort_id, at: datetime) -> ColumnElement[bool]:
    """SQL: at that moment *reader* is praktijkopleider of *student*, who learns in *cohort*
    still (numbers, or columns)."""
    return (
        exists()
        .where(
            Companion.user_id == reader_id,
            Companion.student_id == student_id,
            Companion.cohort_id == cohort_id,
            Companion.accepted_at.is_not(None),
            holds(at),
        )
        .correlate_except(Companion)
    )


def is_somebodys(reader_id, at: datetime) -> ColumnElement[bool]:
    """SQL: *reader* is somebody's praktijkopleider at that moment (a number, or a column)."""
    came_in = Companion.accepted_at.is_not(None)
    held = exists().where(Companion.user_id == reader_id, came_in, holds(at))
    return held.correlate_except(Companion)


def holds(at: datetime, of=Companion) -> ColumnElement[bool]:
    """SQL: not stopped, and not over at that moment. *of*: Companion, or an alias of it."""
    return and_(of.ended_at.is_(None), of.until > at)


def own_readable_by(user: User) -> Select:
    """Those whom *user*, as a student, invited."""
    return select(Companion).options(*_PEOPLE).where(Companion.student_id == user.id)


def invited_by(student: User) -> Sequence[Companion]:
    """Whom *student* invited, the last first; what was stopped before anybody came in is not
    told."""
    came = Companion.ended_at.is_(None) | Companion.accepted_at.is_not(None)
    return db.session.scalars(
        own_readable_by(student).where(came).order_by(Companion.invited_at.desc())
    ).all()


def students_of(user: User) -> Sequence[Companion]:
    """For whom *user* is or was praktijkopleider, the last first."""
    return db.session.scalars(
        select(Companion)
        .options(*_PEOPLE)
        .where(Companion.user_id == user.id)
        .order_by(Companion.accepted_at.desc(), Companion.id.desc())
    ).all()


def is_anybodys(user: User) -> bool:
    """Whether *user* is or was a praktijkopleider."""
    found = select(Companion.id).where(Companion.user_id == user.id).limit(1)
    return db.session.scalar(found) is not None


def companions_of(student: User, cohort_id: int, at: datetime) -> Sequence[User]:
    """Who is in as praktijkopleider of *student* in that cohort at that moment, by name."""
    return db.session.scalars(
        select(User)
        .where(is_companion(User.id, student.id, cohort_id, at), User.deactivated_at.is_(None))
        .order_by(func.lower(User.name), User.id)
    ).all()


def invitation_with(token_hash: str, at: datetime) -> Companion | None:
    """The invitation behind a link, with its student; None when it is over or there is none."""
    return db.session.scalar(
        select(Companion)
        .join(Companion.link)
        .options(*_PEOPLE)
        .where(OneTimeLink.token_hash == token_hash, OneTimeLink.used_at.is_(None))
        .where(holds(at), _learns())
    )


def lapsed_before(before: datetime) -> Sequence[Companion]:
    """Whose invitation was too old by then, and nobody came; locked."""
    return db.session.scalars(
        select(Companion)
        .join(Companion.link)
        .options(contains_eager(Companion.link))
        .where(OneTimeLink.used_at.is_(None), OneTimeLink.expires_at < before)
        .order_by(Companion.id)
        .with_for_update(of=Companion)
    ).all()


def locked(companion_id: int) -> Companion:
    """The invitation, changed by nobody else until this transaction ends."""
    return db.session.get(Companion, companion_id, with_for_update=True, populate_existing=True)


def _learns() -> ColumnElement[bool]:
    return exists().where(
        Membership.cohort_id == Companion.cohort_id,
        Membership.user_id == Companion.student_id,
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
    )


def invited_since(student: User, moment: datetime) -> int:
    """How many *student* invited after that moment, whatever came of it."""
    return db.session.scalar(
        select(func.count())
        .select_from(Companion)
        .where(Companion.student_id == student.id, Companion.invited_at > moment)
    )


def open_of(student: User, at: datetime) -> Sequence[Companion]:
    """Invited or in at that moment, the first one first."""
    return db.session.scalars(
        own_readable_by(student).where(holds(at)).order_by(Companion.id)
    ).all()
