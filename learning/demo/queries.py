"""The questions of the demo."""

from collections.abc import Sequence

from sqlalchemy import select

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.reviews.models import Review
from learning.submissions.models import HandIn, Submission


def is_empty() -> bool:
    """True when this instance knows nobody yet."""
    return db.session.scalar(select(User.id).limit(1)) is None


def work_of(student: User, cohort: Cohort, module: str, opdracht: str, part: str) -> Submission:
    """What *student* made of that part in *cohort*."""
    about = {"module": module, "opdracht": opdracht, "part": part}
    mine = {"student_id": student.id, "cohort_id": cohort.id, **about}
    return db.session.scalars(select(Submission).filter_by(**mine)).one()


def handed_in_alone(student: User) -> Submission | None:
    """The first work of *student* of which something may be shown to one person; None: nothing."""
    works = db.session.scalars(
        select(Submission)
        .where(Submission.student_id == student.id, Submission.group_id.is_(None))
        .where(Submission.kind != "klassengesprek")
        .order_by(Submission.id)
    )
    return next((each for each in works if each.handed_in and not each.handed_in.erased_at), None)


def reviews_of(docent: User, student: User, opdracht: str) -> Sequence[Review]:
    """The feedback of *docent* on what *student* handed in there, drafts too, oldest first."""
    return db.session.scalars(
        select(Review)
        .join(Review.hand_in)
        .join(HandIn.submission)
        .where(Review.docent_id == docent.id, Submission.student_id == student.id)
        .where(Submission.opdracht == opdracht)
        .order_by(Review.id)
    ).all()
