"""The shape of choosing letters, lines, colours and pace."""

from wtforms import BooleanField, HiddenField, RadioField

from learning.appearance.choices import Choices, Colours, Letters, Line, Pace, Space
from learning.base.forms import Form

NOT_HERE = "Kies een van deze."


def _radio(label: str, choices: dict) -> RadioField:
    words = {each.value: said for each, said in choices.items()}
    return RadioField(label, choices=words, invalid_choice_message=NOT_HERE)


class AppearanceForm(Form):
    """One answer to every question. ``stays`` is for visitors: whoever is signed in said it at the
    door. ``next``: the page somebody came from."""

    letters = _radio(
        "Hoe groot zijn de letters?",
        {Letters.NORMAL: "Gewoon", Letters.LARGER: "Groter", Letters.LARGEST: "Grootst"},
    )
    space = _radio(
        "Hoeveel ruimte is er tussen regels en woorden?",
        {Space.NORMAL: "Gewoon", Space.WIDER: "Ruimer"},
    )
    colours = _radio(
        "Welke kleuren wil je?",
        {
            Colours.DEVICE: "Zoals mijn apparaat",
            Colours.LIGHT: "Licht",
            Colours.DARK: "Donker",
            Colours.CONTRAST: "Meer contrast, licht",
            Colours.CONTRAST_DARK: "Meer contrast, donker",
        },
    )
    line = _radio("Wil je een leeslijn?", {Line.OFF: "Nee", Line.ON: "Ja"})
    pace = _radio(
        "Hoe snel leest de stem?",
        {
            Pace.SLOWEST: "Heel rustig",
            Pace.SLOW: "Rustig",
            Pace.NORMAL: "Gewoon",
            Pace.FAST: "Vlot",
            Pace.FASTEST: "Heel vlot",
        },
    )
    stays = BooleanField("Onthoud mijn keuze op dit apparaat")
    next = HiddenField()

    @property
    def choices(self) -> Choices:
        """What was chosen; what was not asked is as it comes."""
        return Choices.read(".".join(field.data or "" for field in self if field.name in ASKED))


ASKED = ("letters", "space", "colours", "line", "pace")


class PaceForm(Form):
    """How fast the voice reads, from the buttons beside the voice."""

    pace = RadioField(choices=[each.value for each in Pace], invalid_choice_message=NOT_HERE)
