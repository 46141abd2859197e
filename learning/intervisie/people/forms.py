"""The shape of an answer to somebody who asks to join."""

from wtforms import StringField

from learning.base.errors import Refused
from learning.base.forms import Form


class NewcomerForm(Form):
    """Who asks (a public id), and what is said: yes or no."""

    who = StringField()
    says = StringField()

    def says_yes(self) -> bool:
        """True for yes, False for no; anything else is no answer."""
        if self.says.data not in {"yes", "no"}:
            raise Refused("Kies ja of nee.")
        return self.says.data == "yes"
