"""The shape of what is typed in a logboek."""

from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, StoryField
from learning.drafting.draft import Typed
from learning.drafting.forms import DraftForm
from learning.notebook.models import TEXT


class PageForm(DraftForm):
    """One page."""

    text = StoryField("Jouw tekst")

    def typed(self) -> Typed:
        """What came in."""
        return self.typed_with({TEXT: self.text.data or ""})


class SearchForm(Form):
    """A word, or a few; posted, so that they stand in no address."""

    words = StringField("Zoek in je logboek")


class CopyForm(Form):
    """What the preview showed: the revision of the page, and of the draft that it goes to."""

    seen = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
