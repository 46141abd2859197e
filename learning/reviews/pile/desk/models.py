"""When a docent was at their desk last."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db


class DeskVisit(db.Model):
    """*user* saw the desk until ``seen_until``, in the visit of then; see visits.Visit.

    ``before``: until when they saw it in the visit before that one; None: that was the first.
    ``told_until``: feedback that was a week unopened by then is not told again.
    """

    __tablename__ = "desk_visit"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    seen_until: Mapped[datetime]
    before: Mapped[datetime | None]
    told_until: Mapped[datetime | None]
