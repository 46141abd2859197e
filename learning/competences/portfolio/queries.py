"""Questions about portfolios, asked by whose it is."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio.models import Portfolio, PortfolioItem, PortfolioVersion
from learning.competences.portfolio.sharing.models import PortfolioShare

BESIDE = 20  # evidences on a page, to choose from
_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_WHOLE = (
    joinedload(Portfolio.student),
    selectinload(Portfolio.items).joinedload(PortfolioItem.evidence),
)


def own_readable_by(user: User) -> Select:
    """The portfolio of *user*, with its pieces: one row or none."""
    return select(Portfolio).options(*_WHOLE).where(Portfolio.student_id == user.id)


def portfolio_of(user: User) -> Portfolio | None:
    """The one that *user* made, with its pieces."""
    return db.session.scalar(own_readable_by(user))


def begin(user: User, at: datetime) -> None:
    """There is one from now on; of two at once there is one too. Inside ``writing()``."""
    first = {"student_id": user.id, "public_id": new_public_id(), "begun_at": at, "answers": {}}
    made = _insert[db.engine.dialect.name](Portfolio).values(revision=0, saved_from="", **first)
    db.session.execute(made.on_conflict_do_nothing())


def evidence_with(user: User, key: str) -> Evidence | None:
    """That evidence of *user*; None when it is not there, or somebody else's."""
    return db.session.scalar(
        select(Evidence).where(Evidence.public_id == key, Evidence.student_id == user.id)
    )


def evidence_beside(user: User, inside: Collection[int], number: int) -> Sequence[Evidence]:
    """What *user* made and did not put in, the last first: BESIDE of them, and one more if there
    is more. *inside*: the numbers of what is in; *number*: of the page, from 1 on."""
    found = select(Evidence).where(Evidence.student_id == user.id)
    if inside:
        found = found.where(Evidence.id.not_in(inside))
    found = found.order_by(Evidence.made_at.desc(), Evidence.id.desc())
    return db.session.scalars(found.offset((number - 1) * BESIDE).limit(BESIDE + 1)).all()


def readers_ever(portfolio: Portfolio) -> Sequence[PortfolioShare]:
    """Everything that ever opened it."""
    return db.session.scalars(
        select(PortfolioShare).where(PortfolioShare.portfolio_id == portfolio.id)
    ).all()


def forget(portfolio: Portfolio) -> None:
    """Delete it, with its earlier texts and who might read it."""
    for table in (PortfolioShare, PortfolioItem, PortfolioVersion):
        db.session.execute(delete(table).where(table.portfolio_id == portfolio.id))
    db.session.execute(delete(Portfolio).where(Portfolio.id == portfolio.id))
