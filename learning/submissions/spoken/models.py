"""Talking about an opdracht instead of writing, and the note that student and docent agree on.

That it was agreed (Agreement) stands with the submission; the words (SpokenNote) stand here:
the result must be able to outlive them.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.submissions.models import Agreement, Submission
from learning.submissions.rules import is_open

OVER = "Dit gesprek is al afgesproken of ingetrokken. Kijk hoe het er nu voor staat."
CHANGED = "De notitie is net veranderd. Lees hem nog eens. Er is nog niets afgesproken."
HANDED_IN = "Deze opdracht is intussen ingeleverd of klaar. Afspreken hoeft niet meer."
OWN = "De ander moet ja zeggen tegen deze tekst. Dat kun je niet zelf doen."


class SpokenRequest(db.Model):
    """One talk about a submission in place of its text; a submission has one that is open.

    ``notes``: what was proposed, oldest first; the last one stands, and when both agreed it is
    the only one. ``revision``: how often something was proposed.
    """

    __tablename__ = "spoken_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    asked_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    agreed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    submission: Mapped[Submission] = relationship()
    notes: Mapped[list["SpokenNote"]] = relationship(
        order_by="SpokenNote.id", cascade="all, delete-orphan"
    )

    @classmethod
    def begin(cls, submission: Submission, at: datetime) -> "SpokenRequest":
        """Nothing was said yet."""
        return cls(submission=submission, asked_at=at, revision=0, notes=[])

    @property
    def note(self) -> "SpokenNote | None":
        """What was proposed last; None before that, and when it was erased."""
        return self.notes[-1] if self.notes else None

    def propose(self, text: str, kind: str, by: User, based_on: int, at: datetime) -> "SpokenNote":
        """*by* says it like this, and agrees to that. *kind*: of Agreement.

        Raises Refused when it is over, or something else was proposed after *based_on*.
        """
        self._refuse_when_over()
        if based_on != self.revision:
            raise Refused(CHANGED)
        self.revision += 1
        self.notes.append(SpokenNote(author=by, author_id=by.id, kind=kind, text=text, at=at))
        return self.note

    def agree(self, by: User, seen: int, at: datetime) -> None:
        """*by* says yes to the text of the other side, as they saw it: now it counts.

        Raises Refused when it is over, or another text stands there than was *seen*.
        """
        self._refuse_when_over()
        if seen != self.revision or self.note is None:
            raise Refused(CHANGED)
        sides = {self.is_student(by), self.is_student(self.note.author)}
        if len(sides) == 1:
            raise Refused(OWN)
        docent = self.note.author_id if self.is_student(by) else by.id
        agreement = Agreement(kind=self.note.kind, docent_id=docent, at=at)
        self.submission.agreements.append(agreement)
        self.agreed_at = at
        self.notes = [self.note]

    def withdraw(self, at: datetime) -> None:
        """It does not go on, and what was proposed is gone. Raises Refused once both agreed."""
        if self.agreed_at:
            raise Refused(OVER)
        self.withdrawn_at = self.withdrawn_at or at
        self.notes.clear()

    def forget(self, at: datetime) -> None:
        """The student erased this work: no word of it stays; that it was agreed does."""
        if not self.agreed_at:
            self.withdrawn_at = self.withdrawn_at or at
        self.notes.clear()

    def is_student(self, user) -> bool:
        """Whether *user* is the one whose work it is."""
        return user.id == self.submission.student_id

    def _refuse_when_over(self) -> None:
        if self.agreed_at or self.withdrawn_at:
            raise Refused(OVER)
        if not is_open(self.submission):
            raise Refused(HANDED_IN)


class SpokenNote(db.Model):
    """In one or two sentences what it was about, as *author* would have it.

    ``kind``: what it makes of the opdracht, of Agreement.
    """

    __tablename__ = "spoken_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("spoken_request.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]

    author: Mapped[User] = relationship()


IS_STANDING = SpokenRequest.agreed_at.is_(None) & SpokenRequest.withdrawn_at.is_(None)
Index(
    "ix_spoken_request_open",
    SpokenRequest.submission_id,
    unique=True,
    sqlite_where=IS_STANDING,
    postgresql_where=IS_STANDING,
)
