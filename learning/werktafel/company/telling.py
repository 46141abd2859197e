"""Telling docenten that a table is shared, or is so no longer."""

from collections.abc import Iterable
from datetime import datetime

from learning.cohorts.models import Cohort
from learning.notices import giving
from learning.notices.kinds import Kind

SHARED = "Jullie Werktafel is nu van meer groepen samen."
LEFT = "Een Werktafel van meer groepen is weer gesplitst."


def tell(docenten: Iterable[int], cohort: Cohort, words: str, at: datetime) -> None:
    """The docenten of *cohort*, with a door to where they see who sits there now."""
    where = f"/werktafel/company/{cohort.public_id}"
    what = "left" if words == LEFT else "shared"
    key = f"werktafel-company:{cohort.public_id}:{what}:{at.isoformat()}"
    giving.give(docenten, key, words, where, at, kind=Kind.GROEP)
