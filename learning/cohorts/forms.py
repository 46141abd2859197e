"""What is typed to make a cohort, to invite people, and to accept an invitation."""

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput

from learning.accounts.forms import AddressField
from learning.base.forms import LONGEST_TEXT, Form, Keepable, NameField, one_newline
from learning.base.public_id import is_public_id
from learning.cohorts.models import Role
from learning.cohorts.pasted import MOST, Pasted, read_pasted

ROLES = {
    Role.STUDENT: "Als student",
    Role.DOCENT: "Als docent",
    Role.BEGELEIDER: "Als begeleider",
}


class CohortForm(Form):
    """A new cohort. The key is made with the empty form: sent twice, it is still one cohort."""

    name = NameField("Hoe heet de groep?", missing="Geef de groep een naam.")
    key = HiddenField()

    def validate_key(self, field):
        """Only what was made here becomes an address."""
        if not is_public_id(field.data or ""):
            raise ValidationError("Laad de pagina opnieuw.")


class ModulesForm(Form):
    """Which modules a cohort follows; the view gives the choices."""

    modules = SelectMultipleField(
        "Welke modules volgt deze groep?",
        option_widget=CheckboxInput(),
        invalid_choice_message="Deze module is er niet. Laad de pagina opnieuw.",
    )


class PastedField(TextAreaField):
    """Pasted addresses; ``read`` is what was found in them."""

    @property
    def read(self) -> Pasted:
        return read_pasted(self.data or "")

    def pre_validate(self, form):
        Keepable()(form, self)
        read = self.read
        if read.problems:
            self.errors = list(read.problems)
            raise StopValidation()
        if not read.addresses:
            raise StopValidation("Plak hier minstens één e-mailadres.")
        if len(read.addresses) > MOST:
            raise StopValidation(f"Dit zijn meer dan {MOST} adressen. Doe het in twee keer.")


class InviteForm(Form):
    """Inviting people, in one role."""

    addresses = PastedField(
        "E-mailadressen",
        [Length(max=LONGEST_TEXT, message="Dit is te lang. Doe het in twee keer.")],
        filters=[one_newline],
    )
    role = RadioField(
        "Hoe doen ze mee?",
        choices=ROLES,
        default=Role.STUDENT,
        invalid_choice_message="Kies hoe ze meedoen.",
    )


class RoleField(StringField):
    """A role by its name; None for anything else."""

    def process_formdata(self, valuelist):
        named = {str(role): role for role in Role}
        self.data = named.get(valuelist[0]) if valuelist else None


class PersonForm(Form):
    """Somebody in a cohort, in one role."""

    person = StringField()
    role = RoleField()


class OpenInvitationForm(Form):
    """An invitation that nobody accepted yet."""

    address = AddressField()
    role = RoleField()


class JoinForm(Form):
    """Coming in. Who has an account already is not asked for a name: the view takes it out."""

    name = NameField("Hoe wil je genoemd worden?", missing="Schrijf hoe je genoemd wilt worden.")
    own_device = BooleanField("Ja, van mij alleen")

    @property
    def chosen_name(self) -> str:
        return self.name.data if "name" in self else ""
