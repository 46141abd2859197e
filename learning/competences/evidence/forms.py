"""The shape of what is chosen and typed about words of one's own."""

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectMultipleField
from wtforms import TextAreaField as Area
from wtforms.validators import Length
from wtforms.widgets import HiddenInput

from learning.base.forms import LONGEST_TEXT, Form, Keepable, Seen, one_newline
from learning.base.public_id import is_public_id
from learning.competences.evidence.quoting import LONGEST
from learning.competences.evidence.words import (
    NO_LINE,
    NO_WHY,
    NO_WORDS,
    NOT_OWN,
    NOT_THERE,
    TOO_LONG,
    WHY_TOO_LONG,
)

LONGEST_WHY = 500


class TieForm(Form):
    """What the words show, and why. ``what``: the value of a choosing.Line; ``page``: the page's
    own random name."""

    what = RadioField("Wat laat dit zien?", choices=[], validate_choice=False)
    why = Area(
        "Waarom laat dit zien wat je kunt?",
        [Seen(NO_WHY), Keepable(), Length(max=LONGEST_WHY, message=WHY_TOO_LONG)],
        filters=[one_newline],
    )
    page = HiddenField()
    revision = IntegerField(widget=HiddenInput())

    @property
    def name(self) -> str:
        """The name of the page, or "": then it has none."""
        first = (self.page.data or "").partition(".")[0]
        return first if is_public_id(first) else ""

    def is_tied(self, line) -> bool:
        """Whether all of it can be kept; *line*: what was chosen. Says it where it cannot."""
        is_valid = self.is_valid_post()
        if line is None:
            self.what.errors = [NO_LINE]
        return is_valid and line is not None

    def on_top_of(self, revision: int) -> None:
        """The page shows that one: when it is opened, and when it comes back with two texts."""
        self.revision.data, self.revision.raw_data = revision, None


class QuoteForm(TieForm):
    """The words too: ticked as pieces, or put in a box. ``own``: asked for where others wrote too;
    ``then``: "save" when the words are chosen."""

    piece = SelectMultipleField(choices=[], validate_choice=False)
    quote = Area(
        "Of plak hier een stukje uit je tekst",
        [Keepable(), Length(max=LONGEST_TEXT, message=TOO_LONG)],
        filters=[one_newline],
    )
    own = BooleanField("Dit zijn mijn eigen woorden")

    def takes(self, words: str | None, is_shared: bool) -> bool:
        """Whether *words* (None: they do not stand in the text) can be quoted; says it where not.
        *is_shared*: others wrote in it too."""
        wrong = NOT_THERE if words is None else "" if words else NO_WORDS
        wrong = TOO_LONG if words and len(words) > LONGEST else wrong
        if wrong:
            self.quote.errors = [wrong]
        if is_shared and not self.own.data:
            self.own.errors = [NOT_OWN]
        return not (self.quote.errors or self.own.errors)
