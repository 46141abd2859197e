"""What asks for somebody's attention, what of it was mailed, and who wants no mail of what."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db
from learning.notices.kinds import Kind


class Notice(db.Model):
    """Something is there for *user*. In the screens: a row under *Voor jou*.

    ``key``: what it is about, so that it is told once; ``words``: a sentence without content,
    titles or names of writers; ``address``: a path of this site; ``seen_at`` None: not yet.
    ``kind``: what it is about. ``module``: it waits while they pause that module; "" for what
    cannot wait, or is of none. ``on_my_place`` False: for the mail only. ``mailed``: how often a
    mail reminded of it, the last time at ``mailed_at``.
    """

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    key: Mapped[str]
    words: Mapped[str]
    address: Mapped[str]
    module: Mapped[str] = mapped_column(default="", server_default="")
    kind: Mapped[Kind] = mapped_column(default=Kind.GROEP, server_default=Kind.GROEP.value)
    on_my_place: Mapped[bool] = mapped_column(default=True, server_default=true())
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    mailed: Mapped[int] = mapped_column(default=0, server_default="0")
    mailed_at: Mapped[datetime | None]


UNSEEN = Notice.seen_at.is_(None)
Index(
    "ix_notice_unseen",
    Notice.user_id,
    Notice.at,
    sqlite_where=UNSEEN,
    postgresql_where=UNSEEN,
)


class MailOff(db.Model):
    """*user* wants no mail about this kind of thing; choosing.ALL: about nothing at all."""

    __tablename__ = "mail_off"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)


class Digest(db.Model):
    """The one row about the mails to *user* about what is there for them.

    ``day``: the last one that had a mail, here; ``mail``: the one that waits in the outbox.
    ``refused_address``: where it could not be brought, "" when it could; only so long as they have
    that address it matters.
    """

    __tablename__ = "digest"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    day: Mapped[date]
    mail_id: Mapped[int | None] = mapped_column(
        ForeignKey("outgoing_mail.id", ondelete="SET NULL"), index=True
    )
    refused_address: Mapped[str] = mapped_column(default="", server_default="")

    def left(self, day: date) -> None:
        """It is on its way; no other one today."""
        self.mail_id, self.day, self.refused_address = None, day, ""

    def came_back(self, address: str) -> None:
        """Nobody takes it there."""
        self.mail_id, self.refused_address = None, address
