"""The shape of choosing who may read along."""

from collections.abc import Sequence

from wtforms import HiddenField, RadioField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput

from learning.accounts.models import User
from learning.base.dates import counted
from learning.base.forms import Form
from learning.modules.parts import Circle, Part

FEWEST, MOST = 2, 7  # others in a groepje
WHO = "Wie mag meelezen?"
GONE = "Iemand die je koos, staat hier niet meer. Kijk het nog eens na."


class ShareForm(Form):
    """The circle, and the hand-in that the page showed (its public id)."""

    circle = HiddenField()
    seen = HiddenField()
    most = 0

    def chosen(self) -> set[str]:
        """Public ids of whom was chosen by name."""
        return set()


class OneForm(ShareForm):
    """One fellow student."""

    people = RadioField(WHO, invalid_choice_message="Kies één medestudent.")

    def chosen(self) -> set[str]:
        return {self.people.data}


class FewForm(ShareForm):
    """A few of them."""

    people = SelectMultipleField(WHO, option_widget=CheckboxInput(), invalid_choice_message=GONE)

    def validate_people(self, field):
        """Enough for a groepje, and not too many."""
        number, least = len(set(field.data or [])), min(FEWEST, self.most)
        if number < least:
            raise ValidationError(f"Kies minstens {counted(least, 'naam', 'namen')}.")
        if number > self.most:
            raise ValidationError(f"Kies hoogstens {counted(self.most, 'naam', 'namen')}.")

    def chosen(self) -> set[str]:
        return set(self.people.data)


def share_form(circle: Circle, part: Part, fellows: Sequence[User]) -> ShareForm:
    """The form for *circle*, with the fellow students to choose from."""
    kinds = {Circle.TWEETAL: OneForm, Circle.GROEPJE: FewForm}
    form = kinds.get(circle, ShareForm)()
    if circle != Circle.COHORT:
        form.people.choices = [(each.public_id, each.name) for each in fellows]
    form.most = min(part.group.max - 1 if part.group else MOST, len(fellows))
    return form


def offered_circles(circles: Sequence[Circle], fellows: int) -> list[Circle]:
    """Those of *circles* for which there are *fellows* (a number) enough."""
    needed = {Circle.TWEETAL: 1, Circle.GROEPJE: FEWEST, Circle.COHORT: 1}
    return [each for each in circles if fellows >= needed.get(each, fellows + 1)]
