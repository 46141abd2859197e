"""What is typed to let a praktijkopleider in."""

from datetime import datetime

from wtforms import RadioField
from wtforms.validators import InputRequired

from learning.accounts.forms import AddressField
from learning.base.day_field import DayField
from learning.base.forms import Form, NameField
from learning.praktijkopleiders.rules import end_of


class UntilForm(Form):
    """The last day on which they may read."""

    last_day = DayField("Tot en met welke dag?", [InputRequired("Kies een dag, zoals 31-12-2026.")])

    @property
    def until(self) -> datetime:
        """The moment at which that day is over."""
        return end_of(self.last_day.data)


class InviteForm(UntilForm):
    """Whom, at which address, about what is learned in which cohort (its public id)."""

    name = NameField("Hoe heet je praktijkopleider?", missing="Schrijf een naam.")
    address = AddressField("Het e-mailadres van je praktijkopleider")
    cohort = RadioField("Bij welke groep hoort dit?", invalid_choice_message="Kies een groep.")
