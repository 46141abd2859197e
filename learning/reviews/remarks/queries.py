"""Questions about remarks. Who reads the feedback reads the remarks in it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.reviews import queries as reviews
from learning.reviews.models import Review
from learning.reviews.remarks.models import Remark, RemarkAnswer
from learning.reviews.remarks.noting import Notes
from learning.submissions.models import HandedInAnswer, HandIn, Submission
from learning.submissions.together.models import Partner, WorkGroup


def readable_by(user: User) -> Select:
    """Remarks in the feedback that *user* reads: one's own, and those that were sent."""
    theirs = reviews.readable_by(user).with_only_columns(Review.id)
    return (
        select(Remark)
        .join(Remark.review)
        .join(Review.hand_in)
        .join(HandIn.submission)
        .options(
            contains_eager(Remark.review).options(
                joinedload(Review.docent),
                contains_eager(Review.hand_in).options(
                    selectinload(HandIn.answers),
                    contains_eager(HandIn.submission).options(
                        joinedload(Submission.student),
                        joinedload(Submission.group)
                        .selectinload(WorkGroup.partners)
                        .joinedload(Partner.user),
                    ),
                ),
            )
        )
        .where(Remark.review_id.in_(theirs))
    )


def readers_of(remark: Remark) -> Sequence[User]:
    """The people behind *Dit lezen: …*: those of the feedback that it belongs to."""
    return reviews.readers_of(remark.review)


def notes_in(said: Iterable[Review | None], user: User) -> Notes:
    """The remarks in these reviews, to be placed in what is shown to *user*; four queries at
    most. *said*: what *user* may read; None is left out."""
    told = {each.id: each for each in said if each}
    if not told:
        return Notes((), {}, user)
    found = db.session.scalars(
        select(Remark)
        .where(Remark.review_id.in_(told))
        .options(
            joinedload(Remark.done_by),
            selectinload(Remark.versions),
            selectinload(Remark.answers).joinedload(RemarkAnswer.by),
        )
        .order_by(Remark.id)
    ).all()
    return Notes(found, _texts_of({told[each.review_id].hand_in_id for each in found}), user)


def remarks_in(review: Review) -> Sequence[Remark]:
    """All of them, in the order of notes_in."""
    return db.session.scalars(
        select(Remark).where(Remark.review_id == review.id).order_by(Remark.id)
    ).all()


def _texts_of(hand_ins: set[int]) -> dict[tuple[int, str], str]:
    """(hand-in, field) → what was answered there."""
    if not hand_ins:
        return {}
    about = HandedInAnswer.hand_in_id, HandedInAnswer.field, HandedInAnswer.text
    found = db.session.execute(select(*about).where(HandedInAnswer.hand_in_id.in_(hand_ins)))
    return {(number, field): text or "" for number, field, text in found}


def made_on(review: Review, page: str) -> Sequence[Remark]:
    """The remarks that were made on that very page, oldest first."""
    again = Remark.page.startswith(f"{page}.", autoescape=True)
    return db.session.scalars(
        select(Remark)
        .where(Remark.review_id == review.id, (Remark.page == page) | again)
        .order_by(Remark.id)
    ).all()
