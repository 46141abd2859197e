"""The shape of what is typed in a submission: one field for every question."""

from functools import lru_cache

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, StoryField
from learning.drafting.draft import Typed
from learning.modules.parts import Field, Part

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


class WritingForm(Form):
    """What every writing page sends along; the questions are added by writing_form()."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    page = HiddenField(validators=[Length(max=40)])
    questions: tuple[Field, ...] = ()

    def typed(self) -> Typed:
        """What came in, by field id."""
        return Typed(
            answers={each.id: self[ANSWER + each.id].data or "" for each in self.questions},
            skipped=[each.id for each in self.questions if self[SKIP + each.id].data],
            based_on=self.revision.data if self.revision.data is not None else -1,
            page=self.page.data or "",
        )

    def first_open(self) -> str | None:
        """The first question without words that was not skipped, once something was written."""
        empty = [each.id for each, answer, skip in self.rows() if not (answer.data or skip.data)]
        return empty[0] if empty and len(empty) < len(self.questions) else None

    def rows(self):
        """Each question with its form fields: (question, answer, skip), in order."""
        return [(each, self[ANSWER + each.id], self[SKIP + each.id]) for each in self.questions]


@lru_cache
def writing_form(part: Part) -> type[WritingForm]:
    """The form class for *part*: an answer and a skip box for every question."""
    fields: dict = {"questions": part.fields}
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


def data_of(draft) -> dict:
    """The draft as the form's beginning: field names to values."""
    answers = {ANSWER + field: text for field, text in draft.answers.items()}
    skips = {SKIP + field: True for field in draft.skipped}
    return {**answers, **skips, "revision": draft.revision}
