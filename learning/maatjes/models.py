"""A maatje: a fellow student who is there for somebody who is new, as long as both like it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort

OVER = "Deze vraag is er niet meer. Je hoeft niets te doen."


class Maatje(db.Model):
    """*guide* was asked to be the maatje of *newcomer*, both students of one cohort.

    ``agreed_at`` None: no answer yet. ``declined_at``: liever niet. ``ended_at``: it stopped, or
    the question was taken back. It holds as long as both are students there, see queries.HOLDS.
    """

    __tablename__ = "maatje"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    newcomer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship()
    newcomer: Mapped[User] = relationship(foreign_keys=newcomer_id)
    guide: Mapped[User] = relationship(foreign_keys=guide_id)

    @classmethod
    def ask(cls, cohort: Cohort, newcomer: User, guide: User, by: User, at: datetime) -> "Maatje":
        """*by* asks *guide*, who has not answered yet."""
        return cls(
            cohort_id=cohort.id,
            newcomer_id=newcomer.id,
            guide_id=guide.id,
            asked_by_id=by.id,
            asked_at=at,
        )

    @property
    def is_open(self) -> bool:
        """Asked or agreed, and not over."""
        return self.declined_at is None and self.ended_at is None

    def agree(self, at: datetime) -> None:
        """Yes. Raises Refused when the question is over."""
        if not self.is_open:
            raise Refused(OVER)
        self.agreed_at = self.agreed_at or at

    def decline(self, at: datetime) -> None:
        """Liever niet; nobody asks why. Raises Refused when it is over, or was agreed to."""
        if not self.is_open or self.agreed_at:
            raise Refused(OVER)
        self.declined_at = at

    def end(self, at: datetime) -> None:
        """It stops, for both at once."""
        self.ended_at = self.ended_at or at


OPEN = and_(Maatje.declined_at.is_(None), Maatje.ended_at.is_(None))
Index(
    "uq_maatje_open",
    Maatje.cohort_id,
    Maatje.newcomer_id,
    unique=True,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)
