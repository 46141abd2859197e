"""Questions about what others wrote: each asks the door of its own room who may read it."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Row, Select, Subquery, func, select, union
from sqlalchemy.orm import selectinload

from learning.base.db import db, rows
from learning.intervisie.threads import queries as threads
from learning.reviews import queries as reviews
from learning.reviews.models import FeedbackVersion, Review
from learning.reviews.remarks.models import Remark, RemarkAnswer
from learning.search.doors.queries import ROWS, newest
from learning.search.hits import MOST, Looking
from learning.search.indexing import FEEDBACK, HAND_INS, PLACES, TALK_ANSWERS, Index
from learning.search.queries import LEARNS, NUMBERS, WHOEVER
from learning.search.queries import PLACES as HERE
from learning.social_map import queries as social_map
from learning.social_map.models import SocialCard
from learning.submissions.models import HandIn
from learning.submissions.queries import hand_ins_reviewable_by
from learning.submissions.sharing import queries as sharing
from learning.submissions.sharing.models import Share
from learning.submissions.showing import queries as showing
from learning.submissions.showing.models import Showing
from learning.submissions.together.queries import ids_of_work
from learning.talks import queries as talks
from learning.talks.models import Talk, TalkAnswer

NEAR = 3000  # texts of one's cohorts, of which it is asked whether they are shared


def hand_ins_with(looking: Looking, before: int | None) -> tuple[Sequence[HandIn], bool]:
    """What was handed in where *looking* is a docent, newest first; and whether there is more.
    *before*: the id of the last one shown."""
    numbers = newest(HAND_INS, looking, None if before is None else before * PLACES)
    ids = list(dict.fromkeys(each // PLACES for each in numbers))
    if len(numbers) == ROWS:
        ids = ids[:-1] or ids  # the rest of the last one may be on the next page
    shown, more = ids[: looking.most], len(ids) > looking.most or len(numbers) == ROWS
    return _loaded(HAND_INS, HandIn.id, shown, looking), more


def feedback_with(looking: Looking, before: int | None) -> tuple[Sequence[Review], bool]:
    """Feedback that was sent where *looking* is a docent; as hand_ins_with(), *before*: the id of
    a version."""
    numbers = newest(FEEDBACK, looking, before)
    shown, more = numbers[: looking.most], len(numbers) > looking.most
    if not shown:
        return [], False
    versions = select(FeedbackVersion.id, FeedbackVersion.feedback_id)
    of = dict(db.session.execute(versions.where(FeedbackVersion.id.in_(shown))).all())
    found = _loaded(FEEDBACK, Review.id, [of[each] for each in shown], looking)
    return list(zip(shown, found, strict=True)), more


def answers_with(looking: Looking, before: int | None) -> tuple[Sequence[TalkAnswer], bool]:
    """What others answered in talks where *looking* is a docent; as hand_ins_with()."""
    numbers = newest(TALK_ANSWERS, looking, before)
    shown, more = numbers[: looking.most], len(numbers) > looking.most
    return _loaded(TALK_ANSWERS, TalkAnswer.id, shown, looking), more


def _loaded(index: Index, id_, numbers: Sequence[int], looking: Looking) -> list:
    """What the door of *index* opens of these numbers, in their order."""
    if not numbers:
        return []
    found = db.session.scalars(_load(index, id_), {**looking.given, "numbers": numbers}).unique()
    by_number = {each.id: each for each in found}
    return [by_number[each] for each in numbers if each in by_number]


@cache
def _load(index: Index, id_) -> Select:
    door = {
        HAND_INS: lambda: hand_ins_reviewable_by(WHOEVER),
        FEEDBACK: lambda: reviews.readable_by(WHOEVER),
        TALK_ANSWERS: lambda: talks.answers_readable_by(WHOEVER).options(
            selectinload(TalkAnswer.talk)
        ),
    }[index]()
    return door.where(id_.in_(NUMBERS))


def _near() -> Subquery:
    """What was handed in where one learns, the newest: of a cohort of hundreds not every text can
    be asked whether it is shared."""
    near = select(HandIn.id).where(HandIn.cohort_id.in_(LEARNS))
    return near.order_by(HandIn.id.desc()).limit(NEAR).subquery()


@cache
def _near_shares() -> Select:
    near = _near()
    shared = select(near.c.id).join(Share, Share.hand_in_id == near.c.id)
    shared = shared.where(Share.withdrawn_at.is_(None)).distinct()
    return shared.order_by(near.c.id.desc()).limit(MOST)


@cache
def _how_near() -> Select:
    return select(func.count()).select_from(_near())


@cache
def _shared() -> Select:
    found = sharing.readable_by(WHOEVER).where(HandIn.id.in_(NUMBERS))
    return found.order_by(HandIn.id.desc())


def shared_with(looking: Looking) -> tuple[Sequence[HandIn], int]:
    """What fellow students share with *looking*, newest first; and among how many, MOST at
    most and when not all were looked at."""
    numbers = rows(_near_shares(), **looking.given).scalars().all() if looking.learns else []
    looked_at = MOST if looking.learns and _are_far(looking) else len(numbers)
    if not numbers:
        return [], looked_at
    given = {**looking.given, "numbers": numbers}
    return db.session.scalars(_shared(), given).unique().all(), looked_at


def _are_far(looking: Looking) -> bool:
    """Whether older texts were handed in there than are looked at."""
    return rows(_how_near(), **looking.given).scalar() == NEAR


_ever_shown = select(Showing.id).where(Showing.reader_id == WHOEVER.id).limit(1)


def shown_by_name_to(looking: Looking) -> Sequence[Showing]:
    """What is shown to *looking* by name, newest first; MOST at most."""
    if rows(_ever_shown, **looking.given).first() is None:
        return []  # a door that depends on the moment is built each time
    found = showing.readable_by(looking.user, looking.at)
    return db.session.scalars(found.order_by(Showing.id.desc()).limit(MOST)).unique().all()


@cache
def _feedback() -> Select:
    found = select(Review.id).join(HandIn, HandIn.id == Review.hand_in_id)
    mine = HandIn.submission_id.in_(ids_of_work(WHOEVER.id))
    return found.where(Review.sent_at.is_not(None), mine).order_by(Review.id.desc()).limit(MOST)


def feedback_for(looking: Looking) -> Sequence[Review]:
    """What docenten said of the work of *looking*, newest first; MOST at most."""
    numbers = rows(_feedback(), **looking.given).scalars().all()
    return _loaded(FEEDBACK, Review.id, numbers, looking)


def said_beside(found: Sequence[Review]) -> dict[int, list[str]]:
    """Review id → what a student asked and was answered about it, and the remarks in it with what
    was answered to them. *found*: reviews that one reads."""
    replies = {each.id: each.reply for each in found if each.reply}
    beside = defaultdict(list, {id: [it.question, it.answer] for id, it in replies.items()})
    if found:
        given = {"numbers": [each.id for each in found]}
        for number, text, answer in rows(_remarks, **given):
            beside[number] += [text, answer]
    return beside


_remarks = (
    select(Remark.review_id, Remark.text, RemarkAnswer.text)
    .outerjoin(RemarkAnswer, RemarkAnswer.remark_id == Remark.id)
    .where(Remark.review_id.in_(NUMBERS))
)


@cache
def _answers() -> Select:
    of_theirs = select(Talk.id).where(Talk.cohort_id.in_(LEARNS))
    found = (
        talks.answers_readable_by(WHOEVER)
        .options(selectinload(TalkAnswer.talk))
        .where(TalkAnswer.talk_id.in_(of_theirs), TalkAnswer.writer_id != WHOEVER.id)
    )
    return found.order_by(None).order_by(TalkAnswer.id.desc()).limit(MOST)


def answers_shown_to(looking: Looking) -> Sequence[TalkAnswer]:
    """What others answered in talks where *looking* learns, newest first; MOST at most."""
    if not looking.learns:
        return []
    return db.session.scalars(_answers(), looking.given).unique().all()


def voices_shown_to(looking: Looking) -> Sequence[tuple[Row, str, str]]:
    """What others contributed where *looking* takes part, newest first, with the public id of the
    thread and the name of its group."""
    inside = threads.threads_of(looking.user)
    where = {run.id: (each.public_id, each.group.name) for each in inside for run in each.runs}
    shown = threads.words_shown_among(looking.user, inside, looking.at)
    others = (each for each in reversed(shown) if each.author_id != looking.user.id)
    return [(each, *where[each.run_id]) for each in others]


@cache
def _cards() -> Select:
    mine = select(SocialCard.id).where(SocialCard.proposer_id == WHOEVER.id)
    there = select(SocialCard.id).where(SocialCard.cohort_id.in_(HERE))
    found = social_map.readable_by(WHOEVER).where(SocialCard.id.in_(union(mine, there)))
    return found.order_by(SocialCard.id.desc()).limit(MOST)


def cards_for(looking: Looking) -> Sequence[SocialCard]:
    """The cards that *looking* reads, the last found first; MOST at most."""
    return db.session.scalars(_cards(), looking.given).unique().all()
