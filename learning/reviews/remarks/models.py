"""A remark of a docent on a passage in what was handed in, and what a writer does with it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.reviews.models import Review
from learning.reviews.remarks.anchors import Passage

SENT = "Deze feedback is al verstuurd. Een opmerking erbij kan niet meer. Verbeteren kan nog wel."
TAKEN_BACK = "Deze opmerking is teruggehaald."


class Remark(db.Model):
    """Words about a passage: a draft as long as its review is one.

    ``field``: of which answer; ``exact`` to ``stop``: a Passage in what that answer shows, frozen
    with the hand-in. ``page``: the random name of the page that it was made on; of a second one
    that was made there a name behind it too. ``versions``: what it said before, since it was sent.
    ``answers``: of writers of the work, one of each; ``done_at``: a writer ticked it off.
    """

    __tablename__ = "remark"
    __table_args__ = (UniqueConstraint("review_id", "page"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"))
    page: Mapped[str]
    field: Mapped[str]
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    stop: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    review: Mapped[Review] = relationship()
    done_by: Mapped[User | None] = relationship(foreign_keys=[done_by_id])
    versions: Mapped[list["RemarkVersion"]] = relationship(
        order_by="RemarkVersion.id", cascade="all, delete-orphan"
    )
    answers: Mapped[list["RemarkAnswer"]] = relationship(
        order_by="RemarkAnswer.id", cascade="all, delete-orphan"
    )

    @classmethod
    def begin(
        cls, review: Review, field: str, passage: Passage, text: str, page: str, at: datetime
    ) -> "Remark":
        """A remark in a draft. Raises Refused once the review was sent."""
        if review.sent_at:
            raise Refused(SENT)
        made = cls(review=review, field=field, text=text, page=page, at=at, revision=0)
        made.exact, made.prefix, made.suffix = passage.exact, passage.prefix, passage.suffix
        made.start, made.stop = passage.start, passage.end
        return made

    @property
    def passage(self) -> Passage:
        """The words that it is about, where they stand in the answer of its own round."""
        return Passage(self.exact, self.prefix, self.suffix, self.start, self.stop)

    def says(self, field: str, passage: Passage, text: str) -> bool:
        """Whether it is these very words, about that very passage."""
        return (self.field, self.passage, self.text) == (field, passage, text)

    def change(self, text: str, based_on: int | None, at: datetime) -> bool:
        """Say it in other words; False when others stand here since *based_on*: nothing is changed.

        What was sent stays to be read, and its feedback is news once more. Raises Refused once it
        was taken back.
        """
        self._refuse_when_taken_back()
        if text == self.text:
            return True
        if based_on != self.revision:
            return False
        if self.review.sent_at:
            self.versions.append(RemarkVersion(text=self.text, at=self.changed_at or self.at))
            self.changed_at = self.review.corrected_at = at
        self.text = text
        self.revision += 1
        return True

    def take_back(self, at: datetime) -> None:
        """After sending: its words go, of before too; that it was there stays."""
        if not self.taken_back_at:
            self.taken_back_at = at
            self.text = ""
            self.versions.clear()

    def reply(self, text: str, by: User, based_on: int | None, at: datetime) -> bool:
        """A writer of the work answers, beside what other writers answered; "" takes one's own
        answer away. False when another one of theirs stands there since *based_on*: nothing is
        changed. Raises Refused once it was taken back."""
        self._refuse_when_taken_back()
        own = self.answer_of(by) or RemarkAnswer(by_id=by.id, text="", revision=0, at=at)
        if text == own.text:
            return True
        if based_on != own.revision:
            return False
        if own not in self.answers:
            self.answers.append(own)
        own.text, own.at = text, at
        own.revision += 1
        return True

    def answer_of(self, user) -> "RemarkAnswer | None":
        """What *user* answered; with empty words when that was taken away, None before that."""
        return next((each for each in self.answers if each.by_id == user.id), None)

    def tick(self, by: User, at: datetime) -> None:
        """*Verwerkt*. The first of several writers who says so is named."""
        if not self.done_at:
            self.done_at, self.done_by_id = at, by.id

    def untick(self) -> None:
        """Not done after all."""
        self.done_at = self.done_by_id = None

    def _refuse_when_taken_back(self) -> None:
        if self.taken_back_at:
            raise Refused(TAKEN_BACK)


class RemarkVersion(db.Model):
    """What a remark said, from ``at`` until it was said otherwise."""

    __tablename__ = "remark_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    remark_id: Mapped[int] = mapped_column(ForeignKey("remark.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class RemarkAnswer(db.Model):
    """What one writer of the work answered to a remark. ``text`` "": they took it away."""

    __tablename__ = "remark_answer"
    __table_args__ = (UniqueConstraint("remark_id", "by_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    remark_id: Mapped[int] = mapped_column(ForeignKey("remark.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    at: Mapped[datetime]

    by: Mapped[User] = relationship()
