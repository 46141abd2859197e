"""Questions about cohorts: who is where, in which role."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort, Following, Membership, Role


@dataclass(frozen=True)
class Place:
    """Somebody's place in a cohort: the role, and the modules (slugs) the cohort follows."""

    cohort_id: int
    public_id: str
    cohort_name: str
    role: Role
    modules: frozenset[str]


def places_of(user: User) -> Sequence[Place]:
    """Where *user* is now, newest cohort first; one query."""
    rows = db.session.execute(
        select(Cohort.id, Cohort.public_id, Cohort.name, Membership.role, Following.module)
        .join(Membership, Membership.cohort_id == Cohort.id)
        .outerjoin(Following, Following.cohort_id == Cohort.id)
        .where(Membership.user_id == user.id, Membership.left_at.is_(None))
        .order_by(Cohort.created_at.desc(), Cohort.id.desc(), Membership.role)
    )
    modules: dict[tuple, set] = {}
    for *place, module in rows:
        modules.setdefault(tuple(place), set()).update({module} - {None})
    return [Place(*place, modules=frozenset(slugs)) for place, slugs in modules.items()]


def readable_by(user: User) -> Select:
    """Cohorts that *user* may look into: their own; a beheerder sees all (people, no texts)."""
    cohorts = select(Cohort).options(
        selectinload(Cohort.memberships).joinedload(Membership.user), selectinload(Cohort.follows)
    )
    if user.is_beheerder:
        return cohorts
    return cohorts.where(
        Cohort.memberships.any((Membership.user_id == user.id) & Membership.left_at.is_(None))
    )


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
