"""Questions about asking for contact: whom one may ask, who asked, and what waits too long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased, joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.begeleiders.models import OPEN, ContactRequest
from learning.begeleiders.rules import KEPT
from learning.cohorts.models import Cohort, Membership, Role
from learning.cohorts.queries import has_place
from learning.intervisie.threads.models import FollowUp

HELPERS = (Role.BEGELEIDER, Role.DOCENT)
MOST = 50


@dataclass(frozen=True)
class Helper:
    """Somebody who may be asked, in one cohort; ``days``: within so many working days."""

    id: int
    public_id: str
    name: str
    role: Role
    cohort_id: int
    days: int


def whom_to_ask(student: User) -> Sequence[Helper]:
    """The begeleiders of the cohorts in which *student* learns, by name; of a cohort without one
    its docenten. Somebody who is there twice is asked as begeleider."""
    found = _around(student)
    with_begeleider = {each.cohort_id for each in found if each.role == Role.BEGELEIDER}
    return _once(
        each
        for each in found
        if each.id != student.id
        and (each.role == Role.BEGELEIDER or each.cohort_id not in with_begeleider)
    )


def people_of(student: User) -> Sequence[Helper]:
    """The begeleiders and docenten of the cohorts in which *student* learns; each once, begeleiders
    first, by name."""
    return _once(each for each in _around(student) if each.id != student.id)


def colleagues_in(cohort_id: int, *without: int) -> Sequence[Helper]:
    """The begeleiders and docenten of a cohort, without the people with these numbers."""
    found = db.session.execute(_helpers().where(Cohort.id == cohort_id))
    return _once(each for each in (Helper(*row) for row in found) if each.id not in without)


def _around(student: User) -> list[Helper]:
    mine = aliased(Membership)
    learns = exists().where(
        mine.cohort_id == Cohort.id,
        mine.user_id == student.id,
        mine.role == Role.STUDENT,
        mine.left_at.is_(None),
    )
    return [Helper(*row) for row in db.session.execute(_helpers().where(learns))]


def _helpers() -> Select:
    return (
        select(User.id, User.public_id, User.name, Membership.role, Cohort.id, Cohort.contact_days)
        .join(Membership, Membership.user_id == User.id)
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.role.in_(HELPERS), Membership.left_at.is_(None))
        .where(User.deactivated_at.is_(None))
        .order_by(Membership.role, func.lower(User.name), User.id, Cohort.id.desc())
    )


def _once(helpers) -> list[Helper]:
    found: dict[int, Helper] = {}
    for each in helpers:
        found.setdefault(each.id, each)
    return list(found.values())


def _is_here(user_id) -> ColumnElement[bool]:
    """SQL: may be asked still in ContactRequest's cohort, with an open account."""
    return has_place(ContactRequest.cohort_id, user_id, *HELPERS)


def _is_read_by(user_id) -> ColumnElement[bool]:
    """SQL: who asks, and who is asked now, as long as they are there."""
    return or_(
        ContactRequest.student_id == user_id,
        and_(ContactRequest.with_id == user_id, _is_here(user_id)),
    )


def readable_by(user: User) -> Select:
    """What *user* asked, and what is asked of them; not what was taken back."""
    return _whole().where(ContactRequest.withdrawn_at.is_(None), _is_read_by(user.id))


def _whole() -> Select:
    return select(ContactRequest).options(
        joinedload(ContactRequest.student),
        joinedload(ContactRequest.other),
        joinedload(ContactRequest.passed_from),
        joinedload(ContactRequest.cohort),
    )


def readers_of(request: ContactRequest) -> Sequence[User]:
    """The people behind readable_by(): who asks, and who is asked."""
    return db.session.scalars(
        select(User)
        .join(ContactRequest, ContactRequest.id == request.id)
        .where(ContactRequest.withdrawn_at.is_(None), _is_read_by(User.id))
        .where(User.deactivated_at.is_(None))
        .order_by(User.id)
    ).all()


def waiting_for(user: User) -> Sequence[ContactRequest]:
    """What is asked of *user* and open, the longest wait first."""
    return db.session.scalars(
        _whole()
        .where(ContactRequest.with_id == user.id, OPEN, _is_here(user.id))
        .order_by(ContactRequest.asked_at, ContactRequest.id)
    ).all()


