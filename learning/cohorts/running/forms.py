"""What is typed or chosen to invite from a list, and to hand a cohort over."""

from functools import cached_property

from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import ValidationError

from learning.accounts.forms import AddressField
from learning.base.forms import Form, one_newline
from learning.cohorts.forms import ROLES, RoleField
from learning.cohorts.models import Role
from learning.cohorts.running.listing import EMPTY, Listed, joined, read_list
from learning.cohorts.running.reading_files import NotAList, text_of

BOTH = (
    "Je koos een bestand, en er staat ook iets in het vak. "
    "Maak het vak leeg, of stuur het bestand niet mee."
)


class ListForm(Form):
    """A list: as a file or pasted; ``good`` are lines that were found good on an earlier page."""

    file = FileField("Een CSV-bestand")
    lines = TextAreaField("Of plak de regels hier", filters=[one_newline])
    good = HiddenField(filters=[one_newline])
    role = RadioField(
        "Hoe doen ze mee?",
        choices=ROLES,
        default=Role.STUDENT,
        invalid_choice_message="Kies hoe ze meedoen.",
    )

    @cached_property
    def typed(self) -> Listed:
        """What is in the file or in the box. Raises NotAList for a file of another kind."""
        data = b""
        if self.file.data:
            with self.file.data.stream as stream:
                data = stream.read()
        text = text_of(data) if data else self.lines.data or ""
        return read_list(text, is_rest=bool(self.kept.good))

    @cached_property
    def kept(self) -> Listed:
        """What was found good before; nothing when this is the first page."""
        return read_list(self.good.data) if (self.good.data or "").strip() else Listed()

    @cached_property
    def found(self) -> Listed:
        """All of it together."""
        return joined(self.kept, self.typed)

    def validate_file(self, field):
        """A file that can be read, and nothing else besides."""
        if not field.data:
            return
        if (self.lines.data or "").strip():
            raise ValidationError(BOTH)
        try:
            problem = self.typed.problem
        except NotAList as refusal:
            raise ValidationError(str(refusal)) from None
        if problem:
            raise ValidationError(problem)

    def validate_lines(self, field):
        """Pasted lines, where there is no file."""
        nothing_more = self.kept.good and self.typed_is_empty()
        if not self.file.data and self.typed.problem and not nothing_more:
            raise ValidationError(self.typed.problem)

    def typed_is_empty(self) -> bool:
        """Whether nothing stands in the box."""
        return self.typed.problem == EMPTY

    def validate_good(self, field):
        """Only lines that this site made itself."""
        if self.kept.problem or self.kept.wrong:
            raise ValidationError("Laad de pagina opnieuw, en begin nog eens.")


class AgainForm(Form):
    """An invitation to send once more; without an address: all that are too old."""

    address = AddressField()
    role = RoleField()

    @property
    def is_one(self) -> bool:
        return bool(self.address.data)


class HandOverForm(Form):
    """Who comes as docent, and who goes then: the public id of a docent, or "" for nobody."""

    address = AddressField("E-mailadres van de nieuwe docent")
    goes = RadioField(
        "Wie stopt er dan als docent van deze groep?",
        invalid_choice_message="Kies wie er stopt.",
    )
