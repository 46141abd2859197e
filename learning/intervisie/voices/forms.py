"""The shape of giving a text back, and of changing one."""

from collections.abc import Sequence

from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, StoryField
from learning.intervisie.threads.safety import RETURN_REASONS

TEXT = "text-"


class ReturnForm(Form):
    """Why a text goes back to its writer."""

    reason = RadioField(
        "Wat vraag je?",
        choices=RETURN_REASONS,
        validators=[InputRequired("Kies wat je vraagt.")],
        invalid_choice_message="Kies een van de drie.",
    )


class RewriteForm(Form):
    """A text to change; its boxes are added by rewrite_form()."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    keys: tuple[str, ...] = ()

    def answers(self) -> dict[str, str]:
        """What was typed, by the keys of the answers."""
        return {key: self[TEXT + key].data or "" for key in self.keys}

    def boxes(self) -> list:
        """The fields to show, in order."""
        return [self[TEXT + key] for key in self.keys]


def rewrite_form(questions: Sequence[tuple[str, str]]) -> type[RewriteForm]:
    """The form class with a box for each (key, question)."""
    fields = {TEXT + key: StoryField(question) for key, question in questions}
    keys = tuple(key for key, _ in questions)
    return type("TextsForm", (RewriteForm,), {"keys": keys, **fields})
