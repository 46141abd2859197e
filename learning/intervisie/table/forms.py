"""What is pressed and chosen on the table: on or back, who brings in, and how you will talk."""

from wtforms import BooleanField, HiddenField, IntegerField, RadioField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form
from learning.intervisie.threads.forms import TicksField
from learning.modules.werkvormen import Depth, Role, Werkvorm


class PressForm(Form):
    """A button on the table. ``step`` and ``turn``: what stood there when it was pressed."""

    step = HiddenField(validators=[Length(max=80)])
    turn = IntegerField(widget=HiddenInput(), validators=[Optional()])
    what = HiddenField(validators=[Length(max=10)])


class InbrengerForm(PressForm):
    """Who says: ja, ik breng iets in. ``user``: whom that is."""

    who = RadioField(
        "Wie zegt: ja, ik breng iets in?",
        validators=[InputRequired("Kies wie iets inbrengt.")],
        invalid_choice_message="Deze persoon doet niet meer mee. Kies iemand anders.",
    )


class RolesForm(PressForm):
    """Who does what in the werkvorm that was chosen."""

    werkvorm = HiddenField(validators=[Length(max=80)])
    leader = RadioField(
        "Wie is gespreksleider?",
        validators=[InputRequired("Kies een gespreksleider.")],
        invalid_choice_message="Kies iemand die nu meedoet.",
    )
    consulenten = TicksField("Wie zijn consulent?", validators=[Optional()])
    willing = BooleanField(
        "De inbrenger zegt zelf ja", [InputRequired("Vraag het eerst aan de inbrenger zelf.")]
    )


def inbrenger_form(thread, **data) -> InbrengerForm:
    """The form with everyone who takes part."""
    form = InbrengerForm(**data)
    form.who.choices = [(each.user.public_id, each.user.name) for each in thread.present]
    return form


def roles_form(thread, werkvorm: Werkvorm, **data) -> RolesForm:
    """The form with everyone but the inbrenger, and only what *werkvorm* needs to know."""
    form = RolesForm(**data)
    others = [each for each in thread.present if each.role != Role.INBRENGER]
    people = [(each.user.public_id, each.user.name) for each in others]
    form.leader.choices = form.consulenten.choices = people
    inbrenger = thread.holder_of(Role.INBRENGER)
    form.willing.label.text = f"{inbrenger.user.name} zegt zelf: ja, deze vorm wil ik"
    if Role.CONSULENT not in werkvorm.roles:
        del form.consulenten
    if werkvorm.depth != Depth.DEEP:
        del form.willing
    return form
