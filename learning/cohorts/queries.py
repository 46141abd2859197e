"""Questions about cohorts: who is where, in which role."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    delete,
    exists,
    func,
    select,
)
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from learning.accounts.models import OneTimeLink, User
from learning.base.db import db, rows
from learning.base.models import OutgoingMail
from learning.cohorts.models import Cohort, Following, Invitation, Membership, Role

MANY = 1000  # numbers in one statement
_seat, _account = aliased(Membership), aliased(User)
_WITH_PEOPLE = (
    selectinload(Cohort.memberships).joinedload(Membership.user),
    selectinload(Cohort.follows),
)


@dataclass(frozen=True)
class Place:
    """Somebody's place in a cohort: the role, and the modules (slugs) the cohort follows.

    ``closed_at`` None: the cohort is open.
    """

    cohort_id: int
    public_id: str
    cohort_name: str
    role: Role
    closed_at: datetime | None
    modules: frozenset[str]


_places = (
    select(
        *(Cohort.id, Cohort.public_id, Cohort.name, Membership.role, Cohort.closed_at),
        Following.module,
    )
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


def has_place(cohort_id, user_id, *roles: Role) -> ColumnElement[bool]:
    """SQL: somebody with one of those *roles* in that cohort now, whose account is open. Both
    numbers may be columns of what is asked about."""
    return (
        exists()
        .where(
            _seat.cohort_id == cohort_id,
            _seat.user_id == user_id,
            _seat.role == roles[0] if len(roles) == 1 else _seat.role.in_(roles),
            _seat.left_at.is_(None),
            _account.id == _seat.user_id,
            _account.deactivated_at.is_(None),
        )
        .correlate_except(_seat, _account)
    )


def was_anywhere(user: User) -> bool:
    """Whether *user* is or was in any cohort."""
    seats = select(Membership.id).where(Membership.user_id == user.id)
    return db.session.scalar(seats.limit(1)) is not None


def readable_by(user: User) -> Select:
    """Cohorts that *user* may look into: their own; a beheerder sees all (people, no texts)."""
    return _among(user, select(Cohort).options(*_WITH_PEOPLE))


def list_readable_by(user: User) -> Sequence[Row]:
    """The cohorts that *user* may look into, open ones first, newest first: id, public_id, name,
    closed_at, students and invited (numbers: who was asked and did not come yet)."""
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
    invited = (
        select(func.count())
        .select_from(Invitation)
        .join(Invitation.link)
        .where(Invitation.cohort_id == Cohort.id, OneTimeLink.used_at.is_(None))
        .scalar_subquery()
    )
    cohorts = select(
        *(Cohort.id, Cohort.public_id, Cohort.name, Cohort.closed_at),
        *(students.label("students"), invited.label("invited")),
    )
    cohorts = cohorts.order_by(
        Cohort.closed_at.is_not(None), Cohort.created_at.desc(), Cohort.id.desc()
    )
    return db.session.execute(_among(user, cohorts)).all()


def has_students(cohort_ids: Collection[int]) -> bool:
    """Whether anybody is a student now in one of those cohorts."""
    seats = select(Membership.id).where(
        Membership.cohort_id.in_(cohort_ids),
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
    )
    return db.session.scalar(seats.limit(1)) is not None


def has_cohorts() -> bool:
    """Whether there is any cohort, also a closed one."""
    return db.session.scalar(select(Cohort.id).limit(1)) is not None


def docenten_by_cohort() -> dict[int, list[str]]:
    """The names of the docenten of every cohort now, by the number of the cohort."""
    found: dict[int, list[str]] = {}
    people = (
        select(Membership.cohort_id, User.name)
        .join(Membership.user)
        .where(
            Membership.role == Role.DOCENT,
            Membership.left_at.is_(None),
            User.deactivated_at.is_(None),
        )
        .order_by(User.name, User.id)
    )
    for cohort_id, name in db.session.execute(people):
        found.setdefault(cohort_id, []).append(name)
    return found


def modules_by_cohort() -> dict[int, list[str]]:
    """What every cohort follows (slugs), by the number of the cohort."""
    found: dict[int, list[str]] = {}
    follows = select(Following.cohort_id, Following.module).order_by(Following.module)
    for cohort_id, module in db.session.execute(follows):
        found.setdefault(cohort_id, []).append(module)
    return found


def roles_by_person(user_ids: Collection[int]) -> dict[int, list[Row]]:
    """Where these people are now, by their number: rows with public_id and name of the cohort,
    and role."""
    found: dict[int, list[Row]] = {}
    places = (
        select(Membership.user_id, Cohort.public_id, Cohort.name, Membership.role)
        .join(Membership.cohort)
        .where(Membership.user_id.in_(user_ids), Membership.left_at.is_(None))
        .order_by(Cohort.created_at.desc(), Cohort.id.desc(), Membership.role)
    )
    for place in db.session.execute(places):
        found.setdefault(place.user_id, []).append(place)
    return found


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


def closed_at(cohort_id: int) -> datetime | None:
    """When this cohort was closed; None: it is open, and nobody closes it until this transaction
    ends. Who closes it takes ``locked``; who begins something side by side wait for nobody."""
    return db.session.scalar(
        select(Cohort.closed_at)
        .where(Cohort.id == cohort_id)
        .with_for_update(read=True, key_share=True)
    )


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


def open_invitations(cohort: Cohort, skipped: int = 0, most: int = 100) -> Sequence[Row]:
    """Invitations that nobody accepted yet, by address and role, after the *skipped* first ones.

    Rows with address, name, role, expires_at, goes (the docent who stops then);
    and sent_at, tries and given_up_at of the mail, all
    None when that is not known.
    """
    mail = OutgoingMail
    return db.session.execute(
        select(
            *(OneTimeLink.address, Invitation.name, Invitation.role, OneTimeLink.expires_at),
            *(mail.sent_at, mail.tries, mail.given_up_at, User.name.label("goes")),
        )
        .join(Invitation.link)
        .outerjoin(User, User.id == Invitation.in_place_of_id)
        .outerjoin(mail, mail.id == Invitation.mail_id)
        .where(_is_of(cohort), OneTimeLink.used_at.is_(None))
        .order_by(OneTimeLink.address, Invitation.role)
        .offset(skipped)
        .limit(most)
    ).all()


def who_will_go(cohort: Cohort, at: datetime) -> Sequence[Row]:
    """Which docent stops when who was invited says yes: name, address."""
    return db.session.execute(
        select(User.name, OneTimeLink.address)
        .join(Invitation, Invitation.in_place_of_id == User.id)
        .join(Invitation.link)
        .where(_is_of(cohort), OneTimeLink.used_at.is_(None), OneTimeLink.expires_at > at)
        .order_by(OneTimeLink.address)
    ).all()


def count_invitations(cohort: Cohort, at: datetime) -> tuple[int, int]:
    """How many invitations nobody accepted yet: those that still work, and those too old."""
    works = OneTimeLink.expires_at > at
    row = db.session.execute(
        select(func.count().filter(works), func.count().filter(~works))
        .select_from(Invitation)
        .join(Invitation.link)
        .where(_is_of(cohort), OneTimeLink.used_at.is_(None))
    ).one()
    return row[0], row[1]


def lapsed_invitations(cohort: Cohort, at: datetime) -> Sequence[Row]:
    """Those that are too old: role, address, name, in_place_of_id."""
    return db.session.execute(
        select(*(Invitation.role, OneTimeLink.address, Invitation.name, Invitation.in_place_of_id))
        .join(Invitation.link)
        .where(_is_of(cohort), OneTimeLink.used_at.is_(None), OneTimeLink.expires_at <= at)
        .order_by(Invitation.role, OneTimeLink.address)
    ).all()


def invitations_among(
    cohort_id: int, role: Role, addresses: Collection[str]
) -> Sequence[Invitation]:
    """Invitations to that cohort in *role* that nobody accepted yet, with their links."""
    return db.session.scalars(
        _unused().where(
            Invitation.cohort_id == cohort_id,
            Invitation.role == role,
            OneTimeLink.address.in_(addresses),
        )
    ).all()


def present_among(cohort_id: int, role: Role, addresses: Collection[str]) -> set[str]:
    """Which of *addresses* are of somebody who is there now in *role*."""
    address = func.lower(User.email)
    return set(
        db.session.scalars(
            select(address)
            .join(Membership, Membership.user_id == User.id)
            .where(
                Membership.cohort_id == cohort_id,
                Membership.role == role,
                Membership.left_at.is_(None),
                address.in_(addresses),
            )
        )
    )


def taken_among(cohort_id: int, role: Role, addresses: Sequence[str], at: datetime) -> set[str]:
    """Which of *addresses* are in that cohort in *role*, or hold an invitation that still works."""
    taken = set()
    for start in range(0, len(addresses), MANY):
        some = addresses[start : start + MANY]
        invited = (
            select(OneTimeLink.address)
            .join(Invitation, Invitation.link_id == OneTimeLink.id)
            .where(
                *(Invitation.cohort_id == cohort_id, Invitation.role == role),
                *(OneTimeLink.used_at.is_(None), OneTimeLink.expires_at > at),
                OneTimeLink.address.in_(some),
            )
        )
        taken |= set(db.session.scalars(invited)) | present_among(cohort_id, role, some)
    return taken


def forget_unsent(mail_id: int) -> None:
    """A mail that did not leave yet never does."""
    db.session.execute(
        delete(OutgoingMail).where(OutgoingMail.id == mail_id, OutgoingMail.sent_at.is_(None))
    )


def forget_lapsed_invitations(before: datetime) -> None:
    """Whoever did not come by then: their address and the name beside it go."""
    old = (
        select(Invitation.link_id)
        .join(Invitation.link)
        .where(OneTimeLink.used_at.is_(None), OneTimeLink.expires_at < before)
    )
    numbers = db.session.scalars(old).all()
    for start in range(0, len(numbers), MANY):
        some = numbers[start : start + MANY]
        db.session.execute(delete(Invitation).where(Invitation.link_id.in_(some)))
        db.session.execute(delete(OneTimeLink).where(OneTimeLink.id.in_(some)))


def invitation_for(cohort: Cohort, address: str, role: Role | None) -> Select:
    """The invitation of *address* to *cohort* in *role* that was not accepted yet."""
    return _unused().where(_is_of(cohort), Invitation.role == role, OneTimeLink.address == address)


def invitation_with(token_hash: str) -> Invitation | None:
    """The invitation behind a link, with its cohort; None when there is none."""
    return db.session.scalar(
        _unused()
        .options(*map(joinedload, (Invitation.cohort, Invitation.invited_by)))
        .options(joinedload(Invitation.in_place_of))
        .where(OneTimeLink.token_hash == token_hash)
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


def people_of(cohort_id: int, role: Role) -> Select:
    """Everybody with that role in a cohort now; closed accounts are not among them."""
    return (
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.cohort_id == cohort_id,
            Membership.role == role,
            Membership.left_at.is_(None),
            User.deactivated_at.is_(None),
        )
    )


def docenten_of(cohort_id: int) -> Sequence[User]:
    """The docenten of a cohort now, by name."""
    found = people_of(cohort_id, Role.DOCENT).order_by(User.name, User.id)
    return db.session.scalars(found).all()


def seat_of(user: User, cohort_id: int) -> Select:
    """*user*'s membership as a student in this cohort now; the row to lock for their work there."""
    return select(Membership).where(
        Membership.cohort_id == cohort_id,
        Membership.user_id == user.id,
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
    )
