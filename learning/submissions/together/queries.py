"""Questions about work that students do together: whose it is, who could join, who looks."""

from collections.abc import Collection, Sequence

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import aliased, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Membership, Role
from learning.cohorts.queries import people_of
from learning.submissions.models import Agreement, HandIn, Submission
from learning.submissions.together.models import Partner, WorkGroup

_WHOLE = (
    joinedload(WorkGroup.cohort),
    selectinload(WorkGroup.partners).options(
        joinedload(Partner.user), joinedload(Partner.asked_by)
    ),
)
IS_PRESENT = and_(Partner.joined_at.is_not(None), Partner.left_at.is_(None))
_IS_SOMEBODYS = WorkGroup.partners.any(
    and_(IS_PRESENT, Partner.user.has(User.deactivated_at.is_(None)))
)
_HERE = Partner.left_at.is_(None)
_single, _shared = aliased(Submission), aliased(Submission)  # dear to make


def is_theirs(user_id) -> ColumnElement[bool]:
    """SQL: Submission is the work of this person (a number, or a column) now: made alone, or of a
    group that they are in."""
    is_partner = (
        exists()
        .where(Partner.group_id == Submission.group_id, Partner.user_id == user_id, IS_PRESENT)
        .correlate_except(Partner)
    )
    is_alone = and_(Submission.group_id.is_(None), Submission.student_id == user_id)
    return or_(is_alone, is_partner)


def ids_of_work(user_id) -> Select:
    """SQL: the numbers of the same submissions, found by their indexes; *user_id*: a number or a
    bindparam."""
    has_no_group = (_single.group_id + 0).is_(None)  # + 0: not by way of all that has none (SQLite)
    return union_all(
        select(_single.id).where(_single.student_id == user_id, has_no_group),
        select(_shared.id)
        .join(Partner, Partner.group_id == _shared.group_id)
        .where(Partner.user_id == user_id, IS_PRESENT),
    )


def readable_by(user: User) -> Select:
    """Groups that *user* is in, or was asked for."""
    return select(WorkGroup).options(*_WHOLE).where(_has_place(user))


def _has_place(user: User) -> ColumnElement[bool]:
    return exists().where(
        Partner.group_id == WorkGroup.id, Partner.user_id == user.id, Partner.left_at.is_(None)
    )


def readers_of(group: WorkGroup) -> Sequence[User]:
    """The people behind readable_by(): who is in it, and who was asked and may look."""
    return [each.user for each in [*group.present, *group.asked]]


def group_around(user: User, cohort_id: int, what: tuple[str, str, str]) -> WorkGroup | None:
    """The group for that part in which *user* said yes: one at most. *what*: module, opdracht,
    part."""
    return db.session.scalars(
        _around(cohort_id, what)
        .join(WorkGroup.partners)
        .where(Partner.user_id == user.id, IS_PRESENT)
        .order_by(WorkGroup.id.desc())
    ).first()


def asking(user: User, cohort_id: int, what: tuple[str, str, str]) -> Sequence[WorkGroup]:
    """Groups for that part in which *user* was asked and has not answered, oldest first."""
    return db.session.scalars(
        _around(cohort_id, what)
        .join(WorkGroup.partners)
        .where(Partner.user_id == user.id, Partner.joined_at.is_(None), _HERE)
        .order_by(WorkGroup.id)
    ).all()


def _around(cohort_id: int, what: tuple[str, str, str]) -> Select:
    module, opdracht, part = what
    return (
        select(WorkGroup)
        .options(*_WHOLE)
        .where(
            WorkGroup.cohort_id == cohort_id,
            WorkGroup.module == module,
            WorkGroup.opdracht == opdracht,
            WorkGroup.part == part,
        )
    )


def locked_groups(user: User, cohort_id: int, what: tuple[str, str, str]) -> list[WorkGroup]:
    """Every group for that part in which *user* has a place, oldest first; nobody else changes
    them until this transaction ends."""
    found = _around(cohort_id, what).where(_has_place(user)).order_by(WorkGroup.id)
    return _locked(found)


