"""What a draft remembers: for which question each answer was written, and what was chosen."""

from learning.modules.parts import Field, Part
from learning.modules.reflection_models import SHEET, as_piece, model_behind
from learning.submissions.asked import asked_ids, fits, words_now, words_then


class Earlier:
    """The answers in the draft of a Desk, each with its own question."""

    part: Part
    own: tuple[Field, ...]
    is_blank_sheet: bool  # a property of Desk

    @property
    def left_over(self) -> list[tuple[str, str]]:
        """(question, words) of answers to questions that are no longer asked."""
        return self._besides(self._on_page, elsewhere=False)

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """(question, words) of answers to other questions than those that the writer chose now, as
        far as they do not stand on the blank sheet before them."""
        return self._not_on_sheet(self._besides(self._on_page, elsewhere=True))

    @property
    def kept_to_oneself(self) -> list[tuple[str, str]]:
        """Of ``left_over`` what was not in the last hand-in either."""
        return self._besides(self._on_page | self._handed_in, elsewhere=False)

    @property
    def kept_elsewhere(self) -> list[tuple[str, str]]:
        """Of ``elsewhere`` what was not in the last hand-in either."""
        beside = self._besides(self._on_page | self._handed_in, elsewhere=True)
        return self._not_on_sheet(beside)

    def _not_on_sheet(self, answers: list[tuple[str, str]]) -> list[tuple[str, str]]:
        sheet = self.submission.draft.answers.get(SHEET.id) or "" if self.is_blank_sheet else ""
        return [each for each in answers if as_piece(*each) not in sheet]

    @property
    def _on_page(self) -> set[str]:
        return {field.id for field in self.part.fields}

    @property
    def _handed_in(self) -> set[str]:
        last = self.submission.handed_in
        return {each.field for each in last.answers} if last else set()

    def _besides(self, fields: set[str], elsewhere: bool) -> list[tuple[str, str]]:
        draft, own = self.submission.draft, {field.id for field in self.own}
        return [
            (self.question_of(field), self.words_of(field, text))
            for field, text in draft.answers.items()
            if text and field not in fields
            if bool(field in own or model_behind(field)) is elsewhere
        ]

    @property
    def earlier(self) -> tuple[str, ...]:
        """The fields of those questions: a page that is still open may hold them."""
        asked = {field.id for field in self.part.fields}
        known = asked_ids(self.submission.draft.questions)
        return tuple(field for field in known if field not in asked)

    @property
    def answers(self) -> list[tuple[Field, str | None]]:
        """Each question with the answer in words, as it is handed in; None: skipped or empty."""
        draft = self.submission.draft
        return [
            (field, text and words_now(draft.questions, field.id, text, field))
            for field, text in draft.answers_to(self.part.fields)
        ]

    def field(self, id: str) -> Field | None:
        """The question as it is asked now, here or in the opdracht; None when it no longer is."""
        asked = (*self.part.fields, *self.own)
        return next((field for field in asked if field.id == id), None)

    def question_of(self, id: str) -> str:
        """The words of a question when it was last answered; as it is now when it never was."""
        now = self.field(id)
        return self.submission.draft.questions.get(id) or (now.question if now else id)

    def words_of(self, id: str, text: str) -> str:
        """An answer in the draft, in words; of a choice those of then."""
        return words_then(self.submission.draft.questions, id, text, self.field(id))

    def asked_before(self, field: Field) -> str:
        """The question that the answer in the draft was written for, when it was another one."""
        draft = self.submission.draft
        before = draft.questions.get(field.id, "")
        return before if draft.answers.get(field.id) and before != field.question else ""

    def answered_before(self, field: Field) -> str:
        """An answer that no choice of *field* has, or had in other words; "" when all is well."""
        draft = self.submission.draft
        text = draft.answers.get(field.id) or ""
        if not field.choices or not text:
            return ""
        then = words_then(draft.questions, field.id, text, field)
        now = words_now({}, field.id, text, field)
        return then if then != now or not fits(field, text) else ""
