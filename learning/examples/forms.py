"""To look for an example."""

from wtforms import SelectField

from learning.base.searching import LooksForWords
from learning.examples.library import Wanted

WAYS = ("place", "kind", "works")


class LibraryForm(LooksForWords):
    """Words, and three ways to narrow. The choices come from what there is."""

    place = SelectField("Plaats", validate_choice=False)
    kind = SelectField("Soort", validate_choice=False)
    works = SelectField("Wat er werkt", validate_choice=False)

    @property
    def wanted(self) -> Wanted:
        """What was asked; what is no choice (any more) finds nothing."""
        return Wanted(self.words, **{each: self[each].data or "" for each in WAYS})
