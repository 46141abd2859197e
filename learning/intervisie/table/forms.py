"""What is pressed and chosen on the table: on or back, who brings in, and how you will talk."""

from collections.abc import Mapping

from wtforms import BooleanField, HiddenField, IntegerField, RadioField
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import HiddenInput

from learning.base.forms import Form
from learning.intervisie.groups.forms import PeopleField
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
    consulenten = PeopleField("Wie is consulent?")
    willing = BooleanField()

    def validate_consulenten(self, field):
        """One or two, and not who leads."""
        if not 1 <= len(field.data or []) <= 2:
            raise ValidationError("Kies één of twee consulenten.")
        if self.leader.data in field.data:
            raise ValidationError("De gespreksleider kan niet ook consulent zijn.")

    def validate_willing(self, field):
        """A werkvorm that goes deep is never chosen for somebody."""
        if not field.data:
            raise ValidationError("Deze vorm gaat diep. Vraag het eerst aan de inbrenger zelf.")


def inbrenger_form(thread, asked: Mapping | None = None) -> InbrengerForm:
    """The form with everyone who takes part. *asked*: the step and the turn on the screen."""
    form = InbrengerForm(data=asked)
    form.who.choices = [(each.user.public_id, each.user.name) for each in thread.present]
    return form


def roles_form(thread, werkvorm: Werkvorm, asked: Mapping | None = None) -> RolesForm:
    """The form with everyone but the inbrenger, and only what *werkvorm* needs to know."""
    leader, inbrenger = thread.holder_of(Role.GESPREKSLEIDER), thread.holder_of(Role.INBRENGER)
    begins = {"leader": leader.user.public_id} if leader else {}
    form = RolesForm(data={**(asked or {}), **begins, "werkvorm": werkvorm.id})
    others = [each.user for each in thread.present if each is not inbrenger]
    form.leader.choices = [(each.public_id, each.name) for each in others]
    form.consulenten.choices = form.leader.choices
    form.willing.label.text = f"{inbrenger.user.name} zegt zelf: ja, deze vorm wil ik."
    if Role.CONSULENT not in werkvorm.roles:
        del form.consulenten
    if werkvorm.depth != Depth.DEEP:
        del form.willing
    return form
