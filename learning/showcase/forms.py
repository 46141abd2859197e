"""A form with every kind of field, empty and refused."""

from wtforms import BooleanField, RadioField, StringField, TextAreaField

from learning.base.day_field import DayField
from learning.base.forms import Form


class SampleForm(Form):
    """Shown, never sent."""

    name = StringField("Wat is de naam van de plek?")
    goal = TextAreaField("Wat was je doel?")
    circle = RadioField("Wie mag dit lezen?", choices={"ik": "Ik alleen", "groepje": "Ons groepje"})
    skip = BooleanField("Deze vraag sla ik over")
    day = DayField("Kijk rond in je buurt")


def refused() -> SampleForm:
    """The same form after it was sent with nothing in it."""
    form = SampleForm(prefix="mis-")
    form.name.errors = ["Vul de naam in. Eén woord is genoeg."]
    form.goal.errors = ["Schrijf één zin, of sla de vraag over."]
    form.circle.errors = ["Kies wie dit mag lezen."]
    form.day.errors = ["Schrijf de dag zo: 31-12-2026."]
    form.goal.data = "Ik wilde"
    return form
