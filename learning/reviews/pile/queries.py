"""Questions about the pile: what waits for a docent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Select, and_, bindparam, func, or_, select, union_all
from sqlalchemy.orm import aliased

from learning.accounts.models import User
from learning.base.dates import listed
from learning.base.db import Moment, rows
from learning.cohorts.models import Cohort
from learning.reviews.models import UNANSWERED, FeedbackReply, Review
from learning.submissions.models import WAITING, HandIn, Submission
from learning.submissions.queries import is_docent
from learning.submissions.together.models import WorkGroup
from learning.submissions.together.queries import names_in

PAGE = 25
COUNT_UP_TO = 100


@dataclass(frozen=True)
class Waiting:
    """A hand-in that nobody answered yet. ``times``: how often this work was handed in."""

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


def waiting_in(cohort_ids: Sequence[int], after: tuple[datetime, int] | None = None):
    """What waits in these cohorts, longest wait first, PAGE rows and one more if there is more.

    *after*: the (handed_in_at, id) of the last row seen. One short index scan
    a cohort, so that a long pile costs no more than a short one.
    """
    if not cohort_ids:
        return []
    values = {f"cohort_{place}": each for place, each in enumerate(cohort_ids)}
    if after:
        values |= {"moment": after[0], "last": after[1]}
    found = rows(_waiting(len(cohort_ids), is_further=after is not None), **values)
    return _with_all_names([Waiting(*row) for row in found])


def _with_all_names(waiting: Sequence[Waiting]) -> Sequence[Waiting]:
    """With everybody's name where several made it; one query more, when there is any."""
    names = names_in({each.group_id for each in waiting if each.group_id})
    return [
        replace(each, student=listed(names[each.group_id])) if each.group_id in names else each
        for each in waiting
    ]


@lru_cache
def _waiting(cohorts: int, is_further: bool) -> Select:
    """The statement for so many cohorts, from the top or from a place further on."""
    each_cohort = (_of_cohort(bindparam(f"cohort_{n}"), is_further) for n in range(cohorts))
    some = union_all(*each_cohort).subquery()
    waiting = select(some).order_by(some.c.handed_in_at, some.c.id).limit(PAGE + 1).subquery()
    before = aliased(HandIn)
    times = (
        select(func.count(before.id))
        .where(before.submission_id == waiting.c.submission_id, before.taken_back_at.is_(None))
        .where(before.id <= waiting.c.id)
        .scalar_subquery()
    )
    return (
        select(
            waiting.c.id,
            waiting.c.public_id,
            waiting.c.handed_in_at,
            User.name,
            Cohort.name,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            times,
            Submission.group_id,
        )
        .select_from(waiting)
        .join(Submission, Submission.id == waiting.c.submission_id)
        .join(User, User.id == Submission.student_id)
        .join(Cohort, Cohort.id == Submission.cohort_id)
        .order_by(waiting.c.handed_in_at, waiting.c.id)
    )


def _of_cohort(cohort_id, is_further: bool) -> Select:
    some = (
        select(HandIn.id, HandIn.public_id, HandIn.handed_in_at, HandIn.submission_id)
        .where(HandIn.cohort_id == cohort_id, WAITING)
        .order_by(HandIn.handed_in_at, HandIn.id)
        .limit(PAGE + 1)
    )
    if is_further:
        moment, last = bindparam("moment", type_=Moment), bindparam("last")
        later = or_(
            HandIn.handed_in_at > moment, and_(HandIn.handed_in_at == moment, HandIn.id > last)
        )
        some = some.where(HandIn.handed_in_at >= moment, later)
    return select(some.subquery())


_looking = (
    select(func.count())
    .where(WorkGroup.cohort_id.in_(bindparam("cohorts", expanding=True)))
    .where(WorkGroup.looking_since.is_not(None))
)
_some_waiting = (
    select(HandIn.id)
    .where(HandIn.cohort_id.in_(bindparam("cohorts", expanding=True)), WAITING)
    .limit(COUNT_UP_TO)
)
_count_waiting = select(func.count()).select_from(_some_waiting.subquery())


_count_both = select(_count_waiting.scalar_subquery(), _looking.scalar_subquery())


def count_waiting_and_looking(cohort_ids: Sequence[int]) -> tuple[int, int]:
    """The same, and how many look for somebody to make an opdracht with; in one query."""
    return tuple(rows(_count_both, cohorts=cohort_ids).one())


def count_waiting(cohort_ids: Sequence[int]) -> int:
    """How many wait; counting stops at COUNT_UP_TO, more is just “veel”."""
    return rows(_count_waiting, cohorts=cohort_ids).scalar_one()


_questions = (
    select(HandIn.public_id, User.name, Submission.module, Submission.opdracht, Submission.part)
    .select_from(FeedbackReply)
    .join(Review, Review.id == FeedbackReply.review_id)
    .join(HandIn, HandIn.id == Review.hand_in_id)
    .join(Submission, Submission.id == HandIn.submission_id)
    .join(User, User.id == Submission.student_id)
    .where(Review.docent_id == bindparam("docent"), HandIn.erased_at.is_(None))
    .where(is_docent(bindparam("docent"), HandIn.cohort_id), UNANSWERED)
    .order_by(FeedbackReply.asked_at)
    .limit(50)
)


def questions_to(docent: User) -> Sequence[tuple[str, str, str, str, str]]:
    """Questions about feedback of *docent* that wait for an answer:
    (public id of the hand-in, student, module, opdracht, part), oldest first."""
    return [tuple(row) for row in rows(_questions, docent=docent.id)]
