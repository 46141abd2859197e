"""The shape of a question. It refuses nothing: what cannot be looked for is said on the page."""

from wtforms import HiddenField, StringField

from learning.base.forms import UNKEEPABLE, Form

LONGEST_KEPT = 20_000


def _keepable(text: str | None) -> str | None:
    return text and UNKEEPABLE.sub(" ", text)[:LONGEST_KEPT]


class SearchForm(Form):
    """``kind``: only that kind; ``before``: after which one to go on, "" for the first."""

    q = StringField("Waar zoek je naar?", filters=[_keepable])
    kind = HiddenField()
    before = HiddenField()
