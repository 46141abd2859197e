"""Letting one person by name read a portfolio, until a day."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.competences.portfolio.models import Portfolio
from learning.competences.portfolio.sharing.rules import ReaderAs


class PortfolioShare(db.Model):
    """*reader* may read it before ``until``, as long as there is a tie (see queries.py).

    ``withdrawn_at``: the student stopped it, or it was over by itself.
    """

    __tablename__ = "portfolio_share"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolio.id"), index=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[ReaderAs]
    begun_at: Mapped[datetime]
    until: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    portfolio: Mapped[Portfolio] = relationship()
    reader: Mapped[User] = relationship()

    @classmethod
    def begin(cls, portfolio, reader: User, role: ReaderAs, at: datetime, until: datetime):
        """From now on."""
        made = cls(portfolio_id=portfolio.id, reader_id=reader.id, role=role)
        made.portfolio, made.reader = portfolio, reader
        made.public_id, made.begun_at, made.until = new_public_id(), at, until
        return made

    @property
    def last_moment(self) -> datetime:
        """Within the last day on which it can be read."""
        return self.until - timedelta(seconds=1)

    def withdraw(self, at: datetime) -> None:
        """Nobody reads by it any more."""
        self.withdrawn_at = self.withdrawn_at or at


HOLDS = PortfolioShare.withdrawn_at.is_(None)
Index(
    "uq_portfolio_share_reader",
    *(PortfolioShare.portfolio_id, PortfolioShare.reader_id),
    unique=True,
    sqlite_where=HOLDS,
    postgresql_where=HOLDS,
)
