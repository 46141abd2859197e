"""Mail that still has to go out."""

from datetime import datetime, timedelta

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db

LONGEST_PAUSE = timedelta(hours=6)


class OutgoingMail(db.Model):
    """A mail, written in the transaction of what it tells about. Its text goes once it is sent.

    ``try_at``: not before this moment; it moves away after every failure.
    """

    __tablename__ = "outgoing_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    try_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]

    def try_now(self, at: datetime) -> None:
        """Begin a try. Should it fail, or should we die now, the next one comes later."""
        self.tries += 1
        self.try_at = at + min(timedelta(minutes=2**self.tries), LONGEST_PAUSE)

    def sent(self, at: datetime) -> None:
        """Note that it left; a link inside it should not lie around."""
        self.sent_at, self.body = at, ""
