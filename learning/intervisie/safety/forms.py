"""The shape of a way out: which one, and whether somebody should call."""

from collections.abc import Sequence

from wtforms import RadioField, StringField

from learning.base.forms import Form

NOBODY = {"": "Niemand"}


class WayOutForm(Form):
    """``what``: the button; ``contact``: the public id of who should call, "" for nobody."""

    what = StringField()
    contact = RadioField(
        "Wie mag contact met je opnemen?",
        choices=NOBODY,
        default="",
        validate_choice=False,
    )

    def offer(self, helpers: Sequence) -> None:
        """Give the choices: rows with public_id, name and role."""
        people = {each.public_id: f"{each.name} ({each.role})" for each in helpers}
        self.contact.choices = NOBODY | people
