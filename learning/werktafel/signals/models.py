"""Questions that people linked, and what became of it when that was a signaal."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id

RETURNS = 3  # so many questions alike are a signaal
IS_CLOSED = "Dit signaal is afgerond. Open het eerst weer."
CHANGED = "Iemand veranderde dit intussen. Je ziet hieronder wat er nu staat, en wat jij schreef."


class Cluster(db.Model):
    """Questions of one table that are alike. It is a signaal from RETURNS on, and stays one when
    it was passed on, or while something is told of it. ``passed_to``: an organisation or a role,
    "" for nobody yet; ``revision``: how often that was said. ``closed_at`` None: people still work
    on it."""

    __tablename__ = "werktafel_cluster"
    __table_args__ = ({"sqlite_autoincrement": True},)  # its number comes never again

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    table_id: Mapped[int] = mapped_column(ForeignKey("werktafel.id"), index=True)
    begun_at: Mapped[datetime]
    passed_to: Mapped[str] = mapped_column(Text, default="")
    passed_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]

    reports: Mapped[list["Report"]] = relationship(
        back_populates="cluster", cascade="all, delete-orphan", order_by="Report.id"
    )

    def pass_on(self, to: str, on: date, based_on: int = 0) -> None:
        """Say to whom it went, and when. Raises Refused when it is closed, and when somebody said
        so since *based_on* (a revision)."""
        if (to, on) == (self.passed_to, self.passed_on):
            return
        self._hold_open()
        if based_on != self.revision:
            raise Refused(CHANGED)
        self.passed_to, self.passed_on = to, on
        self.revision += 1

    def report(self, by: User, key: str, text: str, at: datetime) -> None:
        """A line about what came of it. *key*: its public id. Raises Refused when it is closed."""
        self._hold_open()
        self.reports.append(Report(public_id=key, writer_id=by.id, text=text, at=at))

    def take_over(self, other: "Cluster") -> None:
        """What was told of *other* is told of this one. Closed is only what both were."""
        if other.passed_on:
            self.passed_to, self.passed_on = other.passed_to, other.passed_on
            self.revision += 1
        if not other.closed_at:
            self.open_again()
        for report in list(other.reports):
            report.cluster = self

    def close(self, at: datetime) -> None:
        """It is done with; everybody at the table reads on."""
        self.closed_at = self.closed_at or at

    def open_again(self) -> None:
        self.closed_at = None

    def _hold_open(self) -> None:
        if self.closed_at:
            raise Refused(IS_CLOSED)


class Report(db.Model):
    """A dated line by a docent, about what came of a signaal."""

    __tablename__ = "werktafel_report"
    __table_args__ = ({"sqlite_autoincrement": True},)  # its number comes never again

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("werktafel_cluster.id"), index=True)
    writer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]

    cluster: Mapped[Cluster] = relationship(back_populates="reports")
    writer: Mapped[User] = relationship()
