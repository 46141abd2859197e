"""The shape of what is typed in a portfolio."""

from functools import lru_cache

from wtforms import StringField
from wtforms.validators import Length, StopValidation

from learning.base.forms import (
    LONGEST_NAME,
    LONGEST_TEXT,
    UNKEEPABLE,
    Form,
    Keepable,
    StoryField,
    one_newline,
    without_edges,
)
from learning.competences.portfolio.words import (
    ASKED,
    HEADING,
    INTRODUCTION,
    TEXT,
    heading_of,
    key_in,
    text_of,
)
from learning.drafting.draft import Typed
from learning.drafting.forms import DraftForm, NamedField

ANSWER = "answer-"


class HeadingField(StringField):
    """One line, or nothing."""

    def __init__(self, label, **options):
        too_long = f"Maak dit korter: hoogstens {LONGEST_NAME} tekens."
        checks = [Keepable(), Length(max=LONGEST_NAME, message=too_long)]
        super().__init__(label, checks, filters=[one_newline, without_edges], **options)

    def pre_validate(self, form):
        if "\n" in (self.data or ""):
            raise StopValidation("Schrijf dit op één regel.")


class TextForm(DraftForm):
    """Every box of a portfolio; the pieces are added by text_form(). ``blocks``: their ids."""

    blocks: tuple[str, ...] = ()
    came = NamedField(ANSWER)

    @property
    def names(self) -> tuple[str, ...]:
        """Of every answer that is asked for, in order."""
        pairs = ((heading_of(key), text_of(key)) for key in self.blocks)
        return (INTRODUCTION, *(each for pair in pairs for each in pair))

    def rows(self):
        """(public id, form field of its heading, form field of its text) of each piece."""
        return [
            (key, self[ANSWER + heading_of(key)], self[ANSWER + text_of(key)])
            for key in self.blocks
        ]

    @property
    def introduction(self):
        """The form field of the introduction."""
        return self[ANSWER + INTRODUCTION]

    def typed(self) -> Typed:
        """What came in; also what was typed in a piece that is not there any more."""
        came = self.came.data or {}
        answers = {each: self[ANSWER + each].data or "" for each in self.names if each in came}
        answers |= {
            name: UNKEEPABLE.sub("", text)[:LONGEST_TEXT]
            for name, text in came.items()
            if name not in answers and key_in(name)
        }
        return self.typed_with(answers, single=map(heading_of, self.blocks))


@lru_cache
def text_form(blocks: tuple[str, ...]) -> type[TextForm]:
    """The form class with a heading and a text for each of *blocks* (public ids)."""
    fields: dict = {"blocks": blocks, ANSWER + INTRODUCTION: StoryField(ASKED)}
    for key in blocks:
        fields[ANSWER + heading_of(key)] = HeadingField(HEADING)
        fields[ANSWER + text_of(key)] = StoryField(TEXT)
    return type("PiecesForm", (TextForm,), fields)


class AddForm(Form):
    """What is put in: an evidence, or a competence of a round (both by their public id)."""

    evidence = StringField()
    round = StringField()
    code = StringField()


class MoveForm(Form):
    """Right before which piece (a public id), or right after which."""

    before = StringField()
    after = StringField()
