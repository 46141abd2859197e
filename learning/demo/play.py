"""The steps of a piece of work, each played as the pages do it: same rules, same verbs.

So the demo can hold nothing that people could not have made themselves.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Cohort
from learning.demo.script import MODULE, Step, Work
from learning.drafting.draft import Typed
from learning.modules.library import Shelf
from learning.modules.parts import Circle, Kind
from learning.readings import queries as readings
from learning.readings.opening import opened
from learning.reviews import queries as reviews
from learning.reviews.models import WORDS, FeedbackReply, Review
from learning.reviews.rules import may_answer, may_correct, may_react, may_review
from learning.submissions.desk import desk_of
from learning.submissions.models import Agreement, Submission
from learning.submissions.rules import Verdict, may_hand_in, may_place, may_share, may_take_back
from learning.submissions.sharing import queries as sharing
from learning.talks.opening import talk_for
from learning.talks.placing import place


class Play:
    """One piece of work while it is played, step by step."""

    def __init__(self, work: Work, people: Mapping[str, User], cohort: Cohort, shelf: Shelf):
        self.work, self.people, self.cohort, self.shelf = work, people, cohort, shelf
        self.student = people[work.student]
        self.submission: Submission | None = None

    def do(self, step: Step, now: datetime) -> None:
        """Take *step*, so long before *now* as it says; raises what the page would refuse."""
        getattr(self, f"_{step.do.replace(' ', '_')}")(step, now - step.ago)
        db.session.flush()

    def _begin(self, _step: Step, at: datetime) -> None:
        what = MODULE, self.work.opdracht, self.work.part
        self.submission = Submission.begin(self.student, self.cohort, *what, at=at)
        db.session.add(self.submission)

    def _write(self, step: Step, at: datetime) -> None:
        typed = Typed(step.answers, list(step.skip), self.submission.draft.revision)
        wrong = self._desk().take(typed, at)
        if wrong:
            raise wrong

    def _hand_in(self, _step: Step, at: datetime) -> None:
        """A klassengesprek was handed in like any other part before there were talks."""
        desk = self._desk()
        part = replace(desk.part, kind=Kind.REFLECTION) if self._is_talk else desk.part
        require(may_hand_in(self.student, self.submission, part, is_student_here=True))
        revision = self.submission.draft.revision
        desk.hand_in(self.student, revision, desk.mark, at)

    def _place(self, _step: Step, at: datetime) -> None:
        """Put it in the talk of the cohort."""
        desk, work = self._desk(), self.submission
        require(may_place(self.student, work, desk.part, is_student_here=True))
        talk = talk_for(self.cohort.id, work.module, work.opdracht, work.part, at)
        place(talk, desk, self.student, work.draft.revision, desk.mark, at)

    def _share(self, step: Step, at: datetime) -> None:
        circle, part = Circle(step.circle), self._desk().part
        require(may_share(self.student, self.submission, part, circle, is_student_here=True))
        seen = self._handed_in.public_id
        self.submission.share(seen, circle, [], at, part.own_first)

    def _read(self, step: Step, at: datetime) -> None:
        """What a fellow student shares of the same part."""
        writer, work = self.people[step.of], self.work
        shared = db.session.scalar(
            sharing.readable_by(self.student).where(
                Submission.student_id == writer.id,
                Submission.opdracht == work.opdracht,
                Submission.part == work.part,
            )
        )
        require(shared is not None)
        opened("hand-in", shared.id, writer, self.student, "medestudent", at)

    def _take_back(self, _step: Step, at: datetime) -> None:
        was_opened = readings.was_opened("hand-in", self._handed_in.id)
        require(may_take_back(self.student, self.submission, was_opened))
        self.submission.take_back(was_opened, at)

    def _open(self, step: Step, at: datetime) -> None:
        docent = self.people[step.by]
        require(may_review(docent, self._handed_in))
        opened("hand-in", self._handed_in.id, self.student, docent, "docent", at)

    def _draft(self, step: Step, at: datetime) -> Review:
        self._open(step, at)
        docent = self.people[step.by]
        review = reviews.of_docent(docent, self._handed_in)
        if review is None:
            review = Review.begin(self._handed_in, docent, at)
            db.session.add(review)
        words = {name: step.words.get(name, "") for name in WORDS}
        verdict = Verdict(step.verdict) if step.verdict else None
        review.save(Typed(words, [], review.feedback.revision), verdict, at)
        return review

    def _send(self, step: Step, at: datetime) -> None:
        self._draft(step, at).send(at)

    def _correct(self, step: Step, at: datetime) -> None:
        """Feedback that was sent is improved, and sent again."""
        self._open(step, at)
        review = self._last_feedback()
        require(may_correct(self.people[step.by], review))
        review.correct(at)
        words = {**review.feedback.words, **step.words}
        review.save(Typed(words, [], review.feedback.revision), review.verdict, at)
        db.session.add_all(filter(None, [review.send_again(may_decide=False, at=at)]))

    def _helpful(self, _step: Step, at: datetime) -> None:
        review = self._read_feedback(at)
        review.reply = review.reply or FeedbackReply()
        review.reply.helpful_at = at

    def _ask(self, step: Step, at: datetime) -> None:
        self._read_feedback(at).ask(step.text, self.student, at)

    def _answer(self, step: Step, at: datetime) -> None:
        self._open(step, at)
        docent, review = self.people[step.by], self._last_feedback()
        require(may_answer(docent, review))
        review.answer(step.text, docent, at)

    def _agree(self, step: Step, at: datetime) -> None:
        docent = self.people[step.by]
        agreement = Agreement(kind=step.kind, docent_id=docent.id, at=at)
        self.submission.agreements.append(agreement)

    @property
    def _is_talk(self) -> bool:
        return self._desk().part.kind == Kind.TALK

    @property
    def _handed_in(self):
        return self.submission.handed_in

    def _desk(self):
        return desk_of(self.submission, self.shelf)

    def _last_feedback(self) -> Review:
        return reviews.sent_on(self.submission)[-1]

    def _read_feedback(self, at: datetime) -> Review:
        review = self._last_feedback()
        require(may_react(self.student, review))
        opened("feedback", review.id, review.docent, self.student, "student", at)
        return review


def require(allowed: bool) -> None:
    """Raise ValueError for what the pages would not let anybody do."""
    if not allowed:
        raise ValueError("the pages would not let them do this")
