"""The shape of asking somebody along, and of a docent who brings people together."""

from collections.abc import Sequence

from wtforms import HiddenField, RadioField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput

from learning.accounts.models import User
from learning.base.forms import Form

GONE = "Iemand die je koos, staat hier niet meer. Kijk het nog eens na."


class AskForm(Form):
    """One fellow student."""

    person = RadioField("Wie vraag je?", invalid_choice_message="Kies één medestudent.")


class WhoForm(Form):
    """A person in a group, by public id."""

    person = HiddenField()


class BringForm(Form):
    """Groups whose people a docent brings together: the first takes the others in.

    ``part``: in which cohort and for what they look, in one word.
    """

    part = HiddenField()
    groups = SelectMultipleField(
        "Wie breng je bij elkaar?", option_widget=CheckboxInput(), invalid_choice_message=GONE
    )

    def validate_groups(self, field):
        """Two at least."""
        if len(set(field.data or [])) < 2:
            raise ValidationError("Kies minstens twee namen.")


def ask_form(people: Sequence[User]) -> AskForm:
    """With the fellow students to choose from."""
    form = AskForm()
    form.person.choices = [(each.public_id, each.name) for each in people]
    return form


def bring_form(number: int, part: str, looking: Sequence[tuple[str, str]]) -> BringForm:
    """Empty. *number*: which form of the page it is; *looking*: for each group its public id, and
    how it is told."""
    form = BringForm(formdata=None, part=part)
    form.part.id, form.groups.id = f"part-{number}", f"groups-{number}"
    form.groups.choices = looking
    return form
