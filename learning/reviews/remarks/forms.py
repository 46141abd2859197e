"""The shape of a remark, and of the answer to it."""

from wtforms import HiddenField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import LONGEST_TEXT as LONGEST_ANSWER
from learning.base.forms import Form, Keepable, Seen, one_newline

LONGEST = 5000
TOO_LONG = "Dit is te lang. Er passen 5.000 tekens in. Je tekst staat er nog. Maak hem korter."


class WordsField(TextAreaField):
    """A few sentences, kept exactly."""

    def __init__(self, label: str, validators=(), **options):
        checks = [*validators, Keepable(), Length(max=LONGEST, message=TOO_LONG)]
        super().__init__(label, checks, filters=[one_newline], **options)


class RemarkForm(Form):
    """What it is about, and what it says. ``answer``: the id of a question; ``block``: the number
    of a paragraph; ``place`` and ``exact``: see choosing; ``page``: the page's own random name."""

    answer = HiddenField()
    block = IntegerField(widget=HiddenInput(), validators=[Optional()])
    place = RadioField("Waar gaat je opmerking over?", choices=[], validate_choice=False)
    exact = HiddenField(filters=[one_newline])
    words = StringField(
        "Of typ de woorden over",
        [Length(max=LONGEST_ANSWER, message="Typ minder woorden over. Een paar is genoeg.")],
    )
    text = WordsField("Je opmerking", [Seen("Schrijf je opmerking. Eén zin is genoeg.")])
    page = HiddenField()


class OnTop(Form):
    """``revision``: of what the page showed."""

    revision = IntegerField(widget=HiddenInput())
    page = HiddenField()

    def on_top_of(self, revision: int) -> None:
        """This page shows that one; so does the page that comes back with two texts."""
        self.revision.data, self.revision.raw_data = revision, None


class ChangeForm(OnTop):
    """The words anew."""

    text = WordsField("Je opmerking", [Seen("Schrijf je opmerking. Eén zin is genoeg.")])


class ReplyForm(OnTop):
    """The answer to a remark; left empty it takes an earlier answer away."""

    text = WordsField("Jouw antwoord")

    def has_words(self, may_be_empty: bool) -> bool:
        """Whether there is something to keep; else says so at the field."""
        if not may_be_empty and not (self.text.data or "").strip():
            self.text.errors = ["Schrijf je antwoord. Eén zin is genoeg."]
        return not self.text.errors