def lock_seats(cohort_id: int, user_ids: Collection[int]) -> None:
    """Of several students in one order, so that two who do this never wait for each other."""
    seats = select(Membership.id).where(
        Membership.cohort_id == cohort_id,
        Membership.user_id.in_(user_ids),
        Membership.role == Role.STUDENT,
    )
    db.session.execute(seats.order_by(Membership.id).with_for_update()).all()


def locked_looking(docent: User, keys: Collection[str]) -> list[WorkGroup]:
    """Of looking_readable_by() those with these public ids, oldest first, locked likewise."""
    found = looking_readable_by(docent).where(WorkGroup.public_id.in_(keys))
    return _locked(found.order_by(WorkGroup.id))


def _locked(groups: Select) -> list[WorkGroup]:
    db.session.execute(groups.with_for_update(of=WorkGroup)).all()  # and only then as it is now
    return list(db.session.scalars(groups.execution_options(populate_existing=True)))


def locked_groups_in(user: User, cohort_id: int) -> list[WorkGroup]:
    """Every group of that cohort in which *user* has a place, oldest first, locked likewise."""
    found = select(WorkGroup).options(*_WHOLE).where(WorkGroup.cohort_id == cohort_id)
    return _locked(found.where(_has_place(user)).order_by(WorkGroup.id))


def joint_of(group: WorkGroup) -> Submission | None:
    """The one text of *group*; None before the second said yes, and when they only talk."""
    return db.session.scalars(_joint(group)).unique().one_or_none()


def locked_joint_of(group: WorkGroup) -> Submission | None:
    """The same, changed by nobody else until this transaction ends."""
    locked = _joint(group).with_for_update(of=Submission)
    return db.session.scalars(locked.execution_options(populate_existing=True)).one_or_none()


def _joint(group: WorkGroup) -> Select:
    return select(Submission).where(Submission.group_id == group.id)


def own_of(user: User, group: WorkGroup) -> Submission | None:
    """What *user* made alone of the same part, if it was begun."""
    return db.session.scalars(
        select(Submission).where(Submission.student_id == user.id, *_is_about(group))
    ).one_or_none()


def own_after_leaving(mine: Select, user: User, key: str) -> Select:
    """Of *mine* (Submissions) the work that *user* made alone, of the part of which the text with
    that public id is, when they were in its group and are not any more."""
    joint = aliased(Submission)
    left = (
        exists()
        .where(
            joint.public_id == key,
            joint.cohort_id == Submission.cohort_id,
            joint.module == Submission.module,
            joint.opdracht == Submission.opdracht,
            joint.part == Submission.part,
            Partner.group_id == joint.group_id,
            Partner.user_id == user.id,
            Partner.joined_at.is_not(None),
            Partner.left_at.is_not(None),
        )
        .correlate(Submission)
    )
    return mine.where(Submission.student_id == user.id, Submission.group_id.is_(None), left)


def could_join(group: WorkGroup | None, user: User, cohort_id: int, what) -> Sequence[User]:
    """Fellow students who can be asked by *user*, by name: not who has a place in *group*, and not
    who does this part with somebody else already."""
    here = [each.user_id for each in group.partners if not each.left_at] if group else []
    taken = (
        select(Partner.user_id)
        .join(Partner.group)
        .where(
            WorkGroup.cohort_id == cohort_id,
            WorkGroup.module == what[0],
            WorkGroup.opdracht == what[1],
            WorkGroup.part == what[2],
            IS_PRESENT,
            _others_present(),
        )
    )
    return db.session.scalars(
        people_of(cohort_id, Role.STUDENT)
        .where(
            User.id != user.id,
            User.id.not_in(here),
            User.id.not_in(taken),
        )
        .order_by(func.lower(User.name), User.id)
    ).all()


def _others_present() -> ColumnElement[bool]:
    other, account = aliased(Partner), aliased(User)
    return exists().where(
        other.group_id == Partner.group_id,
        other.user_id != Partner.user_id,
        other.joined_at.is_not(None),
        other.left_at.is_(None),
        account.id == other.user_id,
        account.deactivated_at.is_(None),
    )


