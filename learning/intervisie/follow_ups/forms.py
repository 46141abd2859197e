"""The shape of asking somebody to talk on."""

from wtforms import BooleanField, IntegerField, RadioField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form
from learning.intervisie.follow_ups.talking_on import TalkOn


class FollowUpForm(Form):
    """``revision``: of the words that the person saw they would send along."""

    who = RadioField(
        "Met wie wil je doorpraten?",
        choices={},
        validators=[InputRequired("Kies iemand.")],
        invalid_choice_message="Deze persoon kun je nu niet kiezen. Kies iemand anders.",
    )
    with_note = BooleanField("Stuur mee wat ik bij ‘lastig’ schreef")
    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])


def follow_up_form(talk_on: TalkOn) -> FollowUpForm:
    """The form with the people of *talk_on*."""
    form = FollowUpForm(revision=talk_on.revision)
    form.who.choices = {
        each.key: f"{each.name} ({each.role})" if each.role else each.name
        for each in talk_on.people
    }
    return form
