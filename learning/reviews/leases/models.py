"""A docent has a hand-in before them, for some hours."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db

HOURS = timedelta(hours=8)
READ_FOR = timedelta(days=1)  # after they had it before them for the first time
KEPT_FOR = timedelta(days=14)  # whether or not anybody came to read it


class Lease(db.Model):
    """*docent* looks at this hand-in; one at most does. It says so, and locks no words.

    It counts until ``until``, and as long as the docent has a place in the cohort: ask
    queries.held_on(), never the row. ``from_id``: from whom it was taken over.
    """

    __tablename__ = "lease"

    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    docent_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    since: Mapped[datetime]
    until: Mapped[datetime]
    from_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class TakeOverNote(db.Model):
    """What *by* said to *to* on taking work over from them. It outlives the lease, so that they
    read it however long or short that was; see queries.forget_notes() for when it goes.

    ``seen_at``: when *to* first had it before them.
    """

    __tablename__ = "take_over_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]

    by: Mapped[User] = relationship(foreign_keys=by_id)
    to: Mapped[User] = relationship(foreign_keys=to_id)
