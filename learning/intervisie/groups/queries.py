"""Questions about groups: who is in them, and who may open their page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    desc,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.cohorts.models import Cohort, Membership, Role
from learning.intervisie.groups.models import GroupInvitation, GroupMember, IntervisieGroup
from learning.submissions.queries import is_docent_of

_WHOLE = (
    joinedload(IntervisieGroup.cohort),
    selectinload(IntervisieGroup.members).options(
        joinedload(GroupMember.user), selectinload(GroupMember.consents)
    ),
    selectinload(IntervisieGroup.asked),
    selectinload(IntervisieGroup.agreements),
)


def readable_by(user: User) -> Select:
    """Groups that *user* is in, or was asked for by name or by address."""
    return select(IntervisieGroup).options(*_WHOLE).where(_is_in_or_asked(user))


def seen_by_docent(user: User) -> Select:
    """Groups that *user* manages: of cohorts where they are docent now; a beheerder all.

    Who is in them and what they agreed; never what is said in them.
    """
    return select(IntervisieGroup).options(*_WHOLE).where(_manages(user))


def pages_readable_by(user: User) -> Select:
    """Groups whose page *user* may open, in either way. What stands on it differs."""
    is_either = or_(_is_in_or_asked(user), _manages(user))
    return select(IntervisieGroup).options(*_WHOLE).where(is_either)


def _is_in_or_asked(user: User) -> ColumnElement[bool]:
    return or_(
        IntervisieGroup.members.any(
            (GroupMember.user_id == user.id) & GroupMember.left_at.is_(None)
        ),
        IntervisieGroup.asked.any(GroupInvitation.address == user.email.lower()),
    )


def _manages(user: User) -> ColumnElement[bool]:
    return true() if user.is_beheerder else is_docent_of(user, IntervisieGroup.cohort_id)


def readers_of(group: IntervisieGroup) -> Sequence[User]:
    """The people behind readable_by(), by name. Not for a sentence on a page: who was asked by
    address has no name there. Those are ``group.present``.
    """
    is_member = exists().where(
        GroupMember.group_id == group.id,
        GroupMember.user_id == User.id,
        GroupMember.left_at.is_(None),
    )
    is_asked = exists().where(
        GroupInvitation.group_id == group.id, GroupInvitation.address == func.lower(User.email)
    )
    people = select(User).where(or_(is_member, is_asked), User.deactivated_at.is_(None))
    return db.session.scalars(people.order_by(func.lower(User.name), User.id)).all()


def candidates_for(group: IntervisieGroup) -> Sequence[User]:
    """Students of the group's cohort now who are not in it and were not asked by name, by name."""
    here = exists().where(
        GroupMember.group_id == group.id,
        GroupMember.user_id == User.id,
        GroupMember.left_at.is_(None),
    )
    return db.session.scalars(
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.cohort_id == group.cohort_id,
            Membership.role == Role.STUDENT,
            Membership.left_at.is_(None),
            User.deactivated_at.is_(None),
            ~here,
        )
        .order_by(func.lower(User.name), User.id)
    ).all()


@dataclass(frozen=True)
class GroupRow:
    """A group in a list. ``is_in`` False: asked, and no yes yet; ``people``: who are in it."""

    public_id: str
    name: str
    created_at: datetime
    ended_at: datetime | None
    people: int
    is_in: bool


_people = (
    select(func.count())
    .where(
        GroupMember.group_id == IntervisieGroup.id,
        GroupMember.joined_at.is_not(None),
        GroupMember.left_at.is_(None),
    )
    .correlate(IntervisieGroup)
    .scalar_subquery()
)
_columns = (
    IntervisieGroup.public_id,
    IntervisieGroup.name,
    IntervisieGroup.created_at.label("created_at"),
    IntervisieGroup.ended_at,
    _people.label("people"),
)
_mine = and_(
    GroupMember.group_id == IntervisieGroup.id,
    GroupMember.user_id == bindparam("user"),
    GroupMember.left_at.is_(None),
)
_my_groups = union_all(
    select(*_columns, GroupMember.joined_at.is_not(None).label("is_in"))
    .select_from(IntervisieGroup)
    .join(GroupMember, _mine),
    select(*_columns, literal(False))
    .select_from(IntervisieGroup)
    .join(GroupInvitation, GroupInvitation.group_id == IntervisieGroup.id)
    .where(GroupInvitation.address == bindparam("address"), ~exists().where(_mine)),
).order_by(desc("created_at"), "public_id")


def groups_of(user: User) -> Sequence[GroupRow]:
    """The groups of *user* and those they were asked for, newest first; one query."""
    found = rows(_my_groups, user=user.id, address=user.email.lower())
    return [GroupRow(*row) for row in found]


def groups_seen_by(user: User) -> Sequence[Row]:
    """The groups that *user* manages, newest first: public_id, name, cohort (its name, or None),
    people (how many are in it), created_at, ended_at."""
    groups = select(*_columns, Cohort.name.label("cohort")).outerjoin(IntervisieGroup.cohort)
    groups = groups.where(_manages(user)).order_by(
        IntervisieGroup.created_at.desc(), IntervisieGroup.id.desc()
    )
    return db.session.execute(groups).all()
