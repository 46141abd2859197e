"""Questions about the Werktafel, proposed examples and what one can: the doors of those rooms."""

from collections.abc import Callable, Sequence
from functools import cache

from sqlalchemy import Row, Select, select, union
from sqlalchemy.orm import contains_eager, selectinload

from learning.base.db import db, rows
from learning.competences.portfolio import queries as portfolios
from learning.competences.portfolio.models import Portfolio, PortfolioItem
from learning.competences.portfolio.seeing import undecided_among
from learning.competences.portfolio.sharing import queries as sharing
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.rating import queries as ratings
from learning.competences.rating.models import Rating, RatingRound
from learning.examples.proposals import queries as examples
from learning.examples.proposals.models import ExampleProposal
from learning.search.hits import MOST, Looking
from learning.search.queries import NUMBERS, PLACES, TEACHES, WHOEVER
from learning.werktafel import queries as werktafel
from learning.werktafel.models import Addition, Question, TableSeat
from learning.werktafel.signals import queries as signals
from learning.werktafel.signals.models import Cluster

# Only what lies where one's cohorts sit or sat is asked for: of others no row is looked at.
_tables = select(TableSeat.table_id).where(TableSeat.cohort_id.in_(PLACES))


@cache
def _near_questions() -> Select:
    near = select(Question.id).where(Question.table_id.in_(_tables))
    return near.order_by(Question.id.desc()).limit(MOST)


@cache
def _questions() -> Select:
    found = werktafel.readable_by(WHOEVER).where(Question.id.in_(NUMBERS))
    return found.where(Question.asker_id != WHOEVER.id).order_by(Question.id.desc())


def questions_shown_to(looking: Looking) -> tuple[Sequence[Question], int]:
    """What others asked at the tables of *looking*, newest first; and among how many, MOST at
    most."""
    return _among(_near_questions, _questions, looking)


@cache
def _near_additions() -> Select:
    near = select(Addition.id).join(Question, Question.id == Addition.question_id)
    return near.where(Question.table_id.in_(_tables)).order_by(Addition.id.desc()).limit(MOST)


@cache
def _additions() -> Select:
    found = werktafel.additions_readable_by(WHOEVER).order_by(None)
    found = found.where(Addition.id.in_(NUMBERS), Addition.writer_id != WHOEVER.id)
    return found.order_by(Addition.id.desc())


def additions_shown_to(looking: Looking) -> tuple[Sequence[Addition], int]:
    """What others added there; as questions_shown_to()."""
    return _among(_near_additions, _additions, looking)


def _among(near: Callable, door: Callable, looking: Looking) -> tuple[Sequence, int]:
    numbers = rows(near(), **looking.given).scalars().all()
    if not numbers:
        return [], 0
    given = {**looking.given, "numbers": numbers}
    return db.session.scalars(door(), given).unique().all(), len(numbers)


@cache
def _signals() -> Select:
    found = signals.readable_by(WHOEVER).where(Cluster.table_id.in_(_tables))
    return found.order_by(Cluster.id.desc()).limit(MOST)


def signals_shown_to(looking: Looking) -> Sequence[Cluster]:
    """The signalen there, newest first; MOST at most."""
    return db.session.scalars(_signals(), looking.given).unique().all()


@cache
def _proposals() -> Select:
    near = select(ExampleProposal.id).where(ExampleProposal.cohort_id.in_(PLACES))
    found = examples.readable_by(WHOEVER).where(ExampleProposal.id.in_(near))
    found = found.where(ExampleProposal.proposer_id != WHOEVER.id)
    return found.order_by(ExampleProposal.id.desc()).limit(MOST)


def proposals_shown_to(looking: Looking) -> Sequence[ExampleProposal]:
    """What others proposed as an example, newest first; MOST at most."""
    return db.session.scalars(_proposals(), looking.given).unique().all()


@cache
def _rounds() -> Select:
    own = select(RatingRound.id).where(RatingRound.student_id == WHOEVER.id)
    taught = select(RatingRound.id).where(RatingRound.cohort_id.in_(TEACHES))
    found = ratings.readable_by(WHOEVER).where(RatingRound.id.in_(union(own, taught)))
    return found.order_by(RatingRound.id.desc()).limit(MOST)


def rounds_of(looking: Looking) -> Sequence[RatingRound]:
    """The rounds that *looking* knows of, newest first, without lines; MOST at most."""
    return db.session.scalars(_rounds(), looking.given).unique().all()


@cache
def _lines() -> Select:
    own = select(RatingRound.id).where(RatingRound.student_id == WHOEVER.id)
    taught = select(RatingRound.id).where(RatingRound.cohort_id.in_(TEACHES))
    found = ratings.ratings_readable_by(WHOEVER).with_only_columns(
        RatingRound.id, Rating.author_id, Rating.line, maintain_column_froms=True
    )
    return found.where(RatingRound.id.in_(union(own, taught)), Rating.line != "")


def lines_shown_to(looking: Looking) -> Sequence[Row]:
    """(number of the round, of who wrote it, line) of what *looking* may read in them."""
    return rows(_lines(), **looking.given).all()


@cache
def _own_portfolio() -> Select:
    return portfolios.own_readable_by(WHOEVER)


def own_portfolio(looking: Looking) -> Portfolio | None:
    """That of *looking*."""
    return db.session.scalar(_own_portfolio(), looking.given)


_ever_shared = select(PortfolioShare.id).where(PortfolioShare.reader_id == WHOEVER.id).limit(1)


def portfolios_shown_to(looking: Looking) -> Sequence[tuple[PortfolioShare, list[str]]]:
    """What opens the portfolio of somebody to *looking*, with the words that stand in it and that
    others see; MOST at most."""
    if rows(_ever_shared, **looking.given).first() is None:
        return []  # a door that depends on the moment is built each time
    items = selectinload(Portfolio.items).joinedload(PortfolioItem.evidence)
    found = sharing.shares_readable_by(looking.user, looking.at)
    found = found.options(contains_eager(PortfolioShare.portfolio).options(items))
    shares = db.session.scalars(found.order_by(PortfolioShare.id.desc()).limit(MOST)).all()
    every = [each.evidence for one in shares for each in one.portfolio.items if each.evidence]
    gone = undecided_among(every)
    return [(each, _seen_in(each.portfolio, gone)) for each in shares]


def _seen_in(portfolio: Portfolio, gone: set[int]) -> list[str]:
    quotes = [each.evidence for each in portfolio.items if each.evidence]
    shown = (each for each in quotes if each.id not in gone)
    return [
        *portfolio.answers.values(),
        *(text for each in shown for text in (each.quote, each.why)),
    ]
