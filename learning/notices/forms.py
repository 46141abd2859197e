"""The shape of choosing what comes by mail."""

from wtforms import RadioField, SelectMultipleField
from wtforms.widgets import CheckboxInput

from learning.base.forms import Form
from learning.notices.kinds import Kind

YES, NEVER = "ja", "nooit"


class MailForm(Form):
    """Whether mail comes at all, and about which kinds of things."""

    mail = RadioField(
        "Wil je mail van Vrijplaats?",
        choices={YES: "Ja, hoogstens één mail per dag", NEVER: "Nee, nooit"},
        invalid_choice_message="Kies of je mail wilt.",
    )
    kinds = SelectMultipleField(
        "Waarover krijg je mail?",
        option_widget=CheckboxInput(),
        invalid_choice_message="Dit kun je hier niet kiezen. Kijk het nog eens na.",
    )

    def offer(self, kinds: list[Kind]) -> None:
        """Let *kinds* be chosen from."""
        self.kinds.choices = {each.value: each.label for each in kinds}
