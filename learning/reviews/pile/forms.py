"""The shape of how soon a docent mostly answers."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from learning.base.dates import counted
from learning.base.forms import Form
from learning.reviews.pile.expecting import CHOICES


class AnswerDaysForm(Form):
    """A number of days from a list, or "": that is not said."""

    days = SelectField(
        choices=[SelectChoice(""), *(SelectChoice(str(each)) for each in CHOICES)],
    )

    @property
    def said(self) -> str:
        """What was just chosen, for a docent."""
        if not self.days.data:
            return "Je studenten lezen nu niet wanneer zij een antwoord mogen verwachten."
        days = counted(int(self.days.data), "dag", "dagen")
        return f"Je studenten lezen nu: meestal binnen {days}."
