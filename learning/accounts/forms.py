"""What is typed to sign in, and about one's own account."""

from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import Length, StopValidation
from wtforms.widgets import EmailInput

from learning.accounts.addresses import address_of
from learning.base.access import own_path
from learning.base.forms import LONGEST_NAME, Form, Keepable, NameField

LONGEST_NEXT = 500


class AddressField(StringField):
    """An e-mail address; ``address`` is the one way we write it, None when it is none."""

    widget = EmailInput()

    @property
    def address(self) -> str | None:
        return address_of(self.data)

    def pre_validate(self, form):
        if self.address is None:
            raise StopValidation("Schrijf je hele e-mailadres, zoals naam@voorbeeld.nl.")


class TypedPasswordField(PasswordField):
    """A password as typed; it is never shown again."""

    def pre_validate(self, form):
        if not self.data:
            raise StopValidation("Typ je wachtwoord.")


class LinkForm(Form):
    """Asking for a link by mail."""

    email = AddressField("Je e-mailadres")
    next = HiddenField()

    @property
    def then(self) -> str:
        """Where to go after signing in: a path of this site."""
        return own_path(self.next.data) if len(self.next.data or "") <= LONGEST_NEXT else "/"


class PasswordForm(LinkForm):
    """Signing in with a password."""

    password = TypedPasswordField("Je wachtwoord")
    own_device = BooleanField("Ja, van mij alleen")


class OwnDeviceForm(Form):
    """The one question after a link was opened."""

    own_device = BooleanField("Ja, van mij alleen")


class RenameForm(Form):
    """What somebody wants to be called."""

    name = NameField("Zo heet je hier", missing="Schrijf hoe je genoemd wilt worden.")


class NewPasswordForm(Form):
    """A new password, and the present one where there is one."""

    current_password = PasswordField("Je wachtwoord van nu")
    new_password = TypedPasswordField("Je nieuwe wachtwoord")


class SearchForm(Form):
    """Looking for somebody by a piece of their name or address."""

    q = StringField("Naam of e-mailadres", [Keepable(), Length(max=LONGEST_NAME)])
    after = HiddenField()
