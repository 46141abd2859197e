"""Telling docenten that something waits, and taking that back; inside ``writing()``."""

from datetime import datetime

from learning.notices.giving import give
from learning.notices.kinds import Kind
from learning.reviews.mornings import queries
from learning.reviews.mornings.queries import PILE

WAITS = "Er wacht werk van studenten op je."


def tell_docenten(at: datetime) -> None:
    """As it is at this moment; done twice it is done once. Mijn plek says it in its own way."""
    queries.take_back_from_who_is_done(at)
    for number, came in queries.docenten_to_tell():
        key = f"pile:{came.isoformat()}:{at.isoformat()}"
        give([number], key, WAITS, PILE, came, kind=Kind.NAKIJKEN, on_my_place=False)
