"""An agreement of two people: who walks along with the asker of a question, and when."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.werktafel.models import Question


class Handover(db.Model):
    """The asker of a question proposes it to *with_*; it holds from that one's yes.

    ``asked_by``: who asked the question, whose name *with_* sees by this, also when the question
    has none. ``when``: as they say it.
    """

    __tablename__ = "werktafel_handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    question_id: Mapped[int] = mapped_column(ForeignKey("werktafel_question.id"), index=True)
    with_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    when: Mapped[str] = mapped_column(Text)
    proposed_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    question: Mapped[Question] = relationship()
    with_: Mapped[User] = relationship()

    @classmethod
    def propose(cls, question: Question, with_: User, when: str, at: datetime) -> "Handover":
        """Ask that one; nothing holds yet."""
        about = {"question_id": question.id, "with_id": with_.id, "when": when}
        return cls(public_id=new_public_id(), proposed_at=at, **about)

    def agree(self, at: datetime) -> bool:
        """That one's yes; whether it was the first."""
        is_first, self.agreed_at = self.agreed_at is None, self.agreed_at or at
        return is_first

    def end(self, at: datetime) -> None:
        """Either stops it; what was said of when is gone."""
        self.ended_at, self.when = self.ended_at or at, ""


STANDS = Handover.ended_at.is_(None)
Index(
    "uq_werktafel_handover_open",
    Handover.question_id,
    unique=True,
    sqlite_where=STANDS,
    postgresql_where=STANDS,
)
