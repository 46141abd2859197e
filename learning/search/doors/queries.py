"""Where what is asked stands among what a docent may read: by the index of a room and its door."""

from collections.abc import Callable
from functools import cache

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    TableClause,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from learning.base.db import db, rows
from learning.reviews import queries as reviews
from learning.reviews.models import Feedback, FeedbackVersion, Review
from learning.search.folding import folded
from learning.search.hits import Looking
from learning.search.indexing import FEEDBACK, HAND_INS, PLACES, TALK_ANSWERS, Index
from learning.search.matching import all_for_sqlite, for_postgres, for_sqlite
from learning.search.queries import NUMBERS, WHOEVER
from learning.submissions.models import HandIn
from learning.submissions.queries import hand_ins_reviewable_by
from learning.talks import queries as talks
from learning.talks.models import TalkAnswer

MANY = 500  # found: then the newest ones are looked at one by one
FEW = 300  # texts to read: then one by one, as the index would go through those of all others
ROWS = 101  # answers that are looked at for one page; a hand-in may hold several

ASKED, BEFORE = bindparam("asked", type_=String), bindparam("before", type_=Integer)


def _of_hand_ins() -> tuple[Select, Callable]:
    return hand_ins_reviewable_by(WHOEVER), lambda each: HandIn.id == each // PLACES


def _of_feedback() -> tuple[Select, Callable]:
    newer = FeedbackVersion.__table__.alias()
    last = (
        select(func.max(newer.c.id))
        .where(newer.c.feedback_id == FeedbackVersion.feedback_id, newer.c.reason == "sent")
        .scalar_subquery()
    )
    door = (
        reviews.readable_by(WHOEVER)
        .join(Feedback, Feedback.review_id == Review.id)
        .join(FeedbackVersion, FeedbackVersion.feedback_id == Feedback.review_id)
        .where(Review.sent_at.is_not(None), FeedbackVersion.id == last)
    )
    return door, lambda each: FeedbackVersion.id == each


def _of_answers() -> tuple[Select, Callable]:
    door = talks.answers_readable_by(WHOEVER).where(TalkAnswer.writer_id != WHOEVER.id)
    return door, lambda each: TalkAnswer.id == each


# The rows of a room that somebody may read, and which of them a row of the index is about.
DOORS = {HAND_INS: _of_hand_ins, FEEDBACK: _of_feedback, TALK_ANSWERS: _of_answers}


@cache
def _rows_of(index: Index) -> TableClause:
    rowid, number = column("rowid", BigInteger), column("number", BigInteger)  # so // is whole
    return table(index.name, rowid, number, column("words"))


def _numbers(index: Index) -> ColumnElement[int]:
    """SQL: which row of what it is about this is."""
    return _rows_of(index).c["rowid" if db.engine.dialect.name == "sqlite" else "number"]


def _matches(index: Index) -> ColumnElement[bool]:
    """SQL: what is ``asked`` stands in the row of *index*."""
    if db.engine.dialect.name == "sqlite":
        return literal_column(index.name).op("MATCH")(ASKED)
    return _rows_of(index).c.words.op("@@")(cast(ASKED, TSQUERY))


@cache
def _to_read(index: Index) -> Select:
    """Numbers of the rows that stand for what is ``asked``, until there are more than FEW."""
    return select(_numbers(index)).where(_matches(index)).limit(FEW + 1)


@cache
def _words(index: Index) -> Select:
    numbers = _numbers(index)
    return select(numbers, _rows_of(index).c.words).where(numbers.in_(NUMBERS))


def _looked_through(index: Index, looking: Looking) -> list[int] | None:
    """The numbers of the rows of *index* in which it stands; None when there are many to read."""
    to_read = rows(_to_read(index), asked=all_for_sqlite(looking.teaches)).scalars().all()
    if len(to_read) > FEW:
        return None
    words = rows(_words(index), numbers=to_read)
    return [number for number, text in words if looking.asked.stands_in(folded(text))]


@cache
def _how_many(index: Index) -> Select:
    """How many rows it stands in, until MANY."""
    found = select(_rows_of(index).c.number).where(_matches(index)).limit(MANY).subquery()
    return select(func.count()).select_from(found)


@cache
def _newest_in(index: Index, way: str, is_after: bool) -> Select:
    """*way*: by the index ("found"), by what was looked through already ("numbers"), or by the
    newest first, past the index ("frequent"): PostgreSQL would sort all rows with such a word."""
    door, number = DOORS[index]()
    numbers, matches = _numbers(index), _matches(index)
    ways = {"numbers": numbers.in_(NUMBERS), "frequent": cast(matches, Integer) > 0}
    found = (
        door.options()
        .with_only_columns(numbers, maintain_column_froms=True)
        .where(number(numbers))
        .where(ways.get(way, matches))
        .order_by(None)
        .order_by(numbers.desc())
        .limit(ROWS)
    )
    return found.where(numbers < BEFORE) if is_after else found


def newest(index: Index, looking: Looking, before: int | None) -> list[int]:
    """Numbers of the rows of *index* in which it stands and that its door opens, the newest first;
    ROWS at most. *before*: only lower ones."""
    if not looking.teaches:
        return []
    way, asked = (_on_sqlite if db.engine.dialect.name == "sqlite" else _on_postgres)(
        index, looking
    )
    given = {**looking.given, **asked, "before": before}
    return list(rows(_newest_in(index, way, before is not None), **given).scalars())


def _on_sqlite(index: Index, looking: Looking) -> tuple[str, dict]:
    """The way to look, and what is asked then."""
    if (numbers := _looked_through(index, looking)) is not None:
        return "numbers", {"numbers": numbers}
    return "found", {"asked": for_sqlite(looking.asked, looking.teaches)}


def _on_postgres(index: Index, looking: Looking) -> tuple[str, dict]:
    asked = for_postgres(looking.asked, looking.teaches)
    is_frequent = rows(_how_many(index), asked=asked).scalar() == MANY
    return "frequent" if is_frequent else "found", {"asked": asked}
