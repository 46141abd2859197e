"""Questions about the pile: what waits for a docent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import aliased

from learning.accounts.models import User
from learning.base.dates import listed
from learning.base.db import Moment, rows
from learning.cohorts.models import Cohort, Membership, Role
from learning.reviews.leases.models import Lease
from learning.reviews.leases.queries import is_docent_still, is_held_by_another
from learning.reviews.pile.narrowing import AGAIN, ALL, FIRST, TOGETHER, Narrowing, Person
from learning.submissions.models import WAITING, HandIn, Submission
from learning.submissions.together.models import Partner
from learning.submissions.together.queries import IS_PRESENT, names_in

PAGE = 25
COUNT_UP_TO = 100
NEVER = datetime.max.replace(tzinfo=UTC)
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class Waiting:
    """A hand-in that nobody answered yet. ``times``: how often this work was handed in;
    ``held_by``: the name of the docent who looks at it now, None when nobody does."""

    id: int
    public_id: str
    handed_in_at: datetime
    student: str
    cohort: str
    module: str
    opdracht: str
    part: str
    times: int
    group_id: int | None = None
    held_by: str | None = None


def waiting_in(
    cohort_ids: Sequence[int],
    after: tuple[datetime, int] | None = None,
    narrowing: Narrowing = ALL,
    parts: Sequence[tuple[str, str, str]] = (),
    at: datetime = NEVER,
) -> Sequence[Waiting]:
    """What waits in these cohorts, longest wait first, PAGE rows and one more if there is more.

    *after*: the (handed_in_at, id) of the last row seen; *parts*: of the kind that is narrowed
    to (narrowing.parts_of); *at*: who looks at it at that moment. One short index scan a cohort,
    so that a long pile costs no more than a short one.
    """
    if not cohort_ids:
        return []
    shape = _shape(narrowing)
    way = AFTER if after else ""
    values = _values(cohort_ids, narrowing, parts, after)
    found = rows(_waiting(len(cohort_ids), way, shape), now=at, **values)
    return _with_all_names([Waiting(*row) for row in found])


def beside(
    cohort_ids: Sequence[int],
    docent: User,
    place: tuple[datetime, int] | None,
    way: str,
    narrowing: Narrowing,
    parts: Sequence[tuple[str, str, str]],
    at: datetime,
) -> str | None:
    """The public id of the hand-in that comes right AFTER or BEFORE *place* in that narrowing, and
    that no colleague of *docent* looks at; without a place the first of all. None: there is none.
    """
    values = _values(cohort_ids, narrowing, parts, place)
    statement = _beside(len(cohort_ids), way if place else "", _shape(narrowing))
    found = rows(statement, now=at, docent=docent.id, **values).first() if cohort_ids else None
    return found.public_id if found else None


def student_in(cohort_ids: Sequence[int], key: str) -> Person | None:
    """The student with this public id, if they are or were one in one of these cohorts."""
    found = rows(_student, cohorts=list(cohort_ids), key=key).first()
    return Person(*found) if found else None


def count_waiting(cohort_ids: Sequence[int]) -> int:
    """How many wait; counting stops at COUNT_UP_TO, more is just “veel”."""
    return rows(_count_waiting, cohorts=cohort_ids).scalar_one()


def first_free(waiting: Sequence[Waiting], docent: User) -> Waiting | None:
    """The longest wait that no colleague looks at now; the longest of all when they have each."""
    free = (each for each in waiting[:PAGE] if each.held_by in (None, docent.name))
    return next(free, waiting[0] if waiting else None)


def _with_all_names(waiting: Sequence[Waiting]) -> Sequence[Waiting]:
    """With everybody's name where several made it; one query more, when there is any."""
    names = names_in({each.group_id for each in waiting if each.group_id})
    return [
        replace(each, student=listed(names[each.group_id])) if each.group_id in names else each
        for each in waiting
    ]


def _shape(narrowing: Narrowing) -> tuple[str, ...]:
    """What a statement looks at; the cohort is chosen by the numbers it gets."""
    deepest = "opdracht" if narrowing.opdracht else "module" if narrowing.module else ""
    kind = narrowing.kind
    kind = kind if kind in (FIRST, AGAIN, TOGETHER, "") else "kind"
    person = "person" if narrowing.person else ""
    return tuple(filter(None, (deepest, narrowing.part and "part", person, kind)))


def _values(cohort_ids, narrowing: Narrowing, parts, place) -> dict[str, object]:
    shape = _shape(narrowing)
    values = {f"cohort_{number}": each for number, each in enumerate(cohort_ids)}
    if place:
        values |= {"moment": place[0], "last": place[1]}
    if {"module", "opdracht"} & {*shape}:
        values["module"] = narrowing.module
    if "opdracht" in shape:
        values["opdracht"] = narrowing.opdracht
    if "part" in shape:
        values["part"] = narrowing.part
    if "person" in shape:
        values["person"] = narrowing.person.id
    return values | ({"parts": list(parts)} if "kind" in shape else {})


