"""Questions about notes of a talk and asking for contact: the doors of those rooms."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Select, select, union

from learning.base.db import db
from learning.begeleiders import queries as begeleiders
from learning.begeleiders.models import ContactRequest
from learning.search.hits import MOST, Looking
from learning.search.queries import TEACHES, WHOEVER
from learning.submissions.models import Submission
from learning.submissions.spoken import queries as spoken
from learning.submissions.spoken.models import SpokenRequest


@cache
def _talks() -> Select:
    mine = select(Submission.id).where(Submission.student_id == WHOEVER.id)
    own = select(SpokenRequest.id).where(SpokenRequest.submission_id.in_(mine))
    taught = (
        select(SpokenRequest.id)
        .join(Submission, Submission.id == SpokenRequest.submission_id)
        .where((Submission.cohort_id + 0).in_(TEACHES))  # + 0: from the few that ask (SQLite)
    )
    found = spoken.readable_by(WHOEVER).where(SpokenRequest.id.in_(union(own, taught)))
    return found.order_by(SpokenRequest.id.desc()).limit(MOST)


def talks_of(looking: Looking) -> Sequence[SpokenRequest]:
    """Where *looking*, or a student of theirs, talks instead of writing, with the notes; MOST at
    most."""
    return db.session.scalars(_talks(), looking.given).unique().all()


@cache
def _contacts() -> Select:
    asked = select(ContactRequest.id).where(ContactRequest.student_id == WHOEVER.id)
    helps = select(ContactRequest.id).where(ContactRequest.with_id == WHOEVER.id)
    found = begeleiders.readable_by(WHOEVER).where(ContactRequest.id.in_(union(asked, helps)))
    return found.order_by(ContactRequest.id.desc()).limit(MOST)


def contacts_of(looking: Looking) -> Sequence[ContactRequest]:
    """What *looking* asked, and is asked, newest first; MOST at most."""
    return db.session.scalars(_contacts(), looking.given).unique().all()
