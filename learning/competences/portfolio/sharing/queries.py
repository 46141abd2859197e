"""Questions about who reads a portfolio. The moment stands in every answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Membership, Role
from learning.cohorts.queries import has_place
from learning.competences.portfolio.models import Portfolio, PortfolioItem
from learning.competences.portfolio.sharing.models import HOLDS, PortfolioShare
from learning.competences.portfolio.sharing.rules import ReaderAs
from learning.praktijkopleiders.models import Companion
from learning.praktijkopleiders.queries import holds as still_invited

MOST = 100  # earlier readers that are told


def _tied(student_id, reader_id, at: datetime) -> ColumnElement[bool]:
    """SQL: they are in one cohort now, or *reader* is praktijkopleider then; the student learns
    there still, and both accounts are open."""
    mine, theirs = aliased(Membership), aliased(Membership)
    one, other, guide = aliased(User), aliased(User), aliased(Companion)
    in_one_cohort = (
        exists()
        .where(
            mine.user_id == student_id,
            mine.role == Role.STUDENT,
            mine.left_at.is_(None),
            theirs.cohort_id == mine.cohort_id,
            theirs.user_id == reader_id,
            theirs.left_at.is_(None),
            *(one.id == mine.user_id, one.deactivated_at.is_(None)),
            *(other.id == theirs.user_id, other.deactivated_at.is_(None)),
        )
        .correlate_except(mine, theirs, one, other)
    )
    at_work = (
        exists()
        .where(
            guide.user_id == reader_id,
            guide.student_id == student_id,
            guide.accepted_at.is_not(None),
            still_invited(at, guide),
            has_place(guide.cohort_id, guide.student_id, Role.STUDENT),
            *(other.id == guide.user_id, other.deactivated_at.is_(None)),
        )
        .correlate_except(guide, other)
    )
    return or_(in_one_cohort, at_work)


def _holds(reader_id, at: datetime) -> ColumnElement[bool]:
    """SQL: PortfolioShare is of Portfolio and of that reader, and opens it at that moment."""
    return and_(
        PortfolioShare.portfolio_id == Portfolio.id,
        PortfolioShare.reader_id == reader_id,
        HOLDS,
        PortfolioShare.until > at,
        Portfolio.student_id != reader_id,
        _tied(Portfolio.student_id, reader_id, at),
    )


def shows_piece(is_it: ColumnElement[bool], reader_id, at: datetime) -> ColumnElement[bool]:
    """SQL: a PortfolioItem of which *is_it* holds is in a portfolio that they read then."""
    return (
        exists()
        .where(PortfolioItem.portfolio_id == Portfolio.id, is_it, _holds(reader_id, at))
        .correlate_except(PortfolioItem, Portfolio, PortfolioShare)
    )


def readable_by(user: User, at: datetime) -> Select:
    """One's own portfolio, and those that one may read at that moment."""
    shown = exists().where(_holds(user.id, at)).correlate_except(PortfolioShare)
    return select(Portfolio).where(or_(Portfolio.student_id == user.id, shown))


def readers_of(portfolio: Portfolio, at: datetime) -> Sequence[User]:
    """The people behind the names above it: whose it is, and who may read it then, by name."""
    student = portfolio.student
    return [
        *([student] if student.is_active else []),
        *(each.reader for each in standing_on(portfolio, at)),
    ]


def standing_on(portfolio: Portfolio, at: datetime) -> Sequence[PortfolioShare]:
    """What opens it at that moment to somebody, with the reader, by their name."""
    return db.session.scalars(_standing(at).where(Portfolio.id == portfolio.id)).all()


def names_reading(student: User, at: datetime) -> list[str]:
    """Of who reads the portfolio of *student* at that moment, if there is one."""
    found = _standing(at).where(Portfolio.student_id == student.id)
    return [each.reader.name for each in db.session.scalars(found)]


def _standing(at: datetime) -> Select:
    return (
        select(PortfolioShare)
        .join(PortfolioShare.portfolio)
        .join(PortfolioShare.reader)
        .options(contains_eager(PortfolioShare.reader))
        .where(_holds(User.id, at))
        .order_by(func.lower(User.name), PortfolioShare.id)
    )