@lru_cache
def _waiting(cohorts: int, way: str, shape: tuple[str, ...]) -> Select:
    """The statement for so many cohorts, from the top or from a place further on."""
    some = _of_cohorts(cohorts, way, shape, PAGE + 1)
    waiting = select(some).order_by(some.c.handed_in_at, some.c.id).limit(PAGE + 1).subquery()
    before, holder, student = aliased(HandIn), aliased(User), aliased(User)
    times = (
        select(func.count(before.id))
        .where(before.submission_id == waiting.c.submission_id, before.taken_back_at.is_(None))
        .where(before.id <= waiting.c.id)
        .scalar_subquery()
    )
    is_held = and_(
        Lease.hand_in_id == waiting.c.id,
        Lease.until > bindparam("now", type_=Moment),
        is_docent_still(Lease.docent_id, Submission.cohort_id),
    )
    return (
        select(
            waiting.c.id,
            waiting.c.public_id,
            waiting.c.handed_in_at,
            student.name,
            Cohort.name,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            times,
            Submission.group_id,
            holder.name,
        )
        .select_from(waiting)
        .join(Submission, Submission.id == waiting.c.submission_id)
        .join(student, student.id == Submission.student_id)
        .join(Cohort, Cohort.id == Submission.cohort_id)
        .outerjoin(Lease, is_held)
        .outerjoin(holder, holder.id == Lease.docent_id)
        .order_by(waiting.c.handed_in_at, waiting.c.id)
    )


@lru_cache
def _beside(cohorts: int, way: str, shape: tuple[str, ...]) -> Select:
    is_free = ~is_held_by_another(bindparam("docent"), bindparam("now", type_=Moment))
    some = _of_cohorts(cohorts, way, shape, 1, is_free)
    return select(some).order_by(*_ordered(some.c, way)).limit(1)


def _of_cohorts(cohorts: int, way: str, shape: tuple[str, ...], most: int, *besides):
    """What waits in so many cohorts: *most* rows of each."""
    return union_all(
        *(
            _of_cohort(bindparam(f"cohort_{number}"), way, shape, most, besides)
            for number in range(cohorts)
        )
    ).subquery()


def _of_cohort(cohort_id, way: str, shape: tuple[str, ...], most: int, besides) -> Select:
    found = select(HandIn.id, HandIn.public_id, HandIn.handed_in_at, HandIn.submission_id)
    # What one person made is found by their work: + 0 keeps SQLite from the index of the cohort.
    cohort = HandIn.cohort_id + 0 if "person" in shape else HandIn.cohort_id
    found = found.where(cohort == cohort_id, WAITING, *besides)
    found = found.where(*(_NARROWED[each] for each in shape if each in _NARROWED))
    if "opdracht" in shape:
        found = found.where(HandIn.module == bindparam("module"))
    if way:
        found = found.where(*_from_place(way))
    return select(found.order_by(*_ordered(HandIn, way)).limit(most).subquery())


def _ordered(row, way: str) -> tuple:
    order = (row.handed_in_at, row.id)
    return tuple(each.desc() for each in order) if way == BEFORE else order


def _from_place(way: str) -> tuple[ColumnElement[bool], ...]:
    moment, last = bindparam("moment", type_=Moment), bindparam("last")
    at = HandIn.handed_in_at
    if way == BEFORE:
        return at <= moment, or_(at < moment, and_(at == moment, HandIn.id < last))
    return at >= moment, or_(at > moment, and_(at == moment, HandIn.id > last))


def work_of(person_id) -> CompoundSelect:
    """SQL: the numbers of what this person (a number, or a bindparam) made, alone or with others.

    Unlike ids_of_work() it does not ask for work without a group: SQLite would look there first.
    """
    own, joint = aliased(Submission), aliased(Submission)
    return union_all(
        select(own.id).where(own.student_id == person_id),
        select(joint.id)
        .join(Partner, Partner.group_id == joint.group_id)
        .where(Partner.user_id == person_id, IS_PRESENT),
    )


_earlier = aliased(HandIn)
was_before = exists().where(
    _earlier.submission_id == HandIn.submission_id,
    _earlier.id < HandIn.id,
    _earlier.taken_back_at.is_(None),
)
_NARROWED = {
    "module": HandIn.module == bindparam("module"),
    "opdracht": HandIn.opdracht == bindparam("opdracht"),
    "part": HandIn.part == bindparam("part"),
    "person": HandIn.submission_id.in_(work_of(bindparam("person"))),
    "kind": tuple_(HandIn.module, HandIn.opdracht, HandIn.part).in_(
        bindparam("parts", expanding=True)
    ),
    FIRST: ~was_before,
    AGAIN: was_before,
    TOGETHER: exists().where(
        Submission.id == HandIn.submission_id, Submission.group_id.is_not(None)
    ),
}
_student = (
    select(User.public_id, User.id, User.name)
    .join(Membership, Membership.user_id == User.id)
    .where(
        User.public_id == bindparam("key"),
        Membership.cohort_id.in_(bindparam("cohorts", expanding=True)),
        Membership.role == Role.STUDENT,
    )
    .limit(1)
)
some_waiting = (
    select(HandIn.id, HandIn.submission_id, HandIn.handed_in_at)
    .where(HandIn.cohort_id.in_(bindparam("cohorts", expanding=True)), WAITING)
    .limit(COUNT_UP_TO)
)
_count_waiting = select(func.count()).select_from(some_waiting.subquery())