# What ``user`` (a number) asked and what is asked of them, open and with somebody who is there:
# public_id, name (of who is asked), is_mine (``user`` asks), asked_at. A part of Mijn plek.
_is_mine = ContactRequest.student_id == bindparam("user")
open_around = (
    select(
        ContactRequest.public_id,
        User.name,
        _is_mine.label("is_mine"),
        ContactRequest.asked_at,
    )
    .join(User, User.id == ContactRequest.with_id)
    .where(or_(_is_mine, ContactRequest.with_id == bindparam("user")))
    .where(OPEN, _is_here(ContactRequest.with_id))
)


def handled_by(user: User, since: datetime) -> Sequence[ContactRequest]:
    """What *user* handled since then, the last first; MOST at most."""
    return db.session.scalars(
        _whole()
        .where(ContactRequest.with_id == user.id, ContactRequest.handled_at > since)
        .where(ContactRequest.withdrawn_at.is_(None), _is_here(user.id))
        .order_by(ContactRequest.handled_at.desc())
        .limit(MOST)
    ).all()


def asked_by(student: User, since: datetime) -> Sequence[tuple[ContactRequest, bool]]:
    """What *student* asked and is open, or was handled since then, the last first, and whether
    who is asked is there still."""
    found = _whole().add_columns(_is_here(ContactRequest.with_id))
    return [
        (request, bool(is_here))
        for request, is_here in db.session.execute(
            found.where(ContactRequest.student_id == student.id)
            .where(ContactRequest.withdrawn_at.is_(None))
            .where(or_(ContactRequest.handled_at.is_(None), ContactRequest.handled_at > since))
            .order_by(ContactRequest.asked_at.desc())
            .limit(MOST)
        )
    ]


def open_words_of(student: User) -> str:
    """All that *student* wrote with questions that are open, together."""
    found = select(ContactRequest.note).where(ContactRequest.student_id == student.id, OPEN)
    return " ".join(db.session.scalars(found))


def open_between(student: User, helper_id: int) -> ContactRequest | None:
    """What *student* asked that person and is open; None: nothing."""
    return db.session.scalar(
        select(ContactRequest).where(
            ContactRequest.student_id == student.id, ContactRequest.with_id == helper_id, OPEN
        )
    )


def follow_ups_for(user: User) -> Sequence[FollowUp]:
    """Who asked *user* after an intervisie to talk on, the last first; MOST at most."""
    return db.session.scalars(
        select(FollowUp)
        .options(joinedload(FollowUp.asker))
        .where(FollowUp.with_id == user.id, FollowUp.withdrawn_at.is_(None))
        .order_by(FollowUp.confirmed_at.desc(), FollowUp.id.desc())
        .limit(MOST)
    ).all()


def is_there(request: ContactRequest) -> bool:
    """Whether who is asked may be asked still."""
    found = select(_is_here(ContactRequest.with_id)).where(ContactRequest.id == request.id)
    return bool(db.session.scalar(found))


def late_at(moment: datetime) -> Sequence[Row]:
    """(ContactRequest, who is asked is there still) of what waits too long, and of what lies with
    nobody, as far as that was not told; locked."""
    is_here = _is_here(ContactRequest.with_id)
    is_late = and_(ContactRequest.due_at <= moment, ContactRequest.reminded_at.is_(None))
    found = (
        select(ContactRequest, is_here)
        .where(OPEN)
        .where(or_(and_(is_here, is_late), and_(~is_here, ContactRequest.nobody_at.is_(None))))
        .order_by(ContactRequest.id)
        .with_for_update(of=ContactRequest)
    )
    return db.session.execute(found).all()


def forget_words(moment: datetime) -> None:
    """What was written with a question that was handled long ago."""
    db.session.execute(
        update(ContactRequest)
        .where(ContactRequest.handled_at <= moment - KEPT, ContactRequest.note != "")
        .values(note="")
    )


def guided_by(user: User) -> Sequence[Row]:
    """The cohorts in which *user* may say how soon one hears something: public_id, name,
    contact_days."""
    return db.session.execute(
        select(Cohort.public_id, Cohort.name, Cohort.contact_days)
        .where(_guides(user.id))
        .order_by(Cohort.created_at.desc(), Cohort.id)
    ).all()


def cohort_guided_by(user: User, key: str) -> Select:
    """That cohort, if *user* may say how soon one hears something there."""
    return select(Cohort).where(Cohort.public_id == key, _guides(user.id))


def _guides(user_id) -> ColumnElement[bool]:
    return exists().where(
        Membership.cohort_id == Cohort.id,
        Membership.user_id == user_id,
        Membership.role.in_(HELPERS),
        Membership.left_at.is_(None),
    )
