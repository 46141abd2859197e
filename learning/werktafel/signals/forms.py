"""What is typed about questions that are alike, and about a signaal."""

from wtforms import HiddenField, IntegerField
from wtforms.validators import Optional, StopValidation
from wtforms.widgets import HiddenInput

from learning.base.day_field import DayField
from learning.base.forms import Form
from learning.base.searching import LooksForWords, SoughtField
from learning.social_map.forms import WordsField
from learning.werktafel.forms import KeyForm

LONGEST_TO = 200


class ChooseForm(LooksForWords):
    """Which questions one looks for."""

    q = SoughtField("Zoek een woord uit de andere vraag")


class LinkForm(Form):
    """The public id of the other question."""

    other = HiddenField()


class PassForm(Form):
    """To whom a signaal goes, and when. ``revision``: that the page showed."""

    to = WordsField(
        "Aan wie geef je het door?",
        missing="Schrijf aan welke organisatie of functie.",
        longest=LONGEST_TO,
    )
    on = DayField("Wanneer?")
    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def validate_on(self, field):
        """There is a day."""
        if field.data is None and not field.errors:
            raise StopValidation("Kies een dag.")


class ReportForm(KeyForm):
    """A line about what came of it."""

    text = WordsField(
        "Wat kwam ervan?",
        missing="Er staat nog niets. Eén zin is genoeg.",
        longest=1000,
    )
