"""A submission with the part of the opdracht that it answers, as the writer has it before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.base.errors import Refused
from learning.drafting.draft import Typed
from learning.drafting.stale import Stale
from learning.modules.library import Shelf
from learning.modules.parts import Chapter, Circle, Field, Module, Opdracht, Part
from learning.modules.titles import GONE, title_of
from learning.submissions.models import Submission
from learning.submissions.rules import OPEN_FOR_WRITING, is_handed_in_kind, status_of


@dataclass(frozen=True)
class Desk:
    """What lies on the table. Without ``module`` the part has gone from the module since."""

    submission: Submission
    part: Part
    module: Module | None = None
    chapter: Chapter | None = None
    opdracht: Opdracht | None = None

    @property
    def title(self) -> str:
        """What the work is called, also when its opdracht is gone."""
        return self.opdracht.title if self.opdracht else GONE

    @property
    def full_title(self) -> str:
        """The title with the part's, for one line."""
        return title_of(self.opdracht, self.part)

    @property
    def is_for_me_alone(self) -> bool:
        """True when this part is never handed in."""
        return self.module is None or not is_handed_in_kind(self.part)

    @property
    def left_over(self) -> list[tuple[str, str]]:
        """(question, text) of answers to questions that are no longer asked."""
        asked, draft = {field.id for field in self.part.fields}, self.submission.draft
        return [
            (draft.questions.get(field, field), text)
            for field, text in draft.answers.items()
            if text and field not in asked
        ]

    def field(self, id: str) -> Field | None:
        """The question as it is asked now; None when it is no longer asked."""
        return next((field for field in self.part.fields if field.id == id), None)

    def question_of(self, id: str) -> str:
        """The words of a question, also of one that is no longer asked."""
        kept = self.submission.draft.questions.get(id, id)
        return self.field(id).question if self.field(id) else kept

    def take(self, typed: Typed, at) -> Refused | Stale | None:
        """Save what was typed; None when it is saved, else why not (and the text is kept)."""
        draft = self.submission.draft
        if status_of(self.submission) not in OPEN_FOR_WRITING:
            draft.keep(typed.answers, at)
            return Refused(
                "Je werk is al ingeleverd. "
                "Wat je nu nog typte, is apart bewaard bij je eerdere teksten."
            )
        try:
            version = self.module.version if self.module else ""
            draft.save(typed, self.part.fields, at, version)
        except Stale as stale:
            return stale
        return None


def desk_of(submission: Submission, shelf: Shelf) -> Desk:
    """The desk of *submission*; from its own kept questions when the opdracht is gone."""
    module = shelf.modules.get(submission.module)
    part = module and module.part(submission.opdracht, submission.part)
    if part is None:
        return Desk(submission, _part_from(submission.draft.questions))
    return Desk(
        submission,
        part,
        module,
        module.chapter_of(submission.opdracht),
        module.opdracht(submission.opdracht),
    )


def _part_from(questions: dict[str, str]) -> Part:
    fields = tuple(Field(id, question) for id, question in questions.items())
    return Part(id="", title="", readers=Circle.IK, fields=fields)


def followed_part(shelf: Shelf, modules: Sequence[str], module: str, opdracht: str, part: str):
    """The part, if *modules* (what a cohort follows) has it now; else None."""
    found = shelf.modules.get(module) if module in modules else None
    return found.part(opdracht, part) if found else None
