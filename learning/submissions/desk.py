"""A submission with the part of the opdracht that it answers, as the writer has it before them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.drafting.history import Line
from learning.drafting.stale import KeptApart, Stale
from learning.modules.asked import Asked
from learning.modules.library import Shelf
from learning.modules.parts import Chapter, Circle, Field, Module, Opdracht, Part
from learning.modules.past import as_it_is, as_it_was
from learning.modules.titles import GONE, title_of
from learning.submissions.asked import (
    Difference,
    asked_ids,
    difference,
    fits,
    questions_after,
    words_then,
)
from learning.submissions.earlier import Earlier
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import OPEN_FOR_WRITING, is_handed_in_kind, status_of

ERASED = "Je hebt deze tekst gewist. Wat je nu nog typte, is daarom niet bewaard."
MARK = 20  # signs of a version's name that a page carries along


@dataclass(frozen=True)
class Desk(Earlier):
    """What lies on the table. Without ``module`` the part has gone from the module since.

    ``version``: of the module, whose questions are in ``part``; ``then``: what was asked
    once, when the part is gone and that is known.
    """

    submission: Submission
    part: Part
    module: Module | None = None
    chapter: Chapter | None = None
    opdracht: Opdracht | None = None
    version: str = ""
    then: Asked | None = None

    @property
    def is_gone(self) -> bool:
        """True when the module no longer has the part, or is gone itself."""
        return self.module is None

    @property
    def title(self) -> str:
        """What the work is called, also when its opdracht is gone."""
        if self.opdracht:
            return self.opdracht.title
        return self.then.title if self.then else GONE

    @property
    def full_title(self) -> str:
        """The title with the part's, for one line."""
        if self.opdracht:
            return title_of(self.opdracht, self.part)
        return f"{self.title} – {self.part.title}" if self.part.title else self.title

    @property
    def mark(self) -> str:
        """What a page sends back as ``version``, to tell which questions it showed."""
        return self.version[:MARK]

    @property
    def is_for_me_alone(self) -> bool:
        """True when this part is never handed in."""
        return self.is_gone or not is_handed_in_kind(self.part)

    def asked_then(self, hand_in: HandIn) -> Asked | None:
        """The questions and choices as they were handed in; None when that is not known."""
        return _asked(self.submission, self.module, hand_in.module_version)

    def since(self, version: str) -> Difference | None:
        """What is asked differently now than in *version*; None when it is the same."""
        if self.is_gone:
            return None
        now = as_it_is(self.module, self.submission.opdracht, self.submission.part)
        return difference(_asked(self.submission, self.module, version), now)

    @property
    def since_writing(self) -> Difference | None:
        """What is asked differently now than when the draft was saved."""
        draft = self.submission.draft
        return self.since(draft.module_version) if any(draft.answers.values()) else None

    def lines(self, answers: Mapping[str, str], questions: Mapping[str, str]) -> Iterator[Line]:
        """*answers* in words, with the *questions* that they were written for."""
        for id, text in answers.items():
            question = questions.get(id) or self.question_of(id)
            yield Line(id, question, words_then(questions, id, text or "", self.field(id)))

    def as_on_page(self, mark: str) -> "Desk":
        """The desk as a page has it that was opened when the questions were those of *mark*.

        Itself for the page of now, and for a version that was never live.
        """
        if not mark or self.version.startswith(mark):
            return self
        then = _asked(self.submission, self.module, mark)
        if then is None:
            return self
        return replace(self, part=replace(self.part, fields=then.fields), version=then.version)

    def take(self, typed: Typed, at: datetime) -> Refused | Stale | None:
        """Save what was typed; None when it is saved, else why not.

        It is kept then, unless its writer erased this text: from a page of before that.
        """
        draft = self.submission.draft
        if draft.is_erased(typed.based_on):
            return Refused(ERASED)
        on_page = {field.id for field in self.part.fields}
        skipped = [*typed.skipped, *(each for each in draft.skipped if each not in on_page)]
        typed = replace(typed, skipped=skipped)
        if status_of(self.submission) not in OPEN_FOR_WRITING:
            draft.keep(typed.answers, at)
            self._note_questions(typed)
            return KeptApart(
                "Je werk is al ingeleverd. "
                "Wat je nu nog typte, is apart bewaard bij je eerdere teksten."
            )
        if any(self._would_go(field, typed) for field in self.part.fields):
            draft.keep_version("writing", at)
        try:
            draft.save(typed, self.part.fields, at, self.version)
        except Stale as stale:
            self._note_questions(typed)
            return stale
        return None

    def hand_in(self, based_on: int | None, mark: str, at: datetime) -> HandIn:
        """Hand in what the writer saw: the revision *based_on*, with the questions of *mark*.

        Raises Refused when either changed since.
        """
        seen = _asked(self.submission, self.module, mark)
        now = as_it_is(self.module, self.submission.opdracht, self.submission.part)
        if difference(seen, now):
            raise Refused(
                "De opdracht is net veranderd. "
                "Kijk eerst hoe de vragen nu zijn. Je tekst is bewaard."
            )
        return self.submission.hand_in(self.part.fields, self.module.version, based_on, at)

    def _would_go(self, field: Field, typed: Typed) -> bool:
        """Whether an answer that does not fit its question would be gone with this save."""
        before = self.submission.draft.answers.get(field.id) or ""
        return not fits(field, before) and typed.answers.get(field.id, before) != before

    def _note_questions(self, typed: Typed) -> None:
        """Give the text that was just kept apart the questions that stood on its page."""
        draft = self.submission.draft
        kept, wanted = draft.versions[-1], {**draft.answers, **typed.answers}
        if kept.answers == wanted:
            fields = self.part.fields
            kept.questions = questions_after(draft.questions, fields, draft.answers, wanted)


def desk_of(submission: Submission, shelf: Shelf, version: str = "") -> Desk:
    """The desk of *submission*. When the part is gone: as it was in *version* (of what is looked
    at, else of the draft), or from the questions that the draft kept."""
    module = shelf.modules.get(submission.module)
    part = module and module.part(submission.opdracht, submission.part)
    if part is None:
        return _desk_without_part(submission, version or submission.draft.module_version)
    return Desk(
        submission,
        part,
        module,
        module.chapter_of(submission.opdracht),
        module.opdracht(submission.opdracht),
        module.version,
    )


def _desk_without_part(submission: Submission, version: str) -> Desk:
    then = _asked(submission, None, version)
    questions = submission.draft.questions
    fields = tuple(Field(id, questions[id]) for id in asked_ids(questions))
    part = Part(id="", title="", readers=Circle.IK, fields=fields)
    if then:
        part = replace(part, title=then.part, fields=then.fields)
    return Desk(submission, part, version=then.version if then else "", then=then)


def _asked(submission: Submission, module: Module | None, version: str) -> Asked | None:
    """What *submission* was asked in *version*; without a query when that is the one of now."""
    what = submission.opdracht, submission.part
    if module and version and module.version.startswith(version):
        return as_it_is(module, *what)
    return as_it_was(submission.module, version, *what)


def followed_part(shelf: Shelf, modules: Sequence[str], module: str, opdracht: str, part: str):
    """The part, if *modules* (what a cohort follows) has it now; else None."""
    found = shelf.modules.get(module) if module in modules else None
    return found.part(opdracht, part) if found else None
