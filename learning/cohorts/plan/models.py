"""The plan of a cohort: a day to aim at for an opdracht, and somebody's own day."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db


class PlanDate(db.Model):
    """The day to aim at for one opdracht in one cohort. A plan: nothing closes on it."""

    __tablename__ = "plan_date"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    module: Mapped[str] = mapped_column(primary_key=True)
    opdracht: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]


class MoreTime(db.Model):
    """Somebody's own day, in place of the plan's. Nobody is asked why.

    ``by_id``: who chose it, the student or a docent.
    """

    __tablename__ = "more_time"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True, index=True)
    module: Mapped[str] = mapped_column(primary_key=True)
    opdracht: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]
