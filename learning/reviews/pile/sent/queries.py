"""Questions about feedback that a docent sent: was it opened, and what did the student say?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select, tuple_

from learning.accounts.models import User
from learning.base.dates import listed
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.readings.models import Reading
from learning.reviews.models import FeedbackReply, Review
from learning.reviews.pile.narrowing import AGAIN, FIRST, TOGETHER, Narrowing
from learning.reviews.pile.queries import PAGE, was_before, work_of
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import Verdict
from learning.submissions.together.queries import names_in


@dataclass(frozen=True)
class Sent:
    """Feedback that was sent. ``key``: of the hand-in; ``opened_at``: the first time that the
    student did, None: not yet, or longer ago than that is kept; ``read_at``, ``helpful_at``: when
    they said *gelezen*, *hier heb ik iets aan*; ``asked_at``: when they asked on; ``verdict``: of
    the hand-in."""

    id: int
    key: str
    student: str
    cohort: str
    module: str
    opdracht: str
    part: str
    sent_at: datetime
    opened_at: datetime | None
    read_at: datetime | None
    helpful_at: datetime | None
    asked_at: datetime | None
    verdict: Verdict | None
    group_id: int | None = None


_opened_at = (
    select(func.min(Reading.at))
    .where(Reading.kind == "feedback", Reading.thing_id == Review.id, Reading.role == "student")
    .correlate(Review)
    .scalar_subquery()
)


def sent_by(
    docent: User,
    cohort_ids: Sequence[int],
    after: tuple[datetime, int] | None,
    narrowing: Narrowing,
    parts: Sequence[tuple[str, str, str]],
) -> Sequence[Sent]:
    """What *docent* sent in these cohorts, newest first: PAGE rows, and one more if there is more.

    *after*: the (sent_at, id) of the last row seen. What the student erased is not among it.
    """
    found = (
        select(
            Review.id,
            HandIn.public_id,
            User.name,
            Cohort.name,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            Review.sent_at,
            _opened_at,
            FeedbackReply.read_at,
            FeedbackReply.helpful_at,
            FeedbackReply.asked_at,
            HandIn.verdict,
            Submission.group_id,
        )
        .select_from(Review)
        .join(HandIn, HandIn.id == Review.hand_in_id)
        .join(Submission, Submission.id == HandIn.submission_id)
        .join(User, User.id == Submission.student_id)
        .join(Cohort, Cohort.id == Submission.cohort_id)
        .outerjoin(FeedbackReply, FeedbackReply.review_id == Review.id)
        .where(Review.docent_id == docent.id, Review.sent_at.is_not(None))
        .where(HandIn.cohort_id.in_(cohort_ids))
        .where(HandIn.taken_back_at.is_(None), HandIn.erased_at.is_(None))
        .order_by(Review.sent_at.desc(), Review.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        moment, last = after
        earlier = and_(Review.sent_at == moment, Review.id < last)
        found = found.where(Review.sent_at <= moment, or_(Review.sent_at < moment, earlier))
    return _with_all_names(
        [Sent(*row) for row in db.session.execute(_only(found, narrowing, parts))]
    )


def opened_moments(reviews: Sequence[Review]) -> dict[int, datetime]:
    """When a student opened these for the first time, by the number of the review; those that were
    not opened are not in it."""
    if not reviews:
        return {}
    ids = [each.id for each in reviews]
    found = db.session.execute(
        select(Reading.thing_id, func.min(Reading.at))
        .where(Reading.kind == "feedback", Reading.thing_id.in_(ids), Reading.role == "student")
        .group_by(Reading.thing_id)
    )
    return dict(map(tuple, found))


def _only(found: Select, narrowing: Narrowing, parts) -> Select:
    chosen = {
        Submission.module: narrowing.module,
        Submission.opdracht: narrowing.opdracht,
        Submission.part: narrowing.part,
    }
    found = found.where(*(column == value for column, value in chosen.items() if value))
    if narrowing.person:
        found = found.where(Submission.id.in_(work_of(narrowing.person.id)))
    if narrowing.kind in (FIRST, AGAIN):
        return found.where(was_before if narrowing.kind == AGAIN else ~was_before)
    if narrowing.kind == TOGETHER:
        return found.where(Submission.group_id.is_not(None))
    what = tuple_(Submission.module, Submission.opdracht, Submission.part)
    return found.where(what.in_(list(parts))) if narrowing.kind else found


def _with_all_names(sent: Sequence[Sent]) -> Sequence[Sent]:
    names = names_in({each.group_id for each in sent if each.group_id})
    return [
        replace(each, student=listed(names[each.group_id])) if each.group_id in names else each
        for each in sent
    ]
