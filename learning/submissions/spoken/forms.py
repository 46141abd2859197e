"""The shape of a note, and of the yes to it."""

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, Keepable, Seen, one_newline
from learning.submissions.models import Agreement

LONGEST = 1000
CHOOSE = "Kies Besproken, of Afgesproken: anders."
TOO_LONG = "Dit is te lang. Er passen 1.000 tekens in. Je tekst staat er nog. Maak hem korter."


class NoteForm(Form):
    """What it was about; ``revision``: of what the writer saw."""

    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    text = TextAreaField(
        "Waar ging het over?",
        [
            Seen("Schrijf één zin. Meer hoeft niet."),
            Keepable(),
            Length(max=LONGEST, message=TOO_LONG),
        ],
        filters=[one_newline],
    )


class DocentNoteForm(NoteForm):
    """The same by a docent, who says what it makes of the opdracht."""

    kind = RadioField(
        "Wat spreken jullie af?",
        choices=[
            SelectChoice(Agreement.TALKED, "Besproken"),
            SelectChoice(Agreement.OTHER_FORM, "Afgesproken: anders"),
        ],
        validators=[InputRequired(CHOOSE)],
        invalid_choice_message=CHOOSE,
    )


class AgreeForm(Form):
    """The revision that the person has read."""

    revision = IntegerField(widget=HiddenInput())
