"""A submission with the part of the opdracht that it answers, as the writer has it before them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.drafting.history import Line
from learning.drafting.stale import KeptApart, Stale
from learning.drafting.together import mark_of as shown_as
from learning.modules.asked import Asked
from learning.modules.library import Shelf
from learning.modules.parts import REPORT, Chapter, Circle, Field, Module, Opdracht, Part
from learning.modules.past import as_it_is, as_it_was
from learning.modules.reflection_models import (
    BLANK,
    BLANK_SHEET,
    OWN,
    ReflectionModel,
    may_choose_in,
)
from learning.modules.titles import GONE, title_of
from learning.submissions.asked import (
    Difference,
    asked_ids,
    difference,
    fits,
    questions_after,
    words_then,
)
from learning.submissions.choosing import MARK, mark_of, questions_now, questions_on_page
from learning.submissions.earlier import Earlier
from learning.submissions.models import HandIn, Submission
from learning.submissions.rules import is_handed_in_kind, is_unfinished
from learning.submissions.together.words import TOO_LATE

ERASED = "Je hebt deze tekst gewist. Wat je nu nog typte, is daarom niet bewaard."


@dataclass(frozen=True)
class Desk(Earlier):
    """What lies on the table. Without ``module`` the part has gone from the module since.

    ``version``: of the module, whose questions are ``own``; ``then``: what was asked once, when
    the part is gone and that is known. ``questions``: those that stand in ``part`` in place of its
    own, None when its own do. ``models``: all that may, by id.
    """

    submission: Submission
    part: Part
    module: Module | None = None
    chapter: Chapter | None = None
    opdracht: Opdracht | None = None
    version: str = ""
    then: Asked | None = None
    own: tuple[Field, ...] = ()
    questions: ReflectionModel | None = None
    models: Mapping[str, ReflectionModel] = field(default_factory=dict)

    @property
    def is_gone(self) -> bool:
        """True when the module no longer has the part, or is gone itself."""
        return self.module is None

    @property
    def title(self) -> str:
        """What the work is called, also when its opdracht is gone."""
        if self.opdracht:
            return self.full_title if self.is_report else self.opdracht.title
        return self.then.title if self.then else GONE

    @property
    def full_title(self) -> str:
        """The title with the part's, for one line."""
        if self.opdracht:
            return title_of(self.opdracht, self.part)
        return f"{self.title} – {self.part.title}" if self.part.title else self.title

    @property
    def mark(self) -> str:
        """What a page sends back as ``version``, to tell which questions it showed: the version of
        the module, and after a dot those that stood in place of its own."""
        return ".".join(filter(None, (self.version[:MARK], mark_of(self.questions))))

    @property
    def is_report(self) -> bool:
        """Whether it is about something done in real life."""
        return self.part.id == REPORT

    @property
    def is_blank_sheet(self) -> bool:
        """Whether there are no questions at all."""
        return self.questions is not None and self.questions.id == BLANK

    @property
    def model(self) -> ReflectionModel | None:
        """What the writer chose, in place of what the opdracht or the report asks."""
        return self.questions if self.questions and self.questions.id != REPORT else None

    @property
    def choices(self) -> list[ReflectionModel]:
        """What the writer may choose from, in order; OWN is the id of the opdracht's own."""
        if self.is_gone or not may_choose_in(self.part):
            return []
        whose = "het verslag" if self.is_report else "de opdracht"
        own = ReflectionModel(
            OWN, f"De vragen van {whose}", "Je begint bij de vragen die hier staan."
        )
        models = (each for id, each in self.models.items() if id not in (BLANK, REPORT))
        return [*([own] if self.own else []), *models, BLANK_SHEET]

    @property
    def chosen(self) -> str:
        """The id of what was chosen from ``choices``."""
        return self.model.id if self.model else OWN

    @property
    def is_for_me_alone(self) -> bool:
        """True when this part is never handed in."""
        return self.is_gone or not is_handed_in_kind(self.part)

    def asked_then(self, hand_in: HandIn) -> Asked | None:
        """The questions and choices as they were handed in; None when that is not known."""
        return _asked(self.submission, self.module, hand_in.module_version)

    def since_hand_in(self, hand_in: HandIn) -> Difference | None:
        """What is asked differently now than when that was handed in; None when it is the same."""
        return self._since(hand_in.module_version, bool(hand_in.model))

    @property
    def since_writing(self) -> Difference | None:
        """What is asked differently now than when the draft was saved."""
        draft = self.submission.draft
        if not any(draft.answers.values()):
            return None
        return self._since(draft.module_version, self.questions is not None)

    def _since(self, version: str, with_others: bool) -> Difference | None:
        """*with_others*: other questions than those of the module were answered."""
        if self.is_gone:
            return None
        then = _asked(self.submission, self.module, version)
        now = as_it_is(self.module, self.submission.opdracht, self.submission.part)
        if with_others and then and now:
            then, now = replace(then, fields=()), replace(now, fields=())
        return difference(then, now)

    def lines(self, answers: Mapping[str, str], questions: Mapping[str, str]) -> Iterator[Line]:
        """*answers* in words, with the *questions* that they were written for."""
        for id, text in answers.items():
            question = questions.get(id) or self.question_of(id)
            yield Line(id, question, words_then(questions, id, text or "", self.field(id)))

    def as_on_page(self, mark: str) -> "Desk":
        """The desk as a page has it that was opened when the questions were those of *mark*.

        Itself for the page of now, and for a version that was never live.
        """
        if not mark:
            return self
        of_module, _, of_others = mark.partition(".")
        desk, then = self, None
        if not self.version.startswith(of_module):
            then = _asked(self.submission, self.module, of_module)
        if then:
            desk = replace(self, own=then.fields, version=then.version)
        return desk.asking(questions_on_page(of_others, self.models))

    def asking(self, questions: ReflectionModel | None) -> "Desk":
        """The same with other questions on it; None: with its own."""
        fields = questions.fields if questions else self.own
        return replace(self, questions=questions, part=replace(self.part, fields=fields))

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
        if not is_unfinished(self.submission):
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
        if self.submission.group:
            self.submission.group.keep_text()
        return None

    def keep_apart(self, typed: Typed, at: datetime) -> KeptApart:
        """Keep what was typed in a text of others, of which the writer is not any more; say so."""
        self.submission.draft.keep(typed.answers, at)
        self._note_questions(typed)
        return KeptApart(TOO_LATE)

    @property
    def seen(self) -> dict[str, str]:
        """What a page of a text of several shows, by field; see drafting.together."""
        draft = self.submission.draft
        return {
            each.id: shown_as(draft.answers.get(each.id) or "", each.id in draft.skipped)
            for each in (self.part.fields if self.submission.group else ())
        }

    def hand_in(self, by, based_on: int | None, mark: str, at: datetime) -> HandIn | None:
        """Hand in what the writer *by* saw: the revision *based_on*, with the questions of *mark*.

        A text of several is handed in once all of them agreed to it; None before that. Raises
        Refused when either changed since.
        """
        of_module, _, of_others = mark.partition(".")
        if mark and of_others != mark_of(self.questions):
            raise Refused(
                "Je schrijft intussen bij andere vragen. "
                "Kijk eerst wat je dan inlevert. Je tekst is bewaard."
            )
        if self._since(of_module, self.questions is not None):
            raise Refused(
                "De opdracht is net veranderd. "
                "Kijk eerst hoe de vragen nu zijn. Je tekst is bewaard."
            )
        fields, group = self.part.fields, self.submission.group
        if group:
            self.submission.to_hand_in(fields, based_on)
            if not group.agree(by, based_on, at):
                return None
            group.forget_agreements()
        handed_in = self.submission.hand_in(fields, self.module.version, based_on, at)
        handed_in.model = self.model.title if self.model else ""
        return handed_in

    def _would_go(self, field: Field, typed: Typed) -> bool:
        """Whether an answer that does not fit its question would be gone with this save."""
        before = self.submission.draft.answers.get(field.id) or ""
        return not fits(field, before) and typed.answers.get(field.id, before) != before

    def _note_questions(self, typed: Typed) -> None:
        """Give the text that was just kept apart the questions that stood on its page."""
        draft = self.submission.draft
        kept, wanted = draft.versions[-1], {**draft.answers, **typed.answers}
        if kept.answers == wanted:
            fields, kept.model = self.part.fields, self.model.id if self.model else ""
            kept.questions = questions_after(draft.questions, fields, draft.answers, wanted)


def desk_of(submission: Submission, shelf: Shelf, version: str = "") -> Desk:
    """The desk of *submission*. When the part is gone: as it was in *version* (of what is looked
    at, else of the draft), or from the questions that the draft kept."""
    module = shelf.modules.get(submission.module)
    part = module and module.part(submission.opdracht, submission.part)
    if part is None:
        gone = _desk_without_part(submission, version or submission.draft.module_version)
        return gone.asking(questions_now(submission.draft, gone.part, shelf))
    return Desk(
        submission,
        part,
        module,
        module.chapter_of(submission.opdracht),
        module.opdracht(submission.opdracht),
        module.version,
        own=part.fields,
        models=shelf.questions,
    ).asking(questions_now(submission.draft, part, shelf))


def _desk_without_part(submission: Submission, version: str) -> Desk:
    then = _asked(submission, None, version)
    questions = submission.draft.questions
    fields = tuple(Field(id, questions[id]) for id in asked_ids(questions))
    part = Part(id="", title="", readers=Circle.IK, fields=fields)
    if then:
        part = replace(part, title=then.part, fields=then.fields)
    asked_in = then.version if then else ""
    return Desk(submission, part, version=asked_in, then=then, own=part.fields)


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
