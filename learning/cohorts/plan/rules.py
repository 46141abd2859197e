"""Who makes the plan of a cohort, and who takes more time. A place: see cohorts.queries.Place."""

from collections.abc import Sequence

from learning.cohorts.models import Role


def may_plan(places: Sequence) -> bool:
    """Its docenten. *places*: those of one person in one cohort."""
    return any(each.role == Role.DOCENT for each in places)


def may_take_time(places: Sequence) -> bool:
    """Its students, for themselves."""
    return any(each.role == Role.STUDENT for each in places)
