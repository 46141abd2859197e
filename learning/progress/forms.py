"""The shape of a reading place."""

from wtforms import StringField
from wtforms.validators import InputRequired, Length, Regexp

from learning.base.forms import Form


class PlaceForm(Form):
    """A chapter, and the id of the first paragraph in view; empty for its beginning."""

    chapter = StringField(validators=[InputRequired(), Length(max=200)])
    paragraph = StringField(validators=[Regexp(r"\A(a-[0-9a-f]{8}(-[0-9]{1,4})?)?\Z")])
