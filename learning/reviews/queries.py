"""Questions about reviews: what waits for a docent, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select, union_all
from sqlalchemy.orm import aliased, contains_eager, joinedload

from learning.accounts.models import User
from learning.base.dates import listed
from learning.base.db import Moment, db, rows
from learning.cohorts.models import Cohort
from learning.reviews.models import UNANSWERED, UNSEEN_ANSWER, FeedbackReply, Review
from learning.submissions.models import WAITING, HandIn, Submission
from learning.submissions.queries import docent_readers_of, is_docent, is_docent_of
from learning.submissions.rules import Verdict
from learning.submissions.together.models import Partner, WorkGroup
from learning.submissions.together.queries import ids_of_work, is_theirs, names_in

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


@dataclass(frozen=True)
class News:
    """Feedback that the student has not reacted to yet."""

    submission: str
    module: str
    opdracht: str
    docent: str
    verdict: Verdict | None
    sent_at: datetime


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


def readable_by(user: User) -> Select:
    """Reviews: one's own, drafts too; sent ones also the student and the cohort's docenten.

    With whom the student shares the work is no matter: feedback is for the student. Of erased
    work the student alone reads what was said.
    """
    is_docents = HandIn.erased_at.is_(None) & is_docent_of(user, HandIn.cohort_id)
    return (
        select(Review)
        .join(Review.hand_in)
        .join(HandIn.submission)
        .options(
            contains_eager(Review.hand_in)
            .contains_eager(HandIn.submission)
            .options(
                joinedload(Submission.student),
                joinedload(Submission.group)
                .selectinload(WorkGroup.partners)
                .joinedload(Partner.user),
            ),
            joinedload(Review.feedback),
            joinedload(Review.reply),
            joinedload(Review.docent),
        )
        .where(
            or_(
                and_(Review.docent_id == user.id, is_docents),
                Review.sent_at.is_not(None)
                & HandIn.taken_back_at.is_(None)
                & or_(is_theirs(user.id), is_docents),
            )
        )
    )


def readers_of(review: Review) -> Sequence[User]:
    """The people behind *Dit lezen: …*: a draft its docent; once sent, the student and all
    docenten, who read the work."""
    readers = docent_readers_of(review.hand_in)
    return readers if review.sent_at else [each for each in readers if each.id == review.docent_id]


def sent_on(submission: Submission) -> Sequence[Review]:
    """All feedback that was sent on this work, oldest first; none on what was erased."""
    return db.session.scalars(
        _with_words()
        .join(Review.hand_in)
        .where(HandIn.submission_id == submission.id)
        .where(HandIn.taken_back_at.is_(None), HandIn.erased_at.is_(None))
        .where(Review.sent_at.is_not(None))
        .order_by(Review.sent_at, Review.id)
    ).all()


def of_docent(docent: User, hand_in: HandIn) -> Review | None:
    """*docent*'s own review of this hand-in, if begun."""
    return db.session.scalar(
        _with_words().where(Review.hand_in_id == hand_in.id, Review.docent_id == docent.id)
    )


def own_readable_by(docent: User) -> Select:
    """Reviews that *docent* writes or wrote, in cohorts of which they are docent still."""
    return readable_by(docent).where(Review.docent_id == docent.id)


def begun_by_others(docent: User, hand_in: HandIn) -> Sequence[str]:
    """Names of other docenten who are writing feedback on this hand-in now."""
    return db.session.scalars(
        select(User.name)
        .join(Review, Review.docent_id == User.id)
        .where(Review.hand_in_id == hand_in.id, Review.docent_id != docent.id)
        .where(Review.sent_at.is_(None))
        .order_by(User.name)
    ).all()


_newer = aliased(HandIn)
_handed_in_again = exists().where(
    _newer.submission_id == Submission.id, _newer.id > HandIn.id, _newer.taken_back_at.is_(None)
)
_news = (
    select(
        Submission.public_id,
        Submission.module,
        Submission.opdracht,
        User.name,
        HandIn.verdict,
        Review.sent_at,
    )
    .select_from(Submission)
    .join(HandIn, HandIn.submission_id == Submission.id)
    .join(Review, Review.hand_in_id == HandIn.id)
    .join(User, User.id == Review.docent_id)
    .outerjoin(FeedbackReply, FeedbackReply.review_id == Review.id)
    .where(Submission.id.in_(ids_of_work(bindparam("student"))), Review.sent_at.is_not(None))
    .where(
        HandIn.taken_back_at.is_(None),
        HandIn.erased_at.is_(None),
        FeedbackReply.review_id.is_(None) | UNSEEN_ANSWER,
        ~_handed_in_again,
    )
    .order_by(Review.sent_at.desc())
    .limit(20)
)


def news_for(student: User) -> Sequence[News]:
    """Feedback, or an answer about it, on *student*'s last hand-ins that they did not react to
    yet, newest first."""
    return [News(*row) for row in rows(_news, student=student.id)]


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


def _with_words() -> Select:
    return select(Review).options(
        joinedload(Review.feedback), joinedload(Review.reply), joinedload(Review.docent)
    )
