"""What is typed to make a group, to ask people, and to write down what they agree."""

from collections.abc import Sequence

from wtforms import HiddenField, IntegerField, RadioField, SelectMultipleField, StringField
from wtforms import TextAreaField as TextArea
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, HiddenInput

from learning.accounts.forms import AddressField
from learning.accounts.models import User
from learning.base.forms import Form, Keepable, NameField, Seen, one_newline, without_edges
from learning.base.public_id import is_public_id
from learning.intervisie.groups.models import LARGEST, SMALLEST
from learning.intervisie.groups.words import KEEPS

LONGEST_AGREEMENT = 5000


class PeopleField(SelectMultipleField):
    """People to tick, by name; ``data`` holds public ids."""

    def __init__(self, label: str, **options):
        gone = "Iemand die je koos, staat hier niet meer. Kijk het nog eens na."
        widget = CheckboxInput()
        super().__init__(label, option_widget=widget, invalid_choice_message=gone, **options)

    def offer(self, people: Sequence[User]) -> None:
        """The people to choose from."""
        self.choices = [(each.public_id, each.name) for each in people]


class GroupForm(Form):
    """A new group. The key is made with the empty form: sent twice, it is still one group."""

    name = NameField("Hoe heet de groep?", missing="Geef de groep een naam.")
    people = PeopleField("Wie vraag je?")
    key = HiddenField()
    cohort = HiddenField()
    maker_is_in = False

    def validate_people(self, field):
        """Enough people for a group, and not too many; who makes it may be one of them."""
        others, mine = len(set(field.data)), int(self.maker_is_in)
        if others + mine < SMALLEST:
            more = "twee anderen" if mine else "drie mensen"
            raise ValidationError(f"Een intervisiegroep begint met drie. Kies minstens {more}.")
        if others + mine > LARGEST:
            most = "zeven anderen" if mine else "acht mensen"
            raise ValidationError(
                f"In een intervisiegroep passen acht mensen. Kies hoogstens {most}."
            )

    def validate_key(self, field):
        """Only what was made here becomes an address."""
        if not is_public_id(field.data or ""):
            raise ValidationError("Laad de pagina opnieuw.")


class NewAddressField(AddressField):
    """An e-mail address, or nothing."""

    def pre_validate(self, form):
        if self.data:
            super().pre_validate(form)


class InviteForm(Form):
    """Asking people by name, or somebody by an address; a docent asks by name only."""

    people = PeopleField("Wie vraag je?")
    address = NewAddressField("Het e-mailadres van iemand anders", filters=[without_edges])

    def validate_people(self, field):
        """Somebody has to be asked."""
        if not field.data and not ("address" in self and self.address.data):
            raise ValidationError("Kies minstens één naam, of schrijf een e-mailadres.")

    @property
    def typed_address(self) -> str:
        """The address in the one way we write it; "" when there is none."""
        return (self.address.address or "") if "address" in self else ""


class NameForm(Form):
    """What a group is called."""

    name = NameField("Hoe heet de groep?", missing="Geef de groep een naam.")


class AgreementForm(Form):
    """What the group agrees, and the version that this text began from."""

    text = TextArea(
        "Onze afspraken",
        [
            Seen("Schrijf op wat jullie afspreken."),
            Keepable(),
            Length(max=LONGEST_AGREEMENT, message="Maak dit korter: hoogstens 5000 tekens."),
        ],
        filters=[one_newline, without_edges],
    )
    version = IntegerField(widget=HiddenInput(), validators=[Optional()])


class YesForm(Form):
    """The version of the agreement that somebody read."""

    version = IntegerField(widget=HiddenInput())


class KeepsForm(Form):
    """How long words stay."""

    keeps = RadioField(
        "Hoe lang bewaren we wat jullie schrijven?",
        choices=KEEPS,
        invalid_choice_message="Kies een van deze drie.",
    )


class WhoForm(Form):
    """Somebody in a group: a public id, or the address that was asked."""

    who = StringField()
