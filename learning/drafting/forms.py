"""What every page to write on sends along, besides the text."""

from collections.abc import Iterable, Mapping

from wtforms import Field, HiddenField, IntegerField, StringField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from learning.base.forms import Form
from learning.drafting.draft import Typed

PICK = "pick-"


SEEN = "seen-"


class NamedField(Field):
    """Every field of the page whose name begins with *prefix*, by the rest of its name."""

    def __init__(self, prefix: str, **options):
        super().__init__(**options)
        self.prefix = prefix

    def process(self, formdata, data=None, extra_filters=None):
        self.process_errors, self.object_data = [], data
        names = [name for name in formdata or () if name.startswith(self.prefix)]
        self.data = {name.removeprefix(self.prefix): formdata.get(name) for name in names}


class PutBackForm(Form):
    """Which earlier text, and the revision that the page showed."""

    version = StringField()
    revision = IntegerField()


class DraftForm(Form):
    """The revision that the page showed, its own random name, what was picked there, and of a text
    with several writers what it showed."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    page = HiddenField(validators=[Length(max=40)])
    picks = NamedField(PICK)
    seen = NamedField(SEEN)

    def typed_with(
        self, answers: Mapping[str, str], skipped: Iterable[str] = (), single: Iterable[str] = ()
    ) -> Typed:
        """What came in. *single*: the fields of which one answer is chosen."""
        return Typed(
            answers=answers,
            skipped=list(skipped),
            based_on=self.revision.data if self.revision.data is not None else -1,
            page=self.page.data or "",
            picks=self.picks.data,
            single=frozenset(single),
            seen=self.seen.data,
        )
