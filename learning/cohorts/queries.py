"""Questions about cohorts: who is where, in which role."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from learning.accounts.models import OneTimeLink, User
from learning.base.db import db, rows
from learning.cohorts.models import Cohort, Following, Invitation, Membership, Role

_WITH_PEOPLE = (
    selectinload(Cohort.memberships).joinedload(Membership.user),
    selectinload(Cohort.follows),
)


@dataclass(frozen=True)
class Place:
    """Somebody's place in a cohort: the role, and the modules (slugs) the cohort follows."""

    cohort_id: int
    public_id: str
    cohort_name: str
    role: Role
    modules: frozenset[str]


_places = (
    select(Cohort.id, Cohort.public_id, Cohort.name, Membership.role, Following.module)
    .join(Membership, Membership.cohort_id == Cohort.id)
    .outerjoin(Following, Following.cohort_id == Cohort.id)
    .where(Membership.user_id == bindparam("user"), Membership.left_at.is_(None))
    .order_by(Cohort.created_at.desc(), Cohort.id.desc(), Membership.role)
)


def places_of(user: User) -> Sequence[Place]:
    """Where *user* is now, newest cohort first; one query."""
    modules: dict[tuple, set] = {}
    for *place, module in rows(_places, user=user.id):
        modules.setdefault(tuple(place), set()).update({module} - {None})
    return [Place(*place, modules=frozenset(slugs)) for place, slugs in modules.items()]


def readable_by(user: User) -> Select:
    """Cohorts that *user* may look into: their own; a beheerder sees all (people, no texts)."""
    return _among(user, select(Cohort).options(*_WITH_PEOPLE))


def list_readable_by(user: User) -> Sequence[Row]:
    """The cohorts that *user* may look into, newest first: public_id, name, students (a number)."""
    students = (
        select(func.count())
        .select_from(Membership)
        .where(
            Membership.cohort_id == Cohort.id,
            Membership.role == Role.STUDENT,
            Membership.left_at.is_(None),
        )
        .scalar_subquery()
    )
    cohorts = select(Cohort.public_id, Cohort.name, students.label("students"))
    cohorts = cohorts.order_by(Cohort.created_at.desc(), Cohort.id.desc())
    return db.session.execute(_among(user, cohorts)).all()


def _among(user: User, cohorts: Select) -> Select:
    if user.is_beheerder:
        return cohorts
    return cohorts.where(
        Cohort.memberships.any((Membership.user_id == user.id) & Membership.left_at.is_(None))
    )


def locked(cohort_id: int) -> Cohort:
    """The cohort, changed by nobody else until this transaction ends."""
    return db.session.scalars(
        select(Cohort)
        .where(Cohort.id == cohort_id)
        .options(*_WITH_PEOPLE)
        .with_for_update(of=Cohort)
        .execution_options(populate_existing=True)
    ).one()


def place_in(cohort: Cohort, person: str, role: Role | None) -> Select:
    """The place of *person* (a public id) in *cohort* now, in that role: one row or none."""
    return (
        select(Membership)
        .join(Membership.user)
        .where(
            Membership.cohort_id == cohort.id,
            Membership.role == role,
            Membership.left_at.is_(None),
            User.public_id == person,
        )
    )


def open_invitations(cohort: Cohort) -> Sequence[Row]:
    """Invitations that nobody accepted yet, by address: address, role, expires_at."""
    return db.session.execute(
        select(OneTimeLink.address, Invitation.role, OneTimeLink.expires_at)
        .join(Invitation.link)
        .where(Invitation.cohort_id == cohort.id, OneTimeLink.used_at.is_(None))
        .order_by(OneTimeLink.address, Invitation.role)
    ).all()


def invitations_to(cohort: Cohort, role: Role) -> Sequence[Invitation]:
    """Invitations to *cohort* in *role* that nobody accepted yet, with their links."""
    return db.session.scalars(_unused().where(Invitation.role == role, _is_of(cohort))).all()


def invitation_for(cohort: Cohort, address: str, role: Role | None) -> Select:
    """The invitation of *address* to *cohort* in *role* that was not accepted yet."""
    return _unused().where(_is_of(cohort), Invitation.role == role, OneTimeLink.address == address)


def invitation_with(token_hash: str) -> Invitation | None:
    """The invitation behind a link, with its cohort; None when there is none."""
    return db.session.scalar(
        _unused().options(joinedload(Invitation.cohort)).where(OneTimeLink.token_hash == token_hash)
    )


def _unused() -> Select:
    return (
        select(Invitation)
        .join(Invitation.link)
        .options(contains_eager(Invitation.link))
        .where(OneTimeLink.used_at.is_(None))
    )


def _is_of(cohort: Cohort) -> ColumnElement[bool]:
    return Invitation.cohort_id == cohort.id


def docenten_of(cohort_id: int) -> Sequence[User]:
    """The docenten of a cohort now, by name; closed accounts are not among them."""
    return db.session.scalars(
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.cohort_id == cohort_id,
            Membership.role == Role.DOCENT,
            Membership.left_at.is_(None),
            User.deactivated_at.is_(None),
        )
        .order_by(User.name, User.id)
    ).all()


def seat_of(user: User, cohort_id: int) -> Select:
    """*user*'s membership as a student in this cohort now; the row to lock for their work there."""
    return select(Membership).where(
        Membership.cohort_id == cohort_id,
        Membership.user_id == user.id,
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
    )
