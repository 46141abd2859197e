"""The shape of a sentence to use again."""

from wtforms import IntegerField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, Seen, StoryField, without_edges

MOST = 1000


class SentenceForm(Form):
    """One sentence, or a few; and of one that exists, the revision that the page showed."""

    text = StoryField(
        "Een nieuwe zin",
        [
            Seen("Schrijf een zin die je vaker wilt gebruiken."),
            Length(max=MOST, message="Houd het kort: hier passen duizend tekens in."),
        ],
    )
    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])

    @property
    def sentence(self) -> str:
        """What is kept: without white space around it."""
        return without_edges(self.text.data)
