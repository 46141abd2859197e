"""A talk of a cohort about one part of an opdracht, and what people answer each other in it.

What somebody brings in is their own Submission of that part, placed: a hand-in that is shared
with the cohort (see placing.py).
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.submissions.models import Submission

CLOSED = "Dit gesprek is net gesloten. Plaatsen en antwoorden kan nu niet. Lezen kan nog wel."
OTHER_TEXT = "Je veranderde dit antwoord ook ergens anders. Hieronder zie je allebei de teksten."
TAKEN_BACK = "Je hebt dit antwoord al teruggehaald. Je kunt wel een nieuw antwoord schrijven."
WRONG_ORDER = "Het einde ligt voor het begin. Kijk nog eens naar de dagen."


class Talk(db.Model):
    """There is one for each part with a klassengesprek, from the first who begins it.

    ``begins_on``, ``ends_on``: what a docent plans; None: nothing said. A plan closes nothing.
    ``closed_at`` None: one may place and answer. ``example``: the id of a practice example that the
    docenten put beside it, "" for none.
    """

    __tablename__ = "talk"
    __table_args__ = (UniqueConstraint("cohort_id", "module", "opdracht", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    module: Mapped[str]
    opdracht: Mapped[str]
    part: Mapped[str]
    opened_at: Mapped[datetime]
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    example: Mapped[str] = mapped_column(default="", server_default="")

    cohort: Mapped[Cohort] = relationship()
    closed_by: Mapped[User | None] = relationship()

    @property
    def about(self) -> tuple[str, str, str]:
        """Module, opdracht and part."""
        return self.module, self.opdracht, self.part

    def plan(self, begins_on: date | None, ends_on: date | None) -> None:
        """Say when it begins and ends. Raises Refused when the end comes before the begin."""
        if begins_on and ends_on and ends_on < begins_on:
            raise Refused(WRONG_ORDER)
        self.begins_on, self.ends_on = begins_on, ends_on

    def put_beside(self, example: str) -> None:
        """Talk about that practice example too; "" for none. Raises Refused when it is closed."""
        self.hold_open()
        self.example = example

    def close(self, by: User, at: datetime) -> None:
        """From now on one only reads, and takes back. Who closed it first stays."""
        if not self.closed_at:
            self.closed_at, self.closed_by = at, by

    def open_again(self) -> None:
        """One may place and answer again."""
        self.closed_at = self.closed_by = None

    def hold_open(self) -> None:
        """Raise Refused when it is closed: with its row locked, so that it stays as it is."""
        if self.closed_at:
            raise Refused(CLOSED)

    def answer(
        self, submission: Submission, writer: User, key: str, text: str, at: datetime
    ) -> "TalkAnswer":
        """What *writer* says of a contribution. *key*: its public id. Raises Refused (closed)."""
        self.hold_open()
        return TalkAnswer(
            public_id=key, talk=self, submission=submission, writer=writer, text=text, at=at
        )


class TalkAnswer(db.Model):
    """What somebody says of a contribution: of the work, also when that is placed anew.

    ``revision`` grows by one at every change. ``taken_back_at``: its words are gone.
    """

    __tablename__ = "talk_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id"), index=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    writer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]

    talk: Mapped[Talk] = relationship()
    submission: Mapped[Submission] = relationship()
    writer: Mapped[User] = relationship()

    def rewrite(self, text: str, based_on: int | None, at: datetime) -> None:
        """Say it otherwise. Raises Refused when it is closed or taken back, or when it changed
        since *based_on* (a revision)."""
        self.talk.hold_open()
        if self.taken_back_at:
            raise Refused(TAKEN_BACK)
        if text == self.text:
            return
        if based_on != self.revision:
            raise Refused(OTHER_TEXT)
        self.text, self.edited_at = text, at
        self.revision += 1

    def take_back(self, at: datetime) -> None:
        """Its words go at once, for its writer too; also when the talk is closed."""
        if not self.taken_back_at:
            self.text, self.taken_back_at = "", at
            self.revision += 1
