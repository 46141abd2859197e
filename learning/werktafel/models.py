"""The table, who sits at it, the questions on it and what others add."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.social_map.folding import folded
from learning.werktafel.signals.models import Cluster
from learning.werktafel.states import Brings, Look, Outcome

LONGEST = 500  # characters in a question, and in what somebody adds
WAITS = timedelta(days=14)  # before an untouched question may come to the table anew
OTHER_TEXT = "Je veranderde dit ook ergens anders. Hieronder zie je allebei de teksten."
IS_MENDED = "Dit is net veranderd. Lees het eerst opnieuw."
IS_HIDDEN = "Deze vraag ligt even niet op tafel. Wie hem stelde, kijkt er nog naar."


class Table(db.Model):
    """Cohorts that think along about each other's questions. Others who join make a new one, so
    that nobody reads what was asked before they came."""

    __tablename__ = "werktafel"

    id: Mapped[int] = mapped_column(primary_key=True)
    begun_at: Mapped[datetime]

    seats: Mapped[list["TableSeat"]] = relationship(back_populates="table")

    @classmethod
    def lay(cls, cohort_ids, at: datetime) -> "Table":
        """A new one, for these cohorts."""
        seats = [TableSeat(cohort_id=each, since=at) for each in sorted(cohort_ids)]
        return cls(begun_at=at, seats=seats)


class TableSeat(db.Model):
    """A cohort sits at a table, until it leaves. Its questions come to the newest it sits at."""

    __tablename__ = "werktafel_seat"
    __table_args__ = (UniqueConstraint("table_id", "cohort_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_id: Mapped[int] = mapped_column(ForeignKey("werktafel.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    since: Mapped[datetime]
    left_at: Mapped[datetime | None]

    table: Mapped[Table] = relationship(back_populates="seats")


class Question(db.Model):
    """A short question. ``cohort_id``: of which its asker is. ``is_named`` False: nobody at the
    table hears who asked it. ``brought_at``: when it last came to the table.

    ``hidden_at``: a docent took it off the table for now. ``name_asked_at``: somebody asked to
    take out what is about a person. ``taken_back_at``: its words are gone, and so is who asked.
    ``found_by``: its words as they are looked for.
    """

    __tablename__ = "werktafel_question"
    __table_args__ = ({"sqlite_autoincrement": True},)  # readings name its number

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    table_id: Mapped[int] = mapped_column(ForeignKey("werktafel.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    asker_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("werktafel_cluster.id"), index=True)
    is_named: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    found_by: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    asked_at: Mapped[datetime]
    brought_at: Mapped[datetime]
    look: Mapped[Look | None]
    outcome: Mapped[Outcome | None]
    name_asked_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]

    table: Mapped[Table] = relationship()
    asker: Mapped[User | None] = relationship()
    cluster: Mapped[Cluster | None] = relationship()

    @classmethod
    def ask(cls, key: str, table: Table, cohort_id: int, by: User, is_named: bool, at: datetime):
        """A question without its words yet. *key*: its public id."""
        about = {"public_id": key, "table": table, "cohort_id": cohort_id, "asker_id": by.id}
        return cls(**about, is_named=is_named, revision=0, asked_at=at, brought_at=at)

    def say(self, text: str, based_on: int) -> None:
        """Its words from now on; mended, it is on the table again.

        Raises Refused when it has a newer text than *based_on*."""
        if text == self.text:
            self.name_asked_at = None
            return
        if based_on != self.revision:
            raise Refused(OTHER_TEXT)
        self.name_asked_at = self.hidden_at = None
        self.text, self.found_by = text, folded(text)
        self.revision += 1

    def bring_again(self, at: datetime) -> None:
        """It lies on top once more."""
        self.brought_at = at

    def sign(self, is_named: bool) -> None:
        """Whether their name stands by it from now on."""
        self.is_named = is_named

    def hide(self, based_on: int | None, at: datetime) -> None:
        """Only its asker and the docenten read it, until its asker mended it.

        Raises Refused when it was mended since *based_on* (a revision)."""
        if based_on != self.revision:
            raise Refused(IS_MENDED)
        self.hidden_at = self.hidden_at or at

    def show(self) -> None:
        """It lies on the table again."""
        self.hidden_at = self.name_asked_at = None

    def ask_for_no_name(self, at: datetime) -> None:
        self.name_asked_at = self.name_asked_at or at

    def take_back(self, at: datetime) -> None:
        """Its words are gone, and who asked; what others added stays theirs."""
        self.text = self.found_by = ""
        self.asker_id = self.cluster_id = self.look = self.outcome = None
        self.taken_back_at = self.taken_back_at or at
        self.revision += 1

    def hold(self) -> None:
        """Raise Refused when it is off the table for now."""
        if self.hidden_at:
            raise Refused(IS_HIDDEN)


Index("ix_werktafel_question_brought", Question.table_id, Question.brought_at, Question.id)
Index(
    "ix_werktafel_question_outcome",
    *(Question.table_id, Question.outcome, Question.brought_at, Question.id),
)


class Addition(db.Model):
    """What somebody adds to a question, with their name. ``text`` may be "" for who walks along.

    ``hidden_at``: a docent took it off the table; its writer reads it, and the docenten."""

    __tablename__ = "werktafel_addition"
    __table_args__ = ({"sqlite_autoincrement": True},)  # readings name its number

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    question_id: Mapped[int] = mapped_column(ForeignKey("werktafel_question.id"), index=True)
    writer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    kind: Mapped[Brings]
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    hidden_at: Mapped[datetime | None]

    question: Mapped[Question] = relationship()
    writer: Mapped[User] = relationship()

    def rewrite(self, kind: Brings, text: str, based_on: int) -> None:
        """Say it otherwise; mended, it is on the table again. Raises Refused when it changed since
        *based_on* (a revision)."""
        if (kind, text) == (self.kind, self.text):
            return
        if based_on != self.revision:
            raise Refused(OTHER_TEXT)
        self.kind, self.text, self.hidden_at = kind, text, None
        self.revision += 1

    def hide(self, based_on: int | None, at: datetime) -> None:
        """As of a question."""
        if based_on != self.revision:
            raise Refused(IS_MENDED)
        self.hidden_at = self.hidden_at or at

    def show(self) -> None:
        self.hidden_at = None