def earlier_on(portfolio: Portfolio, at: datetime) -> Sequence[PortfolioShare]:
    """What opened it before and no longer does, the last begun first; MOST at most."""
    is_open = exists().where(Portfolio.id == PortfolioShare.portfolio_id, _holds(User.id, at))
    return db.session.scalars(
        select(PortfolioShare)
        .join(PortfolioShare.reader)
        .options(contains_eager(PortfolioShare.reader))
        .where(PortfolioShare.portfolio_id == portfolio.id)
        .where(~is_open.correlate(PortfolioShare, User))
        .order_by(PortfolioShare.begun_at.desc(), PortfolioShare.id.desc())
        .limit(MOST)
    ).all()


def shares_readable_by(user: User, at: datetime) -> Select:
    """What is open to *user* at that moment, with the portfolio and whose it is."""
    return (
        select(PortfolioShare)
        .join(PortfolioShare.portfolio)
        .options(contains_eager(PortfolioShare.portfolio).joinedload(Portfolio.student))
        .where(_holds(user.id, at))
    )


def shown_to(user: User, at: datetime) -> Sequence[PortfolioShare]:
    """All of that, the last begun first."""
    found = shares_readable_by(user, at).order_by(PortfolioShare.begun_at.desc())
    return db.session.scalars(found).all()


def own_readable_by(user: User) -> Select:
    """What *user* let others read, stopped or not."""
    return (
        select(PortfolioShare)
        .join(PortfolioShare.portfolio)
        .options(
            contains_eager(PortfolioShare.portfolio),
            joinedload(PortfolioShare.reader),
        )
        .where(Portfolio.student_id == user.id)
    )


def unstopped(portfolio: Portfolio, reader_id: int) -> PortfolioShare | None:
    """The one that nobody stopped, over or not. Once the portfolio was locked."""
    return db.session.scalar(
        select(PortfolioShare).where(
            PortfolioShare.portfolio_id == portfolio.id,
            PortfolioShare.reader_id == reader_id,
            HOLDS,
        )
    )


def over_at(at: datetime) -> Sequence[PortfolioShare]:
    """What nobody stopped and opens nothing any more: its time is over, or there is no tie."""
    is_open = exists().where(_holds(PortfolioShare.reader_id, at)).correlate(PortfolioShare)
    return db.session.scalars(select(PortfolioShare).where(HOLDS, ~is_open)).all()


_ORDER = (Role.DOCENT, Role.BEGELEIDER, Role.STUDENT)


def people_around(student: User, at: datetime) -> dict[str, tuple[User, ReaderAs]]:
    """Whom *student* may choose, by public id: docenten, begeleiders, praktijkopleiders and then
    fellow students, each by name; two queries."""
    mine = aliased(Membership)
    seats = db.session.execute(
        select(User, Membership.role)
        .join(Membership, Membership.user_id == User.id)
        .join(mine, mine.cohort_id == Membership.cohort_id)
        .where(
            mine.user_id == student.id,
            mine.role == Role.STUDENT,
            mine.left_at.is_(None),
            Membership.left_at.is_(None),
            Membership.user_id != student.id,
            User.deactivated_at.is_(None),
        )
        .order_by(
            case({role: place for place, role in enumerate(_ORDER)}, value=Membership.role),
            func.lower(User.name),
            User.id,
        )
    ).all()
    guides = db.session.scalars(
        select(User)
        .join(Companion, Companion.user_id == User.id)
        .where(Companion.student_id == student.id, Companion.accepted_at.is_not(None))
        .where(still_invited(at), User.deactivated_at.is_(None))
        .where(has_place(Companion.cohort_id, student.id, Role.STUDENT))
        .order_by(func.lower(User.name), User.id)
    ).all()
    found: dict[str, tuple[User, ReaderAs]] = {}
    both = [
        *((user, ReaderAs(str(role))) for user, role in seats if role != Role.STUDENT),
        *((user, ReaderAs.PRAKTIJKOPLEIDER) for user in guides),
        *((user, ReaderAs.STUDENT) for user, role in seats if role == Role.STUDENT),
    ]
    for user, role in both:
        found.setdefault(user.public_id, (user, role))
    return found
