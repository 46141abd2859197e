"""*Ik wil dat iemand contact met mij opneemt*: asked of one person, by name."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.forms import LONGEST_TEXT
from learning.base.public_id import new_public_id
from learning.begeleiders.rules import How, due_after
from learning.cohorts.models import Cohort

OVER = "Deze vraag is al klaar, of ingetrokken. Je hoeft niets te doen."
TOO_LONG = (
    "Samen met wat je eerder schreef is dit te lang: er passen 20.000 tekens in. "
    "Je vraag staat er nog, zoals hij was. Maak dit korter."
)


class ContactRequest(db.Model):
    """*student* asks *other* for contact, in *cohort*; only those two read it.

    ``note``: words that go with it, "" for none or when they were forgotten. ``due_at``: until
    when it was said to take, as it was when it was asked. ``passed_from``: who had it before.
    ``reminded_at``: it was late, and that was told, once. ``nobody_at``: the same of who was
    asked being there no longer.
    """

    __tablename__ = "contact_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    with_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    how: Mapped[How]
    note: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    nobody_at: Mapped[datetime | None]
    passed_at: Mapped[datetime | None]
    passed_from_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    handled_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    student: Mapped[User] = relationship(foreign_keys=student_id)
    other: Mapped[User] = relationship(foreign_keys=with_id)
    passed_from: Mapped[User | None] = relationship(foreign_keys=passed_from_id)
    cohort: Mapped[Cohort] = relationship()

    @property
    def is_open(self) -> bool:
        """Asked, and neither handled nor taken back."""
        return self.handled_at is None and self.withdrawn_at is None

    def is_late(self, at: datetime) -> bool:
        """Open still after the time that was promised."""
        return self.is_open and self.due_at <= at

    def add(self, how: How, note: str) -> bool:
        """Ask the same person once more: *note* comes below what stands there; how is as now.

        False, and nothing changes, without words, or with those that stand there last. Raises
        Refused when together they are too long.
        """
        if not note.strip() or f"\n\n{self.note}".endswith(f"\n\n{note}"):
            return False
        whole = "\n\n".join(filter(None, (self.note, note)))
        if len(whole) > LONGEST_TEXT:
            raise Refused(TOO_LONG)
        self.how, self.note = how, whole
        return True

    def handle(self, at: datetime) -> None:
        """They spoke. Raises Refused when it was taken back."""
        if self.withdrawn_at:
            raise Refused(OVER)
        self.handled_at = self.handled_at or at

    def not_yet(self, at: datetime) -> None:
        """They did not speak: asked again, from now on. What is open stays as it is."""
        if self.withdrawn_at:
            raise Refused(OVER)
        if self.handled_at:
            self.handled_at = self.reminded_at = self.nobody_at = None
            self.asked_at, self.due_at = at, due_after(self.cohort.contact_days, at)

    def pass_on(self, other: User, at: datetime) -> None:
        """From now on *other* reads it, in place of who had it. Raises Refused when it is over."""
        if not self.is_open:
            raise Refused(OVER)
        self.passed_from_id, self.passed_at = self.with_id, at
        self.other, self.with_id = other, other.id
        self.reminded_at = self.nobody_at = None

    def withdraw(self, at: datetime) -> None:
        """It is not asked any more, and its words are gone."""
        if self.is_open:
            self.withdrawn_at = at
        self.note = ""


OPEN = ContactRequest.handled_at.is_(None) & ContactRequest.withdrawn_at.is_(None)
Index(
    "uq_contact_request_open",
    *(ContactRequest.student_id, ContactRequest.with_id),
    unique=True,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)
