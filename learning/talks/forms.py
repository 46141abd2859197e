"""The shape of an answer, of a plan, and of opening a talk."""

from wtforms import HiddenField, IntegerField, SelectField, StringField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import HiddenInput

from learning.base.day_field import DayField
from learning.base.forms import Form, Seen, StoryField
from learning.base.public_id import is_public_id
from learning.talks.models import WRONG_ORDER


class AnswerForm(Form):
    """What somebody says of a contribution. ``key``: the name that it will have, so that a button
    that is pressed twice makes one answer."""

    text = StoryField("Wat wil je zeggen?", [Seen("Er staat nog niets. Eén zin is genoeg.")])
    key = HiddenField()

    def validate_key(self, field):
        """A name as we give them."""
        if not is_public_id(field.data or ""):
            raise ValidationError("Deze pagina is te oud. Kopieer je tekst, en open hem opnieuw.")


class RewriteForm(Form):
    """The same, said otherwise. ``revision``: that the page showed."""

    text = StoryField("Jouw antwoord", [Seen("Er staat nog niets. Wil je het weghalen? Dat kan.")])
    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


class PlanForm(Form):
    """When a talk begins and ends, as a plan."""

    begins_on = DayField("Begin", [Optional()])
    ends_on = DayField("Einde", [Optional()])

    def validate_ends_on(self, field):
        """Not before the begin."""
        if field.data and self.begins_on.data and field.data < self.begins_on.data:
            raise ValidationError(WRONG_ORDER)


class PlaceForm(Form):
    """The revision that the person has seen."""

    revision = IntegerField(widget=HiddenInput())


class ExampleForm(Form):
    """A practice example to talk about too, in which talk."""

    talk = HiddenField()
    example = SelectField("Praat ook over een praktijkvoorbeeld", validate_choice=False)


class OpenForm(Form):
    """Of which part of which opdracht, in which cohort."""

    cohort = StringField()
    module = StringField()
    opdracht = StringField()
    part = StringField()
