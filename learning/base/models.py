"""Mail that still has to go out, and how the mail server is."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db
from learning.base.public_id import new_public_id

LONGEST_PAUSE = timedelta(hours=6)
LEASE = timedelta(minutes=10)  # longer than any mail takes: who had it did not live to tell
KEPT_TRYING = timedelta(days=5)
MOST_REFUSALS = 3
SERVER_PAUSE = timedelta(minutes=15)  # at most, however long it is away

# How soon a mail goes: somebody waits for a link; a list of 5,000 invitations can wait.
LINK, SOON, DIGEST, INVITATION = range(4)


class Trouble(StrEnum):
    """Why a mail did not leave."""

    AWAY = "weg"  # the server was not there, or let nobody in
    BROKE = "afgebroken"  # it went away during this mail
    LATER = "later"  # it did not want this mail now
    REFUSED = "geweigerd"  # it does not want this mail
    IMPOSSIBLE = "onmogelijk"  # no mail can be made of it


class OutgoingMail(db.Model):
    """A mail, written in the transaction of what it tells about. Its text goes once it is sent.

    ``public_id``: its Message-ID, the same at every try. ``try_at``: not before this moment; it
    moves away after every failure. ``given_up_at``: it will never leave; the last *trouble* says
    why. ``unsubscribe``: where mail of this kind is switched off, or "".
    """

    __tablename__ = "outgoing_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(default=new_public_id, server_default="")
    urgency: Mapped[int] = mapped_column(default=SOON, server_default=str(SOON))
    address: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    unsubscribe: Mapped[str] = mapped_column(default="", server_default="")
    written_at: Mapped[datetime]
    try_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    trouble: Mapped[Trouble | None]
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]

    def try_now(self, at: datetime) -> None:
        """Begin a try: it is ours for LEASE. Should we die now, somebody else tries after that."""
        self.tries += 1
        self.try_at = at + LEASE

    def sent(self, at: datetime) -> None:
        """Note that it left; a link inside it should not lie around."""
        self.sent_at, self.body, self.trouble = at, "", None

    def failed(self, trouble: Trouble, at: datetime) -> None:
        """It did not leave: try it later, or never. A server that was away is no try of it."""
        self.trouble = trouble
        if trouble == Trouble.AWAY:
            self.tries -= 1
            self.try_at = at
        elif self._is_hopeless(trouble, at):
            self.given_up_at, self.body = at, ""
        else:
            minutes = 2**self.tries * (10 if trouble == Trouble.REFUSED else 1)
            self.try_at = at + min(timedelta(minutes=minutes), LONGEST_PAUSE)

    def _is_hopeless(self, trouble: Trouble, at: datetime) -> bool:
        refusals = trouble == Trouble.REFUSED and self.tries >= MOST_REFUSALS
        return refusals or trouble == Trouble.IMPOSSIBLE or at - self.written_at > KEPT_TRYING


WAITS = OutgoingMail.sent_at.is_(None) & OutgoingMail.given_up_at.is_(None)
Index(
    "ix_outgoing_mail_waits",
    OutgoingMail.urgency,
    OutgoingMail.id,
    sqlite_where=WAITS,
    postgresql_where=WAITS,
)


class MailServer(db.Model):
    """The one row about the mail server. ``away_since`` None: it answered the last time."""

    __tablename__ = "mail_server"

    id: Mapped[int] = mapped_column(primary_key=True)
    away_since: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    try_at: Mapped[datetime | None]

    def may_be_asked(self, at: datetime) -> bool:
        """Not while it gets a rest; a rest that is too long is of a clock that went back."""
        return self.try_at is None or not at < self.try_at <= at + SERVER_PAUSE

    def failed(self, at: datetime) -> None:
        """It is away: the next try comes later, ever later."""
        self.away_since = self.away_since or at
        self.tries += 1
        self.try_at = at + min(timedelta(minutes=2 ** min(self.tries - 1, 9)), SERVER_PAUSE)

    def answered(self) -> None:
        """It is there."""
        self.away_since, self.tries, self.try_at = None, 0, None
