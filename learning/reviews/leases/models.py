"""A docent has a hand-in before them, for some hours."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db

HOURS = timedelta(hours=8)


class Lease(db.Model):
    """*docent* looks at this hand-in; one at most does. It says so, and locks no words.

    It counts until ``until``, and as long as the docent has a place in the cohort: ask
    queries.held_on(), never the row. ``from_id``: from whom it was taken over; ``words``: what
    was said to them then, gone with the lease.
    """

    __tablename__ = "lease"

    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    docent_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    since: Mapped[datetime]
    until: Mapped[datetime]
    from_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    words: Mapped[str] = mapped_column(Text, default="")
