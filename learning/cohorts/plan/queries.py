"""Questions about the plan of a cohort, and whose day is another one."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, bindparam, delete, func, literal, select, union_all

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.cohorts.models import Membership, Role
from learning.cohorts.plan.aims import OWN, PLANNED, Aim, aims_from
from learning.cohorts.plan.models import MoreTime, PlanDate

_IS_STUDENT = (
    Membership.user_id == bindparam("user"),
    Membership.role == Role.STUDENT,
    Membership.left_at.is_(None),
)
_is_here = Membership.cohort_id == bindparam("cohort")
# What somebody aims at, in all cohorts where they are a student now; to narrow or to reshape.
planned = (
    select(
        literal(PLANNED).label("kind"),
        *(PlanDate.cohort_id, PlanDate.module, PlanDate.opdracht, PlanDate.on),
    )
    .join(Membership, Membership.cohort_id == PlanDate.cohort_id)
    .where(*_IS_STUDENT)
)
own = (
    select(
        literal(OWN).label("kind"),
        *(MoreTime.cohort_id, MoreTime.module, MoreTime.opdracht, MoreTime.on),
    )
    .join(Membership, Membership.cohort_id == MoreTime.cohort_id)
    .where(*_IS_STUDENT, MoreTime.user_id == bindparam("user"))
)
_aims = union_all(planned.where(_is_here), own.where(_is_here))


def plan_of(cohort_id: int) -> dict[tuple[str, str], date]:
    """(module, opdracht) → the day to aim at."""
    found = select(PlanDate.module, PlanDate.opdracht, PlanDate.on)
    rows = db.session.execute(found.where(PlanDate.cohort_id == cohort_id))
    return {(module, opdracht): on for module, opdracht, on in rows}


def more_time_in(cohort_id: int) -> Sequence[Row]:
    """Own days of who is a student there now, by name: public_id, name, module, opdracht, on,
    is_asked (they took it themselves)."""
    return db.session.execute(
        select(
            User.public_id,
            User.name,
            MoreTime.module,
            MoreTime.opdracht,
            MoreTime.on,
            (MoreTime.by_id == MoreTime.user_id).label("is_asked"),
        )
        .join(User, User.id == MoreTime.user_id)
        .join(Membership, Membership.user_id == User.id)
        .where(MoreTime.cohort_id == cohort_id, *_is_student_in(cohort_id))
        .order_by(func.lower(User.name), User.id, MoreTime.on, MoreTime.module, MoreTime.opdracht)
    ).all()


def students_of(cohort_id: int) -> Sequence[Row]:
    """Who is a student there now, by name: id, public_id, name."""
    return db.session.execute(
        select(User.id, User.public_id, User.name)
        .join(Membership, Membership.user_id == User.id)
        .where(*_is_student_in(cohort_id))
        .order_by(func.lower(User.name), User.id)
    ).all()


def _is_student_in(cohort_id: int) -> tuple:
    return (
        Membership.cohort_id == cohort_id,
        Membership.role == Role.STUDENT,
        Membership.left_at.is_(None),
        User.deactivated_at.is_(None),
    )


def aim_of(user: User, cohort_id: int, module: str, opdracht: str) -> Aim | None:
    """The day *user* aims at there; None when there is none, or they are no student there now."""
    return aims_of(user, cohort_id).get((module, opdracht))


def aims_of(user: User, cohort_id: int) -> dict[tuple[str, str], Aim]:
    """(module, opdracht) → the day *user* aims at, as a student there now; one query."""
    found = rows(_aims, user=user.id, cohort=cohort_id)
    return {what[1:]: aim for what, aim in aims_from(found).items()}


def forget_plan(cohort_id: int, module: str, opdracht: str) -> None:
    """There is no day for it any more; own days stay."""
    db.session.execute(
        delete(PlanDate).where(
            PlanDate.cohort_id == cohort_id,
            PlanDate.module == module,
            PlanDate.opdracht == opdracht,
        )
    )


def forget_more_time(user_id: int, cohort_id: int, module: str, opdracht: str) -> None:
    """This person has the day of the cohort again."""
    db.session.execute(
        delete(MoreTime).where(
            MoreTime.user_id == user_id,
            MoreTime.cohort_id == cohort_id,
            MoreTime.module == module,
            MoreTime.opdracht == opdracht,
        )
    )
