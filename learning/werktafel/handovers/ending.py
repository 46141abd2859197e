"""What becomes of an agreement when its question goes. Inside ``writing()``."""

from datetime import datetime

from learning.werktafel.handovers import queries, telling
from learning.werktafel.models import Question


def end_of(question: Question, at: datetime) -> None:
    """Nobody walks along by it any more; who said yes is told."""
    standing = queries.standing_on(question)
    if standing:
        telling.taken_back(standing, at)
        standing.end(at)


def off_the_table(question: Question, by_id: int, at: datetime) -> None:
    """A docent takes it off the table for now; the agreement stands, and who said yes is told."""
    standing = queries.standing_on(question)
    if standing:
        telling.off(standing, by_id, at)
