"""The shape of what is typed in a submission: one field for every question."""

from functools import lru_cache

from wtforms import BooleanField, IntegerField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, StoryField
from learning.drafting.draft import Typed
from learning.drafting.forms import DraftForm
from learning.modules.parts import Field, Part
from learning.submissions.asked import words_then

ANSWER, SKIP = "answer-", "skip-"


class BeginForm(Form):
    """Which part of which opdracht, in which cohort."""

    cohort = StringField()
    module = StringField()
    opdracht = StringField()
    part = StringField()


class HandInForm(Form):
    """The revision that the person has seen."""

    revision = IntegerField(widget=HiddenInput())


class WritingForm(DraftForm):
    """What every writing page sends along; the questions are added by writing_form().

    ``earlier``: ids of questions that are no longer asked; a page that is still open may
    send their answers.
    """

    questions: tuple[Field, ...] = ()
    earlier: tuple[str, ...] = ()

    def typed(self) -> Typed:
        """What came in, by field id. Where nothing was chosen, an earlier answer stays."""
        answered = [
            each.id
            for each in self.questions
            if not each.choices and (self._came(each.id) or not self.picks.data)
        ]
        answered += [each.id for each in self.questions if each.choices and self._came(each.id)]
        answered += [each for each in self.earlier if self._came(each)]
        return self.typed_with(
            {each: self[ANSWER + each].data or "" for each in answered},
            skipped=(each.id for each in self.questions if self[SKIP + each.id].data),
            single=(each.id for each in self.questions if each.choices),
        )

    def first_open(self) -> str | None:
        """The first question without words that was not skipped, once something was written."""
        empty = [each.id for each, answer, skip in self.rows() if not (answer.data or skip.data)]
        return empty[0] if empty and len(empty) < len(self.questions) else None

    def _came(self, id: str) -> bool:
        return bool(self[ANSWER + id].raw_data)

    def beyond(self):
        """The form fields of earlier questions that came in, to send them once more."""
        return [self[ANSWER + each] for each in self.earlier if self._came(each)]

    def rows(self):
        """Each question with its form fields: (question, answer, skip), in order."""
        return [(each, self[ANSWER + each.id], self[SKIP + each.id]) for each in self.questions]


@lru_cache
def writing_form(part: Part, earlier: tuple[str, ...] = ()) -> type[WritingForm]:
    """The form class for *part*: an answer and a skip box for every question.

    *earlier*: ids of questions that are no longer asked.
    """
    fields: dict = {"questions": part.fields, "earlier": earlier}
    fields |= {ANSWER + each: StoryField("Wat je eerder schreef") for each in earlier}
    for question in part.fields:
        fields[ANSWER + question.id] = answer_field(question)
        fields[SKIP + question.id] = BooleanField("Deze vraag sla ik over")
    return type("PartForm", (WritingForm,), fields)


def answer_field(question: Field):
    """The form field for one question: a text of one's own, or one of its choices."""
    if not question.choices:
        return StoryField(question.question)
    options = [SelectChoice(choice.id, choice.text) for choice in question.choices]
    return RadioField(question.question, choices=options, validators=[Optional()])


def data_of(draft, part: Part | None = None) -> dict:
    """The draft as the form's beginning: field names to values.

    What was chosen stands in words where *part* asks for a text now.
    """
    texts = {field.id for field in part.fields if not field.choices} if part else set()
    answers = {
        ANSWER + field: words_then(draft.questions, field, text) if field in texts else text
        for field, text in draft.answers.items()
    }
    skips = {SKIP + field: True for field in draft.skipped}
    return {**answers, **skips, "revision": draft.revision}
