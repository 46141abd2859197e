"""Sentences that a docent keeps to use again. Nobody else reads or uses them."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id

UNDO = timedelta(hours=24)
MOST = 100
FULL = "Je hebt er al honderd. Haal er eerst een weg die je niet meer gebruikt."
CHANGED = "Deze zin is intussen ergens anders veranderd. Kijk eerst wat er nu staat."
TOO_LATE = "De tijd om terug te halen is om. We wissen deze zin nu."


class OwnSentence(db.Model):
    """``revision`` grows by one at every change. ``uses``: in how much feedback it was sent.

    ``removed_at``: its docent took it away; the words are still there for the time to undo.
    """

    __tablename__ = "own_sentence"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    docent_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=0)
    uses: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    docent: Mapped[User] = relationship()

    @property
    def undo_until(self) -> datetime | None:
        """Until when it can be put back; None when it was not taken away."""
        return self.removed_at and self.removed_at + UNDO

    def change(self, text: str, based_on: int) -> None:
        """Say it otherwise. Raises Refused when it was changed since *based_on*."""
        if text == self.text:
            return
        if based_on != self.revision:
            raise Refused(CHANGED)
        self.text, self.revision = text, self.revision + 1

    def remove(self, at: datetime) -> None:
        """Take it away; restore() undoes it until the time is over."""
        self.removed_at = self.removed_at or at

    def restore(self, at: datetime) -> None:
        """Undo remove(). Raises Refused when the time is over."""
        if self.removed_at and at >= self.undo_until:
            raise Refused(TOO_LATE)
        self.removed_at = None
