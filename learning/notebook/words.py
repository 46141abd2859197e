"""How a page of a logboek is shown among earlier texts."""

from collections.abc import Iterator, Mapping

from learning.drafting.history import Line
from learning.notebook.models import TEXT

QUESTION = "Je bladzijde"


def lines(answers: Mapping[str, str], _questions: Mapping) -> Iterator[Line]:
    """The one text of a page."""
    return iter([Line(TEXT, QUESTION, answers.get(TEXT) or "")])
