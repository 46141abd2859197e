"""Whether something may begin in a cohort now."""

from learning.base.errors import Refused
from learning.cohorts import queries
from learning.cohorts.models import CLOSED


def keep_open(cohort_id: int) -> None:
    """Nobody closes this cohort until this transaction ends. Raises Refused when it is closed.

    Inside ``writing()``, by every act that begins, places, hands in or invites.
    """
    if queries.closed_at(cohort_id) is not None:
        raise Refused(CLOSED)
