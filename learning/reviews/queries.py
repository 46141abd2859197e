"""Questions about reviews: what was said, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.reviews.models import (
    HAS_WORDS,
    UNSEEN_ANSWER,
    UNSEEN_CORRECTION,
    Feedback,
    FeedbackReply,
    Review,
)
from learning.reviews.remarks.models import Remark
from learning.submissions.models import HandIn, Submission
from learning.submissions.queries import (
    docent_readers_of,
    hand_ins_reviewable_by,
    is_docent_of,
)
from learning.submissions.rules import Verdict
from learning.submissions.together.models import Partner, WorkGroup
from learning.submissions.together.queries import ids_of_work, is_theirs


@dataclass(frozen=True)
class News:
    """Feedback that the student has not reacted to yet."""

    submission: str
    module: str
    opdracht: str
    docent: str
    verdict: Verdict | None
    sent_at: datetime


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
            joinedload(Review.feedback).selectinload(Feedback.versions),
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


# SQL, of a Review with its Feedback: a draft in which something stands.
IS_BEGUN = Review.sent_at.is_(None) & (HAS_WORDS | exists().where(Remark.review_id == Review.id))


def begun_by_others(docent: User, hand_in: HandIn) -> Sequence[str]:
    """Names of other docenten who are writing feedback on this hand-in now."""
    return db.session.scalars(
        select(User.name)
        .join(Review, Review.docent_id == User.id)
        .join(Review.feedback)
        .where(Review.hand_in_id == hand_in.id, Review.docent_id != docent.id)
        .where(IS_BEGUN)
        .order_by(User.name)
    ).all()


def rounds_before(docent: User, hand_in: HandIn) -> Sequence[HandIn]:
    """What was handed in of this work before *hand_in*, as far as *docent* may read it; the last
    one first."""
    return (
        db.session.scalars(
            hand_ins_reviewable_by(docent)
            .where(HandIn.submission_id == hand_in.submission_id, HandIn.id < hand_in.id)
            .where(HandIn.erased_at.is_(None))
            .order_by(HandIn.id.desc())
        )
        .unique()
        .all()
    )


def locked_for_sending(docent: User, key: str) -> Submission | None:
    """The work that the hand-in *key* is of, locked before the hand-in itself is: so that nobody
    builds on a verdict while it changes. None when it is not for *docent*."""
    return db.session.scalar(
        select(Submission)
        .join(HandIn, HandIn.submission_id == Submission.id)
        .where(HandIn.public_id == key, is_docent_of(docent, HandIn.cohort_id))
        .with_for_update(of=Submission)
        .execution_options(populate_existing=True)
    )


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
        func.coalesce(Review.corrected_at, Review.sent_at).label("sent_at"),
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
        FeedbackReply.review_id.is_(None) | UNSEEN_ANSWER | UNSEEN_CORRECTION,
        ~_handed_in_again,
    )
    .order_by(func.coalesce(Review.corrected_at, Review.sent_at).desc())
    .limit(20)
)


def news_for(student: User) -> Sequence[News]:
    """Feedback, or an answer about it, on *student*'s last hand-ins that they did not react to
    yet, newest first."""
    return [News(*row) for row in rows(_news, student=student.id)]


def _with_words() -> Select:
    return select(Review).options(
        joinedload(Review.feedback).selectinload(Feedback.versions),
        joinedload(Review.reply).joinedload(FeedbackReply.asked_by),
        joinedload(Review.docent),
    )
