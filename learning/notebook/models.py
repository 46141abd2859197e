"""The logboek: pages that somebody writes for themselves, and that nobody else can ever open."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.drafting.draft import Drafting, Typed

TEXT = "tekst"  # the one field of a page
UNDO = timedelta(hours=24)
ERASED = "Je hebt deze bladzijde gewist. Wat je nu nog typte, is daarom niet bewaard."
TOO_LATE = "De tijd om terug te halen is om. We wissen deze bladzijde nu."


class NotebookPage(Drafting, db.Model):
    """One page, without a title; see Drafting. ``answers``: only TEXT.

    ``erased_at``: its writer erases it; the words are still there for the time to undo.
    """

    __tablename__ = "notebook_page"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    writer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    begun_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]

    writer: Mapped[User] = relationship()
    versions: Mapped[list["NotebookVersion"]] = relationship(
        order_by="NotebookVersion.id", cascade="all, delete-orphan"
    )

    @classmethod
    def begin(cls, writer: User, at: datetime) -> "NotebookPage":
        """An empty page of *writer*."""
        return cls(writer_id=writer.id, begun_at=at, answers={}, revision=0, saved_from="")

    @property
    def version(self) -> type["NotebookVersion"]:
        """What a kept text is."""
        return NotebookVersion

    @property
    def text(self) -> str:
        """What stands on it."""
        return self.answers.get(TEXT) or ""

    @property
    def undo_until(self) -> datetime | None:
        """Until when it can be taken back; None when it was not erased."""
        return self.erased_at and self.erased_at + UNDO

    def save(self, typed: Typed, at: datetime) -> None:
        """Take over what was *typed*. Raises Stale (see take), and Refused once it was erased."""
        if self.erased_at:
            raise Refused(ERASED)
        typed = self.picked(typed, at)
        if {**self.answers, **typed.answers} != self.answers:
            self.take(typed, at)

    def erase(self, at: datetime) -> None:
        """Put it away; restore() undoes it until the time is over."""
        self.erased_at = self.erased_at or at

    def restore(self, at: datetime) -> None:
        """Undo erase(). Raises Refused when the time is over."""
        if self.erased_at and at >= self.undo_until:
            raise Refused(TOO_LATE)
        self.erased_at = None


IS_ERASED = NotebookPage.erased_at.is_not(None)
Index(
    "ix_notebook_page_erased",
    NotebookPage.erased_at,
    sqlite_where=IS_ERASED,
    postgresql_where=IS_ERASED,
)


class NotebookVersion(db.Model):
    """A page as it once was, and why it was kept (see drafting.words.REASONS)."""

    __tablename__ = "notebook_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("notebook_page.id"), index=True)
    reason: Mapped[str]
    answers: Mapped[dict]
    at: Mapped[datetime]
