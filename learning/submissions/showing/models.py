"""Letting one person by name read a hand-in: a begeleider, a praktijkopleider, a second docent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.submissions.showing.rules import Reason, is_quiet_yes

OVER = "Dit is al gestopt. Je hoeft niets te doen."


class ReaderRole(StrEnum):
    """As what somebody reads along."""

    BEGELEIDER = "begeleider"
    PRAKTIJKOPLEIDER = "praktijkopleider"
    DOCENT = "docent"


class Showing(db.Model):
    """*reader* may read one hand-in, whoever else does; see queries.is_shown_to for when.

    ``asked_by``: the docent who asks a colleague, with a ``reason``; None when the writer shows
    it. ``told_at``: the writer saw that question; ``agreed_at``: the writer says it is good (at
    once for what they show themselves); ``refused_at``: the writer says no, before that or after.
    ``until``: None for as long as nobody stops it.
    """

    __tablename__ = "showing"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), index=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[ReaderRole]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[Reason | None]
    begun_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]
    until: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    hand_in: Mapped["HandIn"] = relationship(back_populates="showings")  # noqa: F821
    reader: Mapped[User] = relationship(foreign_keys=reader_id)
    asked_by: Mapped[User | None] = relationship(foreign_keys=asked_by_id)

    @classmethod
    def begin(cls, hand_in, reader: User, role: ReaderRole, at: datetime, until: datetime | None):
        """The writer shows it, from now on."""
        made = cls(reader_id=reader.id, role=role, begun_at=at, agreed_at=at, until=until)
        hand_in.showings.append(made)
        return made

    @classmethod
    def ask(cls, hand_in, reader: User, by: User, reason: Reason, at: datetime):
        """A docent asks a colleague to look along; the writer has to know it first."""
        made = cls(reader_id=reader.id, role=ReaderRole.DOCENT, begun_at=at, reason=reason)
        made.public_id, made.asked_by_id = new_public_id(), by.id
        hand_in.showings.append(made)
        return made

    def waits(self, at: datetime) -> bool:
        """A docent asks, and the writer did not say yes, nor nothing for a day."""
        is_asked = self.asked_by_id is not None and self.agreed_at is None
        return is_asked and not is_quiet_yes(self.told_at, at)

    def tell(self, at: datetime) -> None:
        """The writer has the question in front of them."""
        self.told_at = self.told_at or at

    def agree(self, at: datetime) -> None:
        """The writer: that is good. Raises Refused when it is over."""
        if self.withdrawn_at:
            raise Refused(OVER)
        self.told_at, self.agreed_at = self.told_at or at, self.agreed_at or at

    def withdraw(self, at: datetime) -> None:
        """Nobody reads by it any more."""
        self.withdrawn_at = self.withdrawn_at or at

    def refuse(self, at: datetime) -> None:
        """The writer would rather not: nobody asks it again about this text."""
        self.withdraw(at)
        self.refused_at = self.refused_at or at


HOLDS = Showing.withdrawn_at.is_(None)
Index(
    "uq_showing_reader",
    *(Showing.hand_in_id, Showing.reader_id),
    unique=True,
    sqlite_where=HOLDS,
    postgresql_where=HOLDS,
)
