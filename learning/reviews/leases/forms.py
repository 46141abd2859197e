"""Taking over, with words."""

from wtforms import StringField
from wtforms.validators import Length
from wtforms.widgets import HiddenInput

from learning.base.forms import Form, StoryField

MOST = 500


class TakeOverForm(Form):
    """What is said to whoever has it now (it may stay empty), and whom the page showed."""

    words = StoryField(
        "Wil je er iets bij zeggen?",
        [Length(max=MOST, message=f"Houd het kort: hier passen {MOST} tekens in.")],
    )
    held = StringField(widget=HiddenInput())
