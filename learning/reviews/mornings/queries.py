"""Questions about docenten: for whom does something wait on the pile, and since when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, exists, func, select, union_all, update

from learning.base.db import Moment, db
from learning.cohorts.models import Cohort, Membership, Role
from learning.notices.models import UNSEEN, Notice
from learning.reviews.models import UNANSWERED, FeedbackReply, Review
from learning.submissions.models import WAITING, HandIn
from learning.submissions.together.models import WorkGroup

PILE = "/reviews/"


def docenten_to_tell() -> Sequence[tuple[int, datetime]]:
    """Docenten (numbers) for whom something came since they last looked at the pile, and who were
    not told of it yet; and when the newest came."""
    waits = _newest().subquery()
    about = and_(Notice.user_id == waits.c.docent, Notice.address == PILE)
    looked = select(func.max(Notice.seen_at)).where(about).scalar_subquery()
    newest = func.max(waits.c.at, type_=Moment)
    found = (
        select(waits.c.docent, newest.label("at"))
        .where(waits.c.at.is_not(None), ~exists().where(about, UNSEEN))
        .group_by(waits.c.docent)
        .having(looked.is_(None) | (newest > looked))
        .order_by(waits.c.docent)
    )
    return [tuple(row) for row in db.session.execute(found)]


def take_back_from_who_is_done(at: datetime) -> None:
    """Nothing waits for them any more: colleagues did it, or it was taken back."""
    waits = _newest().subquery()
    still = select(waits.c.docent).where(waits.c.at.is_not(None))
    done = update(Notice).where(Notice.address == PILE, UNSEEN, Notice.user_id.not_in(still))
    db.session.execute(done.values(seen_at=at).execution_options(synchronize_session=False))


def _newest() -> Select:
    """(docent, at): of each of their open cohorts the newest hand-in and the newest who look for
    somebody, and the newest question; None where there is none. One look in an index each."""
    handed_in = select(func.max(HandIn.handed_in_at)).where(
        HandIn.cohort_id == Membership.cohort_id, WAITING
    )
    looking = select(func.max(WorkGroup.looking_since)).where(
        WorkGroup.cohort_id == Membership.cohort_id, WorkGroup.looking_since.is_not(None)
    )
    is_docent = (Membership.role == Role.DOCENT) & Membership.left_at.is_(None)
    in_cohorts = [
        select(Membership.user_id.label("docent"), each.scalar_subquery().label("at"))
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(is_docent, Cohort.closed_at.is_(None))
        for each in (handed_in, looking)
    ]
    teaches = exists().where(
        Membership.user_id == Review.docent_id, Membership.cohort_id == HandIn.cohort_id, is_docent
    )
    asked = (
        select(Review.docent_id, func.max(FeedbackReply.asked_at))
        .join(FeedbackReply, FeedbackReply.review_id == Review.id)
        .join(HandIn, HandIn.id == Review.hand_in_id)
        .where(UNANSWERED, HandIn.erased_at.is_(None), teaches)
        .group_by(Review.docent_id)
    )
    return union_all(*in_cohorts, asked)
