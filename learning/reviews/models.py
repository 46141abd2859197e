"""What a docent says of a hand-in.

What was decided (Review) and what was written (Feedback, FeedbackReply) stand
in tables of their own: the result must be able to outlive the story.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, and_, func, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.base.errors import Refused
from learning.base.forms import LONGEST_TEXT
from learning.base.public_id import new_public_id
from learning.drafting.draft import Drafting, Typed
from learning.drafting.picking import one_of
from learning.drafting.stale import KeptApart
from learning.submissions.models import HandIn
from learning.submissions.rules import Verdict

ANSWERED = (
    "Je hebt deze vraag al beantwoord. Dat antwoord blijft staan. "
    "Kopieer je woorden als je ze wilt houden, en praat er verder over in de les."
)
TOO_MUCH_ASKED = (
    "Bij wat je al vroeg, past dit niet meer. Er is niets verstuurd. "
    "Wacht op het antwoord, of maak het korter."
)


class Review(db.Model):
    """A docent's answer to one hand-in. A draft until ``sent_at``; each docent has their own.

    ``correcting_since``: what was sent is being improved; until it is sent again everybody else
    reads what was sent. ``corrected_at``: when that was done for the last time.
    """

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("hand_in_id", "docent_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), index=True)
    docent_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    begun_at: Mapped[datetime]
    verdict: Mapped[Verdict | None]
    sent_at: Mapped[datetime | None]
    correcting_since: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]

    hand_in: Mapped[HandIn] = relationship()
    docent: Mapped[User] = relationship()
    feedback: Mapped["Feedback"] = relationship(
        back_populates="review", cascade="all, delete-orphan"
    )
    reply: Mapped["FeedbackReply | None"] = relationship(cascade="all, delete-orphan")

    @classmethod
    def begin(cls, hand_in: HandIn, docent: User, at: datetime) -> "Review":
        """An empty draft."""
        return cls(
            hand_in=hand_in,
            docent=docent,
            begun_at=at,
            feedback=Feedback(answers=dict.fromkeys(WORDS, ""), revision=0, saved_from=""),
        )

    def save(self, typed: Typed, verdict: Verdict | None, at: datetime) -> None:
        """Take over what was *typed* (see WORDS). Raises Refused once sent, Stale for an older
        text; the words are kept apart then."""
        if not self.is_open:
            self.feedback.keep(typed.answers, at)
            raise KeptApart(
                "Deze feedback is al verstuurd. "
                "Wat je nu nog typte, is apart bewaard bij je eerdere teksten."
            )
        verdict = one_of(self.verdict, verdict, typed.picks, "verdict-0")
        typed = self.feedback.picked(typed, at)
        same = {**self.feedback.answers, **typed.answers} == self.feedback.answers
        if same and self.verdict == verdict:
            return
        self.feedback.take(typed, at)
        self.verdict = verdict

    @property
    def is_open(self) -> bool:
        """Whether its words may change now."""
        return not self.sent_at or bool(self.correcting_since)

    def send(self, at: datetime) -> None:
        """Let the student see it. Raises Refused without *wat zie ik al* or a verdict.

        The first docent who sends decides whether the work is done; a second
        one adds words to it.
        """
        if not self.feedback.words["already"].strip():
            raise Refused("Schrijf eerst wat je al ziet in het werk. Eén zin is genoeg.")
        if self.hand_in.verdict is None:
            if self.verdict is None:
                raise Refused("Kies nog of het voldaan is, of dat er iets bij moet.")
            self.hand_in.conclude(self.verdict, self.docent, at)
        else:
            self.verdict = None
        self.feedback.keep_version("sent", at)
        self.sent_at = at

    def correct(self, at: datetime) -> None:
        """Begin to improve what was sent, from what was sent."""
        if self.sent_at and not self.correcting_since:
            self.correcting_since = at

    def leave_as_sent(self, at: datetime) -> None:
        """Do not improve it after all; what was typed for it is kept with the earlier texts."""
        self.correcting_since = None
        is_hers = self.hand_in.concluded_by_id == self.docent_id
        self.verdict = self.hand_in.verdict if is_hers else None
        self.feedback.put_back_sent(at)

    def send_again(self, may_decide: bool, at: datetime) -> "VerdictChange | None":
        """Let the student see the improved words, and the verdict when that *may* change still;
        returns how it did, None when it did not. Raises Refused without *wat zie ik al*."""
        words = self.feedback.words
        if not words["already"].strip():
            raise Refused("Schrijf eerst wat je al ziet in het werk. Eén zin is genoeg.")
        before, changed = self.hand_in.verdict, None
        if may_decide and self.verdict not in (None, before):
            changed = VerdictChange(hand_in=self.hand_in, by=self.docent, at=at, before=before)
            changed.after = self.verdict
            self.hand_in.conclude(self.verdict, self.docent, at)
        if changed or words != self.feedback.sent_words:
            self.feedback.keep_version("sent", at)
            self.corrected_at = at
        self.correcting_since = None
        return changed

    def ask(self, question: str, by: User, at: datetime) -> None:
        """The student has one more question. Until it is answered what is asked later comes below
        it, with a name when the work has several writers."""
        self.reply = self.reply or FeedbackReply()
        self.reply.ask(question, by, len(self.hand_in.submission.writers) > 1, at)

    def thank(self, at: datetime) -> None:
        """*Hier heb ik iets aan*, of the feedback, and once more of an answer that came later."""
        self.reply = self.reply or FeedbackReply()
        if not self.has_thanks:
            self.reply.helpful_at = at

    @property
    def has_thanks(self) -> bool:
        """True when the student has said so after the last words of the docent."""
        said = self.reply and self.reply.helpful_at
        later = [self.corrected_at, self.reply and self.reply.answered_at]
        return bool(said and all(said >= each for each in later if each))

    def read(self, at: datetime) -> None:
        """*Gelezen*, without praise; again after later words of the docent."""
        self.reply = self.reply or FeedbackReply()
        if not self.is_confirmed:
            self.reply.read_at = at

    @property
    def is_confirmed(self) -> bool:
        """True when the student said *gelezen* or *hier heb ik iets aan* after the docent's last
        words."""
        if self.reply is None:
            return False
        said = [each for each in (self.reply.read_at, self.reply.helpful_at) if each]
        later = [each for each in (self.corrected_at, self.reply.answered_at) if each]
        return bool(said) and max(said) >= max(later, default=max(said))

    def answer(self, text: str, by: User, at: datetime) -> None:
        """The docent answers it, once. Raises Refused when there are other words already."""
        reply = self.reply
        if reply.answered_at and reply.answer != text:
            raise Refused(ANSWERED)
        if not reply.answered_at:
            reply.answer, reply.answered_by_id, reply.answered_at = text, by.id, at


WORDS = ("already", "to_add", "next_step", "question")


class Feedback(Drafting, db.Model):
    """The words of a review; see Drafting. ``answers``: by the names in WORDS."""

    __tablename__ = "feedback"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True)

    review: Mapped[Review] = relationship(back_populates="feedback")
    versions: Mapped[list["FeedbackVersion"]] = relationship(
        order_by="FeedbackVersion.id", cascade="all, delete-orphan"
    )

    @property
    def version(self) -> type["FeedbackVersion"]:
        """What a kept text is."""
        return FeedbackVersion

    @property
    def begun_at(self) -> datetime:
        """Since when there is a draft."""
        return self.review.begun_at

    @property
    def words(self) -> dict[str, str]:
        """The four texts by name as their docent has them, empty where nothing was written. What
        everybody else reads is ``sent_words``."""
        return _by_name(self.answers)

    @property
    def sent(self) -> "list[FeedbackVersion]":
        """Every text that was sent, oldest first; empty before that."""
        return [each for each in self.versions if each.reason == "sent"]

    @property
    def sent_words(self) -> dict[str, str]:
        """The four texts as they were sent for the last time; see ``words``."""
        return _by_name(self.sent[-1].answers if self.sent else self.answers)

    @property
    def older(self) -> "list[tuple[datetime, dict[str, str]]]":
        """When, and what was sent before the last time, newest first."""
        return [(each.at, _by_name(each.answers)) for each in reversed(self.sent[:-1])]

    def put_back_sent(self, at: datetime) -> None:
        """Make what was sent the text again; what stands here is kept."""
        if self.words != self.sent_words:
            self.keep_version("replaced", at)
            self.answers = self.sent_words
            self.revision += 1
            self.saved_from, self.saved_at = "", at


def _by_name(answers) -> dict[str, str]:
    return {name: answers.get(name) or "" for name in WORDS}


class FeedbackVersion(db.Model):
    """Feedback as it once was, and why it was kept (see drafting.words.REASONS)."""

    __tablename__ = "feedback_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.review_id"), index=True)
    reason: Mapped[str]
    answers: Mapped[dict]
    at: Mapped[datetime]


class FeedbackReply(db.Model):
    """What the student does with it: *hier heb ik iets aan*, *gelezen*, or one more question."""

    __tablename__ = "feedback_reply"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True)
    helpful_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    question: Mapped[str] = mapped_column(Text, default="")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    answered_at: Mapped[datetime | None]

    asked_by: Mapped[User | None] = relationship(foreign_keys=asked_by_id)
    answered_by: Mapped[User | None] = relationship(foreign_keys=answered_by_id)

    @property
    def mark(self) -> str:
        """What a page sends back, to tell how much of the question it showed; it only grows."""
        return str(len(self.question))

    def ask(self, question: str, by: User, is_named: bool, at: datetime) -> None:
        """Put the question there, or below what was asked before; the same one pressed twice is
        once. Raises Refused when it was answered, or when all together is too long."""
        if self.answered_at:
            raise Refused("Je docent heeft je vraag al beantwoord. Praat er verder over in de les.")
        if not self.asked_at:
            self.question, self.asked_by_id, self.asked_at = question, by.id, at
            return
        more = f"{by.name}: {question}" if is_named else question
        is_own_first = self.asked_by_id in (by.id, None) and self.question == question
        if is_own_first or f"\n\n{self.question}".endswith(f"\n\n{more}"):
            return
        if len(self.question) + 2 + len(more) > LONGEST_TEXT:
            raise Refused(TOO_MUCH_ASKED)
        self.question, self.asked_at = f"{self.question}\n\n{more}", at


class VerdictChange(db.Model):
    """A docent said otherwise whether it is done: who, when, from what to what. It stands apart
    from the words, and outlives them."""

    __tablename__ = "verdict_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]
    before: Mapped[Verdict]
    after: Mapped[Verdict]

    hand_in: Mapped[HandIn] = relationship()
    by: Mapped[User] = relationship()


def _unconfirmed_since(moment):
    """SQL: the student said neither *gelezen* nor *hier heb ik iets aan* from that moment on."""
    said = (FeedbackReply.helpful_at, FeedbackReply.read_at)
    return and_(moment.is_not(None), *(or_(each.is_(None), each < moment) for each in said))


HAS_WORDS = or_(
    *(func.trim(func.coalesce(Feedback.answers[each].as_string(), "")) != "" for each in WORDS)
)
UNSEEN_CORRECTION = _unconfirmed_since(Review.corrected_at)
UNSEEN_ANSWER = _unconfirmed_since(FeedbackReply.answered_at)
UNANSWERED = FeedbackReply.asked_at.is_not(None) & FeedbackReply.answered_at.is_(None)
Index(
    "ix_feedback_reply_unanswered",
    FeedbackReply.asked_at,
    sqlite_where=UNANSWERED,
    postgresql_where=UNANSWERED,
)
Index("ix_review_of_docent", Review.docent_id, Review.sent_at, Review.id)
IS_IMPROVED = Review.correcting_since.is_not(None)
Index(
    "ix_review_improved",
    Review.docent_id,
    sqlite_where=IS_IMPROVED,
    postgresql_where=IS_IMPROVED,
)
