"""A portfolio as others see it, with what is asked of the rooms that its pieces come from."""

from collections.abc import Sequence
from datetime import datetime

from learning.competences.evidence import queries as evidence
from learning.competences.evidence.models import Evidence
from learning.competences.evidence.sources import State
from learning.competences.portfolio.document import Document, document_of
from learning.competences.rating import queries as ratings


def undecided_in(portfolio) -> set[int]:
    """The numbers of its evidences of which the text is gone, and nobody said yet that they
    stay."""
    return undecided_among([each.evidence for each in portfolio.items if each.evidence])


def undecided_among(evidences: Sequence[Evidence]) -> set[int]:
    """The same of any."""
    states = evidence.source_states(evidences)
    return {
        each.id
        for each in evidences
        if not each.kept_at and states.get(each.id, State.ERASED) != State.THERE
    }


def as_seen(portfolio, at: datetime) -> Document:
    """What stands in it now; a fixed number of queries."""
    student = portfolio.student
    rated = ratings.shown_ratings_of(student, student)
    return document_of(portfolio, rated, undecided_in(portfolio), at)
