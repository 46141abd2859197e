"""Questions about maatjes: who sees which, and who has none yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased, joinedload

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.cohorts.models import Membership, Role
from learning.cohorts.queries import has_place
from learning.maatjes.models import OPEN, Maatje
from learning.maatjes.rules import MOST

# Asked or agreed, and both are students of the cohort still: it ends by itself when one leaves.
HOLDS = and_(
    OPEN,
    has_place(Maatje.cohort_id, Maatje.newcomer_id, Role.STUDENT),
    has_place(Maatje.cohort_id, Maatje.guide_id, Role.STUDENT),
)


def _is_shown_to(user_id) -> ColumnElement[bool]:
    """SQL: the guide at once, the newcomer after the yes, the docenten of the cohort."""
    return or_(
        Maatje.guide_id == user_id,
        and_(Maatje.newcomer_id == user_id, Maatje.agreed_at.is_not(None)),
        has_place(Maatje.cohort_id, user_id, Role.DOCENT),
    )


def readable_by(user: User) -> Select:
    """Those that *user* may know of."""
    return _whole().where(HOLDS, _is_shown_to(user.id))


def _whole() -> Select:
    return select(Maatje).options(
        joinedload(Maatje.newcomer), joinedload(Maatje.guide), joinedload(Maatje.cohort)
    )


def readers_of(maatje: Maatje) -> Sequence[User]:
    """The people who may know of it, by name."""
    return db.session.scalars(
        select(User)
        .join(Maatje, Maatje.id == maatje.id)
        .where(HOLDS, _is_shown_to(User.id), User.deactivated_at.is_(None))
        .order_by(func.lower(User.name), User.id)
    ).all()


def of_student(user: User) -> Sequence[Maatje]:
    """What *user* is asked, and with whom they are maatje, the question that waits first."""
    mine = readable_by(user).where(or_(Maatje.guide_id == user.id, Maatje.newcomer_id == user.id))
    order = Maatje.agreed_at.is_not(None), Maatje.asked_at, Maatje.id
    return db.session.scalars(mine.order_by(*order)).all()


def in_cohort(user: User, cohort_id: int) -> Sequence[Maatje]:
    """Those of one cohort that *user* may know of."""
    found = readable_by(user).where(Maatje.cohort_id == cohort_id)
    return db.session.scalars(found.order_by(Maatje.asked_at, Maatje.id)).all()


@dataclass(frozen=True)
class WithWhom:
    """With whom somebody is maatje. ``is_guide``: they are there for that person, not the other
    way round; "" or "1", as the database has it."""

    name: str
    public_id: str
    is_guide: str


_me = bindparam("user")
_is_guide = case((Maatje.guide_id == _me, "1"), else_="")

# With whom ``user`` (a number) is maatje: WithWhom, and since when. A part of what Mijn plek asks.
with_whom = (
    select(User.name, Maatje.public_id, _is_guide.label("is_guide"), Maatje.agreed_at)
    .select_from(Maatje)
    .join(
        User, User.id == case((Maatje.guide_id == _me, Maatje.newcomer_id), else_=Maatje.guide_id)
    )
    .where(or_(Maatje.guide_id == _me, Maatje.newcomer_id == _me))
    .where(Maatje.agreed_at.is_not(None), HOLDS)
)


_with_whom_in = with_whom.where(Maatje.cohort_id == bindparam("cohort")).order_by(Maatje.id)


def with_whom_in(user: User, cohort_id: int) -> Sequence[WithWhom]:
    """With whom *user* is maatje in that cohort, the first one first."""
    return [WithWhom(*row[:3]) for row in rows(_with_whom_in, user=user.id, cohort=cohort_id)]


@dataclass(frozen=True)
class Newcomer:
    """A student of a cohort as the docenten see them. ``guide``: who is or was asked to be their
    maatje; ``waits``: no answer yet; ``declined``: the last one asked said liever niet."""

    public_id: str
    name: str
    joined_at: datetime
    maatje: str
    guide: str
    waits: bool
    declined: bool


def students_of(cohort_id: int) -> Sequence[Newcomer]:
    """The students of a cohort, the newest first, and whether they have a maatje."""
    guide = aliased(User)
    later = aliased(Maatje)
    said_no = exists().where(
        Maatje.cohort_id == cohort_id,
        Maatje.newcomer_id == User.id,
        Maatje.declined_at.is_not(None),
        ~exists().where(
            later.cohort_id == cohort_id, later.newcomer_id == User.id, later.id > Maatje.id
        ),
    )
    held = (
        select(Maatje.newcomer_id, Maatje.public_id, Maatje.agreed_at, guide.name)
        .join(guide, guide.id == Maatje.guide_id)
        .where(Maatje.cohort_id == cohort_id, HOLDS)
        .subquery()
    )
    found = db.session.execute(
        select(
            User.public_id,
            User.name,
            Membership.joined_at,
            func.coalesce(held.c.public_id, ""),
            func.coalesce(held.c.name, ""),
            held.c.public_id.is_not(None) & held.c.agreed_at.is_(None),
            said_no,
        )
        .join(Membership, Membership.user_id == User.id)
        .outerjoin(held, held.c.newcomer_id == User.id)
        .where(_is_student_in(cohort_id))
        .order_by(Membership.joined_at.desc(), func.lower(User.name), User.id)
    )
    return [Newcomer(*row) for row in found]


def _is_student_in(cohort_id: int) -> ColumnElement[bool]:
    """SQL: User, joined to Membership, is a student there now, with an open account."""
    return and_(
        Membership.cohort_id == cohort_id,
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
        User.deactivated_at.is_(None),
    )


def student_in(cohort_id: int, key: str) -> Select:
    """The student with that public id, if they are in the cohort now."""
    joined = select(User).join(Membership, Membership.user_id == User.id)
    return joined.where(_is_student_in(cohort_id), User.public_id == key)


def candidates_for(newcomer: User, cohort_id: int) -> Sequence[User]:
    """Whom to ask, by name: other students of the cohort who are maatje of fewer than MOST, and
    who did not say liever niet to this question before."""
    said_no = exists().where(
        Maatje.newcomer_id == newcomer.id,
        Maatje.guide_id == User.id,
        Maatje.declined_at.is_not(None),
    )
    return db.session.scalars(
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(_is_student_in(cohort_id), User.id != newcomer.id, ~said_no, ~_is_full(User.id))
        .order_by(func.lower(User.name), User.id)
    ).all()


def _is_full(user_id) -> ColumnElement[bool]:
    """SQL: asked for, or maatje of, MOST people now, in whatever cohort."""
    times = select(func.count(Maatje.id)).where(HOLDS, Maatje.guide_id == user_id)
    return times.correlate(User).scalar_subquery() >= MOST


def hold_people(*people: User) -> None:
    """Nobody else asks about any of them until this transaction ends; locked in one order."""
    db.session.execute(
        select(User.id)
        .where(User.id.in_([each.id for each in people]))
        .order_by(User.id)
        .with_for_update(key_share=True)
    ).all()


def over_for(newcomer: User, cohort_id: int) -> Sequence[Maatje]:
    """Open ones that do not hold any more, because somebody left; locked."""
    return db.session.scalars(
        select(Maatje)
        .where(Maatje.cohort_id == cohort_id, Maatje.newcomer_id == newcomer.id, OPEN, ~HOLDS)
        .with_for_update()
    ).all()


def has_one(newcomer: User, cohort_id: int) -> bool:
    """Whether somebody is the maatje of *newcomer* there, or was asked and has not answered."""
    held = select(Maatje.id).where(
        Maatje.cohort_id == cohort_id, Maatje.newcomer_id == newcomer.id, HOLDS
    )
    return db.session.scalar(held.limit(1)) is not None
