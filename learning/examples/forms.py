"""To look for an example; in the address, so that it can be kept."""

from wtforms import SelectField, StringField

from learning.base.forms import Form
from learning.examples.library import Wanted


class LibraryForm(Form):
    """Words, and three ways to narrow. The choices come from what there is."""

    class Meta(Form.Meta):
        csrf = False

    q = StringField("Zoek een woord")
    place = SelectField("Plaats", validate_choice=False)
    kind = SelectField("Soort", validate_choice=False)
    works = SelectField("Wat er werkt", validate_choice=False)

    @property
    def wanted(self) -> Wanted:
        """What was asked; what is no choice (any more) finds nothing."""
        return Wanted(*(self[each].data or "" for each in ("q", "place", "kind", "works")))
