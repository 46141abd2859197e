"""A praktijkopleider: somebody from a student's workplace, let in by that student alone."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import OneTimeLink, User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.models import OutgoingMail
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.praktijkopleiders.rules import longest_until

TOO_LATE = "Dit is al gestopt. Nodig je praktijkopleider opnieuw uit."
TOO_LONG = "Kies een dag binnen een jaar. Verlengen kan later altijd."


class Companion(db.Model):
    """*student* invited a praktijkopleider, for what is learned in *cohort*. No place in it.

    ``name``: as the student calls them until they come in; ``user`` None: not in yet; ``link``:
    the invitation, None once it was used or taken back; ``mail``: what carries it, None when that
    is gone. From ``until`` on nothing is readable
    any more; ``ended_at``: the student stopped it before that.
    """

    __tablename__ = "companion"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("one_time_link.id"))
    mail_id: Mapped[int | None] = mapped_column(
        ForeignKey("outgoing_mail.id", ondelete="SET NULL"), index=True
    )
    name: Mapped[str]
    invited_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    student: Mapped[User] = relationship(foreign_keys=student_id)
    user: Mapped[User | None] = relationship(foreign_keys=user_id)
    cohort: Mapped[Cohort] = relationship()
    link: Mapped[OneTimeLink | None] = relationship()
    mail: Mapped[OutgoingMail | None] = relationship(passive_deletes=True)

    @property
    def called(self) -> str:
        """Their own name once they are in."""
        return self.user.name if self.user else self.name

    def is_on(self, at: datetime) -> bool:
        """Invited or in, and not over."""
        return self.ended_at is None and at < self.until

    def accept(self, user: User, at: datetime) -> None:
        """*user* comes in. Raises Refused when it is over."""
        if not self.is_on(at):
            raise Refused("Deze uitnodiging werkt niet meer. Vraag om een nieuwe.")
        if user.id == self.student_id:
            raise Refused("Dit is je eigen uitnodiging. Die kun je niet zelf gebruiken.")
        self.user, self.accepted_at, self.link = user, at, None

    def prolong(self, until: datetime, at: datetime) -> None:
        """Until another day. Raises Refused when it is over, or that is too far away."""
        if self.ended_at:
            raise Refused(TOO_LATE)
        if not at < until <= longest_until(at):
            raise Refused(TOO_LONG)
        self.until = until

    def end(self, at: datetime) -> None:
        """It stops at once."""
        self.ended_at = self.ended_at or at
