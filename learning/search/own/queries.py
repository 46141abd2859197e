"""Questions about what somebody wrote. One person's texts are few: they are looked through."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Row, Select, func, select, union_all

from learning.base.db import db, rows
from learning.competences.evidence import queries as evidence
from learning.competences.evidence.models import Evidence
from learning.reviews import queries as reviews
from learning.reviews.models import IS_IMPROVED, Review
from learning.search.hits import MOST, Looking
from learning.search.queries import NUMBERS, WHOEVER
from learning.submissions.models import Draft, HandedInAnswer, HandIn, Submission
from learning.submissions.together.queries import ids_of_work
from learning.talks.models import TalkAnswer
from learning.talks.queries import own_answers


@cache
def _works() -> Select:
    return (
        select(
            Submission.id,
            Submission.public_id,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            Draft.answers,
            func.coalesce(Draft.saved_at, Submission.begun_at).label("at"),
        )
        .join(Draft, Draft.submission_id == Submission.id)
        .where(Submission.id.in_(ids_of_work(WHOEVER.id)), Draft.erased_at.is_(None))
        .order_by(Submission.id.desc())
    )


def works_of(looking: Looking) -> Sequence[Row]:
    """What who looks writes or wrote, alone or with others, the last begun first: id, public_id,
    module, opdracht, part, answers, at. Not what is being erased."""
    return rows(_works(), **looking.given).all()


@cache
def _handed_in() -> Select:
    return (
        select(HandIn.submission_id, HandedInAnswer.text)
        .join(HandedInAnswer, HandedInAnswer.hand_in_id == HandIn.id)
        .where(HandIn.submission_id.in_(ids_of_work(WHOEVER.id)))
        .where(HandIn.taken_back_at.is_(None), HandIn.erased_at.is_(None))
        .order_by(HandIn.id.desc(), HandedInAnswer.place)
    )


def handed_in_by(looking: Looking) -> dict[int, list[str]]:
    """Submission id → the answers that were handed in by who looks, and that stand, newest
    first."""
    found = defaultdict(list)
    for number, text in rows(_handed_in(), **looking.given):
        found[number].append(text)
    return found


@cache
def _in_the_making() -> Select:
    of_docent = select(Review.id).where(Review.docent_id == WHOEVER.id)
    begun = of_docent.where(Review.sent_at.is_(None))
    open_ones = union_all(begun, of_docent.where(IS_IMPROVED)).subquery()
    return select(open_ones.c.id).order_by(open_ones.c.id.desc()).limit(MOST)


@cache
def _reviews() -> Select:
    its = reviews.own_readable_by(WHOEVER).where(Review.id.in_(NUMBERS))
    return its.order_by(Review.id.desc())


def feedback_in_the_making(looking: Looking) -> Sequence[Review]:
    """What who looks did not send yet, or is improving, the last begun first; MOST at most."""
    numbers = rows(_in_the_making(), **looking.given).scalars().all()
    if not numbers:
        return []
    given = {**looking.given, "numbers": numbers}
    return db.session.scalars(_reviews(), given).unique().all()


@cache
def _answers() -> Select:
    return own_answers(WHOEVER).limit(MOST)


def answers_of(looking: Looking) -> Sequence[TalkAnswer]:
    """What who looks answered in talks, the last first; MOST at most."""
    return db.session.scalars(_answers(), looking.given).unique().all()


@cache
def _evidence() -> Select:
    its = evidence.readable_by(WHOEVER).order_by(None)
    return its.order_by(Evidence.id.desc()).limit(MOST)


def evidence_of(looking: Looking) -> Sequence[Evidence]:
    """The quotes that who looks kept, the last first; MOST at most."""
    return db.session.scalars(_evidence(), looking.given).all()
