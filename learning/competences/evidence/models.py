"""Evidence: words of one's own, copied, tied to an indicator, with one line why."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.public_id import new_public_id


class Source(StrEnum):
    """Of what kind of text the words are."""

    HAND_IN = "inlevering"
    REPORT = "praktijkverslag"
    HARVEST = "oogst"
    NOTEBOOK = "logboek"


class Evidence(db.Model):
    """A quote of *student*, copied when it was made; only they read it, until they show it.

    ``framework``, ``code``: of an indicator or a competence; ``told``: what that said then.
    ``source``: of what kind; of its three links one is set, and None again when that text is
    forgotten. ``source_title``, ``source_at``: what it was called and when it was written, copied.
    ``module``, ``opdracht``: what the text was for, "" for nothing. ``why``: one line.
    ``revision`` grows when it is changed. ``kept_at``: the source is gone, and the student keeps
    the quote.
    """

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    framework: Mapped[str]
    code: Mapped[str]
    told: Mapped[str]
    quote: Mapped[str] = mapped_column(Text, info={"words": True})
    why: Mapped[str] = mapped_column(default="", info={"words": True})
    source: Mapped[Source]
    hand_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("hand_in.id", ondelete="SET NULL"), index=True
    )
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="SET NULL"), index=True
    )
    page_id: Mapped[int | None] = mapped_column(
        ForeignKey("notebook_page.id", ondelete="SET NULL"), index=True
    )
    source_title: Mapped[str]
    source_at: Mapped[datetime]
    module: Mapped[str] = mapped_column(default="", server_default="")
    opdracht: Mapped[str] = mapped_column(default="", server_default="")
    made_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    kept_at: Mapped[datetime | None]

    student: Mapped[User] = relationship()

    @classmethod
    def of_text(cls, student: User, text, quote: str, at: datetime) -> "Evidence":
        """Words out of *text* (see sources.OwnText), not tied to anything yet."""
        made = cls(student_id=student.id, quote=quote, made_at=at, source=text.source, revision=0)
        made.source_title, made.source_at = text.title, text.at
        made.module, made.opdracht = text.module, text.opdracht
        setattr(made, LINKS[text.source], text.id)
        return made

    def also(self, at: datetime) -> "Evidence":
        """The same words once more, not tied to anything yet."""
        again = Evidence(student_id=self.student_id, quote=self.quote, made_at=at, revision=0)
        for name in ("source", "source_title", "source_at", "module", "opdracht", "kept_at"):
            setattr(again, name, getattr(self, name))
        for link in set(LINKS.values()):
            setattr(again, link, getattr(self, link))
        return again

    def tie(self, line, why: str) -> "Evidence":
        """Say what it shows (a choosing.Line), and why. Returns itself."""
        self.framework, self.code, self.told, self.why = line.framework, line.code, line.told, why
        return self

    def change(self, line, why: str, based_on: int | None) -> bool:
        """Say it otherwise; False when it was changed elsewhere since the revision *based_on*."""
        same = (self.framework, self.code, self.why) == (line.framework, line.code, why)
        if based_on != self.revision and not same:
            return False
        if not same:
            self.tie(line, why)
            self.revision += 1
        return True

    def says_the_same(self, other: "Evidence") -> bool:
        """Whether both are the same words of the same person, for the same, and why."""
        return all(
            getattr(self, each) == getattr(other, each)
            for each in ("student_id", "framework", "code", "quote", "why", "source")
        )

    def keep(self, at: datetime) -> None:
        """Its text is gone; the quote stays."""
        self.kept_at = self.kept_at or at


LINKS = {
    Source.HAND_IN: "hand_in_id",
    Source.REPORT: "hand_in_id",
    Source.HARVEST: "contribution_id",
    Source.NOTEBOOK: "page_id",
}
