"""The shape of choosing who reads a portfolio."""

from collections.abc import Mapping

from wtforms import RadioField
from wtforms.validators import Optional

from learning.base.day_field import DayField
from learning.base.forms import Form
from learning.competences.portfolio.sharing.rules import HOW_LONG


class ShareForm(Form):
    """To whom (a public id), and until when."""

    person = RadioField("Wie mag het lezen?", invalid_choice_message="Kies één persoon.")
    how_long = RadioField(
        "Hoe lang?", choices=HOW_LONG, default="maand", invalid_choice_message="Kies hoe lang."
    )
    last_day = DayField("Tot en met welke dag?", [Optional()])

    def validate(self, extra_validators=None) -> bool:
        """A day counts only where it was asked for: what stood in that box before is no mistake."""
        if self.how_long.data != "dag":
            self.last_day.process_errors, self.last_day.data = [], None
        return super().validate(extra_validators)


def share_form(people: Mapping[str, str]) -> ShareForm:
    """The form with *people* (public id → name and role)."""
    form = ShareForm()
    form.person.choices = dict(people)
    return form
