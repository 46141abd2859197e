"""What is typed to ask somebody to walk along."""

from wtforms import BooleanField, RadioField
from wtforms.validators import ValidationError

from learning.base.forms import Form
from learning.social_map.forms import WordsField

LONGEST = 200
SAY_YES = "Zet hier een kruisje. Anders weet die persoon niet wie het vraagt."


class ProposeForm(Form):
    """Whom, when; and, for a question without a name, that this one sees who asks."""

    person = RadioField("Wie loopt er mee?", invalid_choice_message="Kies één persoon.")
    when = WordsField(
        "Wanneer, en waar begin je?",
        missing="Schrijf wanneer. Eén zin is genoeg.",
        longest=LONGEST,
    )
    shows_name = BooleanField("Deze ene persoon mag mijn naam zien")
    is_nameless = False

    def validate_shows_name(self, field):
        """Chosen by who asked without a name; others are known already."""
        if self.is_nameless and not field.data:
            raise ValidationError(SAY_YES)


def propose_form(people: dict[str, str], is_nameless: bool) -> ProposeForm:
    """*people*: public id → name."""
    form = ProposeForm()
    form.is_nameless = is_nameless
    form.person.choices = people
    if not form.is_submitted() and len(people) == 1:
        form.person.data = next(iter(people))
    return form
