"""Three questions that help to choose."""

from wtforms import RadioField

from learning.base.forms import Form
from learning.intervisie.werkvormen.choosing import Answers
from learning.intervisie.werkvormen.words import BONDS, WAYS, WISHES
from learning.modules.werkvormen import Bond, Way, Wish


class ChooseForm(Form):
    """Asked with GET, so that the answer has an address; it changes nothing."""

    class Meta(Form.Meta):
        csrf = False

    wish = RadioField(
        "Wat wil je?",
        choices=WISHES,
        invalid_choice_message="Kies wat je wilt.",
    )
    bond = RadioField(
        "Kennen jullie elkaar al?",
        choices=BONDS,
        invalid_choice_message="Kies of jullie elkaar al kennen.",
    )
    way = RadioField(
        "Hoe doen jullie het?",
        choices=WAYS,
        invalid_choice_message="Kies hoe jullie het doen.",
    )

    @property
    def answers(self) -> Answers:
        """What was chosen; only of a form that is valid."""
        return Answers(Wish(self.wish.data), Bond(self.bond.data), Way(self.way.data))
