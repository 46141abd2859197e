"""The shape of choosing a maatje."""

from wtforms import HiddenField, RadioField

from learning.base.forms import Form


class AskForm(Form):
    """Whom to ask, for whom (public ids)."""

    newcomer = HiddenField()
    guide = RadioField(
        "Wie vraag je?",
        invalid_choice_message="Kies een student.",
    )
