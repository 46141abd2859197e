"""Looking for something in a room: words travel by POST, and stand in no address."""

from collections.abc import Callable, Mapping
from typing import Self

from flask import redirect, url_for
from wtforms import StringField
from wtforms.validators import Length

from learning.base.forms import Form, Keepable, without_edges

LONGEST_SEARCH = 200


class SoughtField(StringField):
    """Words to look for; they may be left out."""

    def __init__(self, label: str, **options):
        checks = [Keepable(), Length(max=LONGEST_SEARCH, message="Zoek met minder woorden.")]
        super().__init__(label, checks, filters=[without_edges], **options)


class LooksForWords(Form):
    """What somebody looks for. What they choose beside it may stand in an address."""

    q = SoughtField("Zoek een woord")

    @classmethod
    def at(cls, address: Mapping[str, str]) -> Self:
        """With what was chosen in that *address*. Words in it, from before, are left there."""
        return cls(formdata=None, data={each: address[each] for each in address if each != "q"})

    @property
    def words(self) -> str:
        """What to look for; "" when there is nothing, or nothing that can be looked for."""
        return "" if self.errors else self.q.data or ""

    @property
    def chosen(self) -> dict[str, str]:
        """What goes in an address, by name."""
        beside = [each for each in self if each.name not in {"q", "csrf_token"}]
        return {each.name: each.data for each in beside if each.data}


def answer_to_words(form: LooksForWords, page: Callable[[LooksForWords], str], home: str, **of):
    """What a post of *form* is answered: the *page* with what fits, or with what is wrong. Without
    words it is a choice only: that has an address, at the view *home* (*of*: what is in it)."""
    if not form.is_valid_post():
        return page(form), 422
    if not form.words:
        return redirect(url_for(home, **of, **form.chosen))
    return page(form)
