"""The shape of choosing who reads along by name."""

from collections.abc import Mapping

from wtforms import HiddenField, RadioField

from learning.accounts.forms import AddressField
from learning.base.forms import Form
from learning.submissions.showing.rules import WEEKS, Reason


class ShowForm(Form):
    """To whom, until when, and the hand-in that the page showed (its public id)."""

    person = RadioField("Wie mag meelezen?", invalid_choice_message="Kies één persoon.")
    weeks = RadioField(
        "Tot wanneer?",
        choices=WEEKS,
        default="12",
        invalid_choice_message="Kies hoe lang.",
    )
    seen = HiddenField()


def show_form(people: Mapping[str, str], seen: str) -> ShowForm:
    """The form with *people* (public id → name and role) for the hand-in *seen*."""
    form = ShowForm(seen=seen)
    form.person.choices = dict(people)
    if not form.is_submitted() and len(people) == 1:
        form.person.data = next(iter(people))
    return form


class ColleagueForm(Form):
    """Which colleague, and why: one of a few reasons."""

    address = AddressField("Het e-mailadres van je collega")
    reason = RadioField(
        "Waarom vraag je dit?",
        choices={each.value: each.sentence for each in Reason},
        invalid_choice_message="Kies waarom. De student leest dit ook.",
    )
