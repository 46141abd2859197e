"""A submission: work on one part of an opdracht, alone or together, from first word to voldaan.

What happened (Submission, HandIn, Agreement) and what was written (Draft,
DraftVersion, HandedInAnswer) stand in tables of their own: a result must be
able to outlive the story it was given for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.dates import listed
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.forms import LONGEST_TEXT
from learning.base.public_id import new_public_id
from learning.cohorts.models import Cohort
from learning.drafting.draft import TOGETHER_TOO_LONG, Drafting, Typed
from learning.drafting.picking import skips
from learning.drafting.stale import follows
from learning.drafting.together import own_changes
from learning.modules.parts import Circle, Field
from learning.submissions.asked import questions_after, words_now
from learning.submissions.rules import Verdict
from learning.submissions.sharing.models import Share, ShareReader
from learning.submissions.showing.models import Showing
from learning.submissions.together.models import WorkGroup

BEHIND = -1  # a revision that never was: whoever names it wants its text kept apart


class Submission(db.Model):
    """Begun by a student, in a cohort; ``part`` is empty for an opdracht without parts.

    ``group``: whose one text this is; None for the work of ``student`` alone. Of a group's text
    ``student`` is one of its partners: whoever stays when others leave.
    ``kind``: what people did in this part when it was begun (modules.parts.Kind; "" for older
    rows). ``hand_ins`` oldest first. ``status`` is not here: see rules.status_of().
    """

    __tablename__ = "submission"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    student_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    module: Mapped[str]
    opdracht: Mapped[str]
    part: Mapped[str]
    kind: Mapped[str] = mapped_column(default="", server_default="")
    begun_at: Mapped[datetime]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("work_group.id"), unique=True)

    student: Mapped[User] = relationship()
    group: Mapped[WorkGroup | None] = relationship()
    cohort: Mapped[Cohort] = relationship()
    draft: Mapped["Draft"] = relationship(back_populates="submission", cascade="all, delete-orphan")
    hand_ins: Mapped[list["HandIn"]] = relationship(
        back_populates="submission", order_by="HandIn.id", cascade="all, delete-orphan"
    )
    agreements: Mapped[list["Agreement"]] = relationship(order_by="Agreement.id")

    @classmethod
    def begin(cls, student, cohort, module: str, opdracht: str, part: str, at: datetime, kind=""):
        """An empty draft for *student*."""
        begun = cls(student=student, cohort=cohort, begun_at=at, kind=kind)
        begun.module, begun.opdracht, begun.part = module, opdracht, part
        begun.draft = Draft(answers={}, questions={}, skipped=[], revision=0, saved_from="")
        return begun

    @property
    def writers(self) -> list[User]:
        """Whose work it is now: its student, or everybody in its group."""
        return [each.user for each in self.group.present] if self.group else [self.student]

    @property
    def writer_names(self) -> str:
        """Their names as a sentence lists them."""
        return listed([each.name for each in self.writers])

    @property
    def handed_in(self) -> "HandIn | None":
        """The last hand-in that was not taken back; None when there is none."""
        return next((each for each in reversed(self.hand_ins) if not each.taken_back_at), None)

    def hand_in(self, fields: tuple[Field, ...], version: str, based_on: int, at: datetime):
        """Freeze the draft with the exact text of every question; return the HandIn.

        Raises Refused when the draft changed since *based_on*, or holds no answer.
        """
        answers = self.to_hand_in(fields, based_on)
        handed_in = HandIn(cohort_id=self.cohort_id, handed_in_at=at, module_version=version)
        handed_in.module, handed_in.opdracht, handed_in.part = self.module, self.opdracht, self.part
        for place, (field, text) in enumerate(answers):
            words = text and words_now(self.draft.questions, field.id, text, field)
            handed_in.answers.append(
                HandedInAnswer(place=place, field=field.id, question=field.question, text=words)
            )
        self.draft.keep_version("hand-in", at)
        self.hand_ins.append(handed_in)
        return handed_in

    def to_hand_in(self, fields: tuple[Field, ...], based_on: int) -> list:
        """(question, text or None) pairs as they would be handed in. Raises Refused when the draft
        changed since *based_on*, or holds no answer."""
        if based_on != self.draft.revision:
            raise Refused("De tekst is intussen veranderd. Lees hem nog eens, en lever dan in.")
        answers = self.draft.answers_to(fields)
        if not any((text or "").strip() for _, text in answers):
            raise Refused("Er staat nog niets. Schrijf bij één vraag iets. Eén zin is genoeg.")
        return answers

    def take_back(self, was_opened: bool, at: datetime) -> None:
        """Undo the last hand-in. Raises Refused when somebody opened it already."""
        if was_opened:
            raise Refused("Je docent heeft je werk net geopend. Terughalen kan nu niet meer.")
        last = self.handed_in
        last.withdraw_share(at)
        last.withdraw_showings(at)
        last.taken_back_at = at
        if self.group:
            self.group.forget_agreements()

    def share(
        self, seen: str, circle: Circle, readers: Sequence[User], at: datetime, own_first: bool
    ) -> "Share":
        """Let *circle* read the last hand-in too, in place of every earlier choice; see Share.

        Raises Refused when *seen* (its public id, as the page had it) is not the last one now.
        """
        last = self.handed_in
        if last is None or last.public_id != seen:
            raise Refused(
                "Er is intussen iets veranderd aan wat je inleverde. "
                "Kijk eerst welke tekst er nu staat. Er is nog niets gedeeld."
            )
        self.stop_sharing(at)
        return last.share_with(circle, readers, at, own_first)

    def stop_sharing(self, at: datetime) -> None:
        """From now on only the docenten read what was handed in."""
        for each in self.hand_ins:
            each.withdraw_share(at)

    @property
    def shared(self) -> "HandIn | None":
        """The hand-in that others than the docenten may read now: one at most, not always the
        last."""
        standing = (each for each in self.hand_ins if not each.taken_back_at)
        return next((each for each in standing if each.share), None)

    def erase(self, at: datetime) -> None:
        """Hide every word of this work from everybody else now; restore() undoes it until wipe().

        What nobody answered yet is taken back along with it. That has a moment of its own, by
        which restore() knows it.
        """
        before = [
            moment for each in self.hand_ins for moment in (each.taken_back_at, each.erased_at)
        ]
        at = max([at, *(moment + timedelta.resolution for moment in before if moment)])
        for each in self.hand_ins:
            each.withdraw_share(at)
            each.withdraw_showings(at)
            if each.erased_at is None:
                each.erased_at = at
                if each.concluded_at is None and each.taken_back_at is None:
                    each.taken_back_at = at
        self.draft.erased_at = at

    def restore(self) -> None:
        """Undo erase(). With whom it was shared has to be chosen anew."""
        if self.group:
            self.group.forget_agreements()
        for each in self.hand_ins:
            if each.erased_at == self.draft.erased_at:
                if each.taken_back_at == each.erased_at:
                    each.taken_back_at = None
                each.erased_at = None
        self.draft.erased_at = None

    def wipe(self) -> None:
        """Forget every word. What stays: that it was made, its status, when, and who said so."""
        for each in self.hand_ins:
            if each.erased_at:
                each.answers.clear()
        self.draft.empty()


IS_ALONE = Submission.group_id.is_(None)
Index(
    "uq_submission_alone",
    *(Submission.student_id, Submission.cohort_id),
    *(Submission.module, Submission.opdracht, Submission.part),
    unique=True,
    sqlite_where=IS_ALONE,
    postgresql_where=IS_ALONE,
)


class Draft(Drafting, db.Model):
    """What the writer is writing; see Drafting. ``skipped``: field ids.

    ``questions``: field id → the question as it was when it was answered (see asked.py);
    ``module_version``: the version of the module that it was last saved with, "" before that.
    ``written``: the fields that the page it was last saved from wrote, since others did.
    ``model``: the reflection model (its id) that the questions are from now; "" for those of the
    opdracht. ``erased_at``: its writer erases it; the words are still there for the time to undo.
    ``wiped_revision``: at which all was forgotten; a page that is based on an older one holds
    a text that was erased. 0: never.
    """

    __tablename__ = "draft"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    questions: Mapped[dict]
    skipped: Mapped[list]
    module_version: Mapped[str] = mapped_column(default="")
    written: Mapped[list] = mapped_column(default=list, server_default="[]")
    model: Mapped[str] = mapped_column(default="", server_default="")
    erased_at: Mapped[datetime | None]
    wiped_revision: Mapped[int] = mapped_column(default=0, server_default="0")

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

    def aside(self) -> dict:
        """A version keeps the questions that it answers, and whose they are."""
        return {"questions": dict(self.questions), "model": self.model}

    def save(
        self, typed: Typed, fields: tuple[Field, ...], at: datetime, module_version: str = ""
    ) -> None:
        """Take over what was *typed*, and remember what was asked. Raises Stale (see take)."""
        typed = self.only_own(self.picked(typed, at))
        same = {**self.answers, **typed.answers} == self.answers
        if same and set(typed.skipped) == set(self.skipped):
            return
        before, page = self.answers, self.saved_from
        self.take(typed, at)
        new = {each for each, text in typed.answers.items() if text != before.get(each)}
        self.written = sorted(new | set(self.written if follows(typed.page, page) else ()))
        self.module_version = module_version or self.module_version
        self.questions = questions_after(self.questions, fields, before, self.answers)
        self.skipped = list(typed.skipped)

    def only_own(self, typed: Typed) -> Typed:
        """What was *typed*, without the boxes that its page left as they were: others write in
        this text too. Where nobody else did, it does not matter how old the page is; where
        somebody did, both texts are to be seen."""
        if not typed.seen or typed.picks or typed.based_on == BEHIND:
            return typed
        mine, crossed = own_changes(
            self.answers, typed.answers, typed.seen, (self.skipped, typed.skipped)
        )
        if follows(typed.page, self.saved_from):  # this very page wrote those: our answer got lost
            mine |= set(self.written) & set(typed.answers)
            crossed -= set(self.written)
        skipped = [each for each in typed.skipped if each in mine]
        skipped += [each for each in self.skipped if each not in mine]
        own = {field: text for field, text in typed.answers.items() if field in mine}
        found = replace(typed, answers=own, skipped=skipped, based_on=self.revision)
        return replace(found, based_on=BEHIND, page="") if crossed else found

    def picked(self, typed: Typed, at: datetime) -> Typed:
        """See Drafting.picked; which questions are passed over is picked too."""
        made = super().picked(typed, at)
        if not typed.picks:
            return made
        here = [each for each in self.skipped if each in typed.answers]
        elsewhere = [each for each in self.skipped if each not in typed.answers]
        return replace(made, skipped=[*skips(here, typed.skipped, typed.picks), *elsewhere])

    def went_back_to(self, version: "DraftVersion") -> None:
        """The answers get back the questions that they were written for."""
        then = {
            key: words
            for key, words in version.questions.items()
            if key.partition(".")[0] in version.answers
        }
        asked = {key for key in then if "." not in key}
        stay = {
            key: words
            for key, words in self.questions.items()
            if key.partition(".")[0] not in asked
        }
        self.questions = {**stay, **then}
        self.model = version.model

    def take_along(self, other: "Draft", at: datetime, is_open: bool = True) -> None:
        """Go on alone with what was written together: as the text, or, where one's own stands, with
        the earlier texts."""
        for each in other.versions:
            before = DraftVersion(reason=each.reason, model=each.model, at=each.at)
            before.answers, before.questions = dict(each.answers), dict(each.questions)
            self.versions.append(before)
        if not is_open or any((text or "").strip() for text in self.answers.values()):
            kept = DraftVersion(
                reason="together", answers=dict(other.answers), questions=dict(other.questions)
            )
            kept.at = at
            self.versions.append(kept)
            return
        self.answers, self.questions = dict(other.answers), dict(other.questions)
        self.skipped, self.module_version = list(other.skipped), other.module_version
        self.revision += 1
        self.saved_from, self.saved_at = "", at

    def add(self, answers: Mapping[str, str], questions: Mapping[str, str], at: datetime) -> None:
        """Put *answers* below what stands here; that is kept first. Raises Refused when it does not
        fit."""
        both = {
            field: "\n\n".join(filter(None, ((self.answers.get(field) or "").strip(), text)))
            for field, text in answers.items()
            if text.strip() and text.strip() not in (self.answers.get(field) or "")
        }
        if any(len(text) > LONGEST_TEXT for text in both.values()):
            raise Refused(TOGETHER_TOO_LONG)
        self.keep_version("replaced", at)
        self.answers = {**self.answers, **both}
        self.questions = {**questions, **self.questions}
        self.skipped = [each for each in self.skipped if each not in both]
        self.revision += 1
        self.saved_from, self.saved_at = "", at

    def is_erased(self, based_on: int) -> bool:
        """Whether a page based on that revision holds a text that its writer erased."""
        return bool(self.erased_at) or 0 <= based_on < self.wiped_revision

    def empty(self) -> None:
        """Forget every word, and begin anew."""
        self.answers, self.questions, self.skipped = {}, {}, []
        self.versions.clear()
        self.revision += 1
        self.wiped_revision = self.revision
        self.saved_from, self.module_version = "", ""
        self.saved_at = self.kept_at = self.erased_at = None

    def answers_to(self, fields: tuple[Field, ...]) -> list[tuple[Field, str | None]]:
        """Each question with its text; None when it was skipped or left empty."""
        return [
            (field, None if field.id in self.skipped else self.answers.get(field.id) or None)
            for field in fields
        ]


IS_ERASED = Draft.erased_at.is_not(None)
Index("ix_draft_erased", Draft.erased_at, sqlite_where=IS_ERASED, postgresql_where=IS_ERASED)


class DraftVersion(db.Model):
    """A draft as it once was, and why it was kept (see drafting.words.REASONS).

    ``questions``: field id → the question as it was then; ``model``: see Draft.
    """

    __tablename__ = "draft_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("draft.submission_id"), index=True)
    reason: Mapped[str]
    answers: Mapped[dict]
    questions: Mapped[dict]
    model: Mapped[str] = mapped_column(default="", server_default="")
    at: Mapped[datetime]


class HandIn(db.Model):
    """Showing the work to the docenten of the cohort. ``taken_back_at``: as if it never was.

    ``verdict`` None: no docent answered yet. It stands here, apart from the
    words of the feedback, so that the result outlives them. ``module``, ``opdracht``, ``part``: of
    its submission, here for the indexes of the pile. ``erased_at``: the student erases it; from
    then on nobody else reads it. ``model``: what the reflection model was called whose questions
    it answers; "" for those of the opdracht.
    """

    __tablename__ = "hand_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    module: Mapped[str] = mapped_column(default="", server_default="")
    opdracht: Mapped[str] = mapped_column(default="", server_default="")
    part: Mapped[str] = mapped_column(default="", server_default="")
    handed_in_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    module_version: Mapped[str]
    verdict: Mapped[Verdict | None]
    concluded_at: Mapped[datetime | None]
    concluded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    erased_at: Mapped[datetime | None]
    model: Mapped[str] = mapped_column(default="", server_default="")

    submission: Mapped[Submission] = relationship(back_populates="hand_ins")
    concluded_by: Mapped[User | None] = relationship()
    answers: Mapped[list["HandedInAnswer"]] = relationship(
        order_by="HandedInAnswer.place", cascade="all, delete-orphan"
    )
    shares: Mapped[list["Share"]] = relationship(order_by="Share.id", cascade="all, delete-orphan")
    showings: Mapped[list["Showing"]] = relationship(
        back_populates="hand_in", order_by="Showing.id", cascade="all, delete-orphan"
    )

    @property
    def share(self) -> "Share | None":
        """With whom it is shared now, besides the docenten; None: with nobody."""
        return next((each for each in self.shares if not each.withdrawn_at), None)

    def share_with(
        self, circle: Circle, readers: Sequence[User], at: datetime, own_first: bool = False
    ) -> "Share":
        """Let *circle* read it too, in place of an earlier choice; *readers*: whom, by name, for a
        tweetal or a groepje; *own_first*: see Share."""
        self.withdraw_share(at)
        share = Share(circle=circle, own_first=own_first, shared_at=at)
        share.readers = [ShareReader(user_id=each.id) for each in readers]
        self.shares.append(share)
        return share

    def withdraw_share(self, at: datetime) -> None:
        """From now on only the docenten read it."""
        if self.share:
            self.share.withdrawn_at = at

    def withdraw_showings(self, at: datetime) -> None:
        """Nobody to whom it was shown by name reads it any more."""
        for each in self.showings:
            each.withdraw(at)

    def conclude(self, verdict: Verdict, by: User, at: datetime) -> None:
        """A docent says whether it is done. The first one who does decides."""
        self.verdict, self.concluded_by, self.concluded_at = verdict, by, at


Index("ix_hand_in_cohort", HandIn.cohort_id, HandIn.id)
WAITING = HandIn.taken_back_at.is_(None) & HandIn.concluded_at.is_(None)
Index(
    "ix_hand_in_waiting",
    HandIn.cohort_id,
    HandIn.handed_in_at,
    HandIn.id,
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
Index(
    "ix_hand_in_waiting_module",
    *(HandIn.cohort_id, HandIn.module, HandIn.handed_in_at, HandIn.id),
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
Index(
    "ix_hand_in_waiting_opdracht",
    *(HandIn.cohort_id, HandIn.module, HandIn.opdracht, HandIn.handed_in_at, HandIn.id),
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)


class HandedInAnswer(db.Model):
    """A question exactly as it was asked, and the answer, of a choice its words then.

    ``text`` None: skipped.
    """

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
