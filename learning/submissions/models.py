"""A submission: the work of one person on one part of an opdracht, from first word to voldaan.

What happened (Submission, HandIn, Agreement) and what was written (Draft,
DraftVersion, HandedInAnswer) stand in tables of their own: a result must be
able to outlive the story it was given for.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.modules.parts import Field
from learning.submissions.drafting import Drafting, Typed
from learning.submissions.rules import Verdict


class Submission(db.Model):
    """Begun by a student, in a cohort; ``part`` is empty for an opdracht without parts.

    ``hand_ins`` oldest first. ``status`` is not here: see rules.status_of().
    """

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("student_id", "cohort_id", "module", "opdracht", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    module: Mapped[str]
    opdracht: Mapped[str]
    part: Mapped[str]
    begun_at: Mapped[datetime]

    student: Mapped[User] = relationship()
    cohort: Mapped[Cohort] = relationship()
    draft: Mapped["Draft"] = relationship(back_populates="submission", cascade="all, delete-orphan")
    hand_ins: Mapped[list["HandIn"]] = relationship(
        back_populates="submission", order_by="HandIn.id", cascade="all, delete-orphan"
    )
    agreements: Mapped[list["Agreement"]] = relationship(order_by="Agreement.id")

    @classmethod
    def begin(cls, student, cohort, module: str, opdracht: str, part: str, at: datetime):
        """An empty draft for *student*."""
        begun = cls(
            student=student, cohort=cohort, module=module, opdracht=opdracht, part=part, begun_at=at
        )
        begun.draft = Draft(answers={}, questions={}, skipped=[], revision=0, saved_from="")
        return begun

    @property
    def handed_in(self) -> "HandIn | None":
        """The last hand-in that was not taken back; None when there is none."""
        return next((each for each in reversed(self.hand_ins) if not each.taken_back_at), None)

    def hand_in(self, fields: tuple[Field, ...], version: str, based_on: int, at: datetime):
        """Freeze the draft with the exact text of every question; return the HandIn.

        Raises Refused when the draft changed since *based_on*, or holds no answer.
        """
        if based_on != self.draft.revision:
            raise Refused("Je tekst is intussen veranderd. Lees hem nog eens, en lever dan in.")
        answers = self.draft.answers_to(fields)
        if not any((text or "").strip() for _, text in answers):
            raise Refused("Er staat nog niets. Schrijf bij één vraag iets. Eén zin is genoeg.")
        handed_in = HandIn(cohort_id=self.cohort_id, handed_in_at=at, module_version=version)
        for place, (field, text) in enumerate(answers):
            handed_in.answers.append(
                HandedInAnswer(place=place, field=field.id, question=field.question, text=text)
            )
        self.draft.keep_version("hand-in", at)
        self.hand_ins.append(handed_in)
        return handed_in

    def take_back(self, was_opened: bool, at: datetime) -> None:
        """Undo the last hand-in. Raises Refused when somebody opened it already."""
        if was_opened:
            raise Refused("Je docent heeft je werk net geopend. Terughalen kan nu niet meer.")
        self.handed_in.taken_back_at = at


class Draft(Drafting, db.Model):
    """What the writer is writing; see Drafting. ``skipped``: field ids.

    ``questions``: field id → the question as it was when it was answered.
    """

    __tablename__ = "draft"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    questions: Mapped[dict]
    skipped: Mapped[list]

    submission: Mapped[Submission] = relationship(back_populates="draft")
    versions: Mapped[list["DraftVersion"]] = relationship(
        order_by="DraftVersion.id", cascade="all, delete-orphan"
    )

    @property
    def version(self) -> type["DraftVersion"]:
        """What a kept text is."""
        return DraftVersion

    @property
    def begun_at(self) -> datetime:
        """Since when there is a draft."""
        return self.submission.begun_at

    def save(self, typed: Typed, fields: tuple[Field, ...], at: datetime) -> None:
        """Take over what was *typed*, and remember what was asked. Raises Stale (see take)."""
        same = {**self.answers, **typed.answers} == self.answers
        if same and set(typed.skipped) == set(self.skipped):
            return
        self.take(typed, at)
        asked = {field.id: field.question for field in fields if field.id in typed.answers}
        self.skipped, self.questions = list(typed.skipped), {**self.questions, **asked}

    def answers_to(self, fields: tuple[Field, ...]) -> list[tuple[Field, str | None]]:
        """Each question with its text; None when it was skipped or left empty."""
        return [
            (field, None if field.id in self.skipped else self.answers.get(field.id) or None)
            for field in fields
        ]


class DraftVersion(db.Model):
    """A draft as it once was, and why it was kept: writing, hand-in, conflict or late."""

    __tablename__ = "draft_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("draft.submission_id"), index=True)
    reason: Mapped[str]
    answers: Mapped[dict]
    at: Mapped[datetime]


class HandIn(db.Model):
    """Showing the work to the docenten of the cohort. ``taken_back_at``: as if it never was.

    ``verdict`` None: no docent answered yet. It stands here, apart from the
    words of the feedback, so that the result outlives them.
    """

    __tablename__ = "hand_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    handed_in_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    module_version: Mapped[str]
    verdict: Mapped[Verdict | None]
    concluded_at: Mapped[datetime | None]
    concluded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    submission: Mapped[Submission] = relationship(back_populates="hand_ins")
    concluded_by: Mapped[User | None] = relationship()
    answers: Mapped[list["HandedInAnswer"]] = relationship(
        order_by="HandedInAnswer.place", cascade="all, delete-orphan"
    )

    def conclude(self, verdict: Verdict, by: User, at: datetime) -> None:
        """A docent says whether it is done. The first one who does decides."""
        self.verdict, self.concluded_by, self.concluded_at = verdict, by, at


WAITING = HandIn.taken_back_at.is_(None) & HandIn.concluded_at.is_(None)
Index(
    "ix_hand_in_waiting",
    HandIn.cohort_id,
    HandIn.handed_in_at,
    HandIn.id,
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)


class HandedInAnswer(db.Model):
    """A question exactly as it was asked, and the answer. ``text`` None: skipped."""

    __tablename__ = "handed_in_answer"

    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str]
    question: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)


class Agreement(db.Model):
    """Docent and student agreed: it was talked about (besproken), or done in another form.

    ``docent_id`` None: it was talked about without one, in an intervisie.
    """

    __tablename__ = "agreement"

    TALKED, OTHER_FORM = "besproken", "andere vorm"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    kind: Mapped[str]
    docent_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]
