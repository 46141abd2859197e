"""The shape of asking for contact, passing that on, and saying how soon one hears something."""

from collections.abc import Sequence

from wtforms import HiddenField, IntegerField, RadioField
from wtforms.validators import NumberRange, ValidationError

from learning.base.forms import Form, StoryField
from learning.begeleiders.rules import MOST_DAYS, How

NO_NUMBER = f"Schrijf een getal van 1 tot en met {MOST_DAYS}."

SHORTEST_NUMBER = 6  # digits
ON_WHICH = "Op welk nummer? Schrijf het erbij. Of kies een andere manier."


class AskForm(Form):
    """Whom, how, and words that may go with it."""

    who = RadioField("Wie vraag je?", invalid_choice_message="Kies één persoon.")
    how = RadioField(
        "Hoe wil je contact?",
        choices={each.value: each.asks for each in How},
        invalid_choice_message="Kies hoe je contact wilt.",
    )
    note = StoryField("Wil je er iets bij schrijven? Dat hoeft niet.")
    earlier = ""  # what stands with questions that are open: the number may be there

    def validate_note(self, field):
        """Who wants a call says on which number."""
        known = f"{self.earlier} {field.data or ''}"
        if self.how.data == How.CALL and sum(map(str.isdigit, known)) < SHORTEST_NUMBER:
            raise ValidationError(ON_WHICH)


class PassForm(Form):
    """Which colleague goes on with it."""

    who = RadioField("Aan wie geef je het door?", invalid_choice_message="Kies één collega.")


class DaysField(IntegerField):
    """A number of days."""

    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(NO_NUMBER) from error


class DaysForm(Form):
    """Within how many working days, in which cohort (its public id)."""

    cohort = HiddenField()
    days = DaysField(
        "Binnen hoeveel werkdagen?", [NumberRange(min=1, max=MOST_DAYS, message=NO_NUMBER)]
    )


def with_people(form, people: Sequence) -> Form:
    """*form* with *people* (Helpers) to choose from; with one, that one is chosen."""
    form.who.choices = {each.public_id: f"{each.name} ({each.role})" for each in people}
    if not form.is_submitted() and len(people) == 1:
        form.who.data = people[0].public_id
    return form