def looking_in(cohort_ids: Collection[int]) -> Sequence[WorkGroup]:
    """Groups of these cohorts that want a docent to find somebody, longest wait first."""
    return db.session.scalars(
        select(WorkGroup)
        .options(*_WHOLE)
        .where(
            WorkGroup.cohort_id.in_(cohort_ids), WorkGroup.looking_since.is_not(None), _IS_SOMEBODYS
        )
        .order_by(WorkGroup.looking_since, WorkGroup.id)
    ).all()


def looking_readable_by(docent: User) -> Select:
    """The same for who is docent of their cohort now; to narrow to one."""
    is_docent = exists().where(
        Membership.cohort_id == WorkGroup.cohort_id,
        Membership.user_id == docent.id,
        Membership.role == Role.DOCENT,
        Membership.left_at.is_(None),
    )
    return (
        select(WorkGroup)
        .options(*_WHOLE)
        .where(WorkGroup.looking_since.is_not(None), _IS_SOMEBODYS, is_docent)
    )


def names_in(group_ids: Collection[int]) -> dict[int, list[str]]:
    """Group → the names of who is in it now, the first first."""
    found: dict[int, list[str]] = {}
    for group_id, name in _names(group_ids) if group_ids else ():
        found.setdefault(group_id, []).append(name)
    return found


def _names(group_ids: Collection[int]) -> Sequence[Row]:
    return db.session.execute(
        select(Partner.group_id, User.name)
        .join(User, User.id == Partner.user_id)
        .where(Partner.group_id.in_(group_ids), IS_PRESENT)
        .order_by(Partner.id)
    ).all()


def stop_looking(work: Submission) -> None:
    """Its student made it alone after all: no docent has to find anybody."""
    alone = select(Partner.group_id).where(Partner.user_id == work.student_id, IS_PRESENT)
    db.session.execute(
        update(WorkGroup)
        .where(*_is_around(work), WorkGroup.id.in_(alone), WorkGroup.looking_since.is_not(None))
        .values(looking_since=None)
        .execution_options(synchronize_session=False)
    )


def unsay_talked(work: Submission) -> None:
    """Its student took back the harvest with which they said that they talked."""
    around = select(WorkGroup.id).where(*_is_around(work))
    db.session.execute(
        update(Partner)
        .where(Partner.group_id.in_(around), Partner.user_id == work.student_id)
        .values(talked_at=None)
        .execution_options(synchronize_session=False)
    )


def _is_around(work: Submission) -> tuple:
    return (
        WorkGroup.cohort_id == work.cohort_id,
        WorkGroup.module == work.module,
        WorkGroup.opdracht == work.opdracht,
        WorkGroup.part == work.part,
    )


def works_in(group: WorkGroup) -> Sequence[Submission]:
    """What everybody in *group* made of the part on their own: their harvests."""
    return works_of([each.user for each in group.present], group)


def works_of(people: Collection[User], group: WorkGroup) -> Sequence[Submission]:
    """The same for these people."""
    numbers = [each.id for each in people]
    return db.session.scalars(
        select(Submission)
        .where(Submission.student_id.in_(numbers), *_is_about(group))
        .order_by(Submission.id)
    ).all()


def show_to_docenten(group: WorkGroup, people: Collection[User]) -> None:
    """Of a conversation that not all of *people* say they had: what they handed in of it waits for
    a docent from now on, as work that was made alone."""
    theirs = select(Submission.id).where(
        Submission.student_id.in_([each.id for each in people]), *_is_about(group)
    )
    agreed = exists().where(Agreement.submission_id == HandIn.submission_id)
    db.session.execute(
        update(HandIn)
        .where(HandIn.submission_id.in_(theirs), HandIn.verdict.is_(None), ~agreed)
        .where(HandIn.taken_back_at.is_(None), HandIn.erased_at.is_(None))
        .where(HandIn.concluded_at.is_not(None))
        .values(concluded_at=None)
        .execution_options(synchronize_session=False)
    )


def _is_about(group: WorkGroup) -> tuple:
    return (
        Submission.group_id.is_(None),
        Submission.cohort_id == group.cohort_id,
        Submission.module == group.module,
        Submission.opdracht == group.opdracht,
        Submission.part == group.part,
    )
