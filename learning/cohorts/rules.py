"""Who may do what with a cohort. Who may look into one is decided in queries.py."""

from learning.cohorts.models import Role


def may_begin(user) -> bool:
    """A beheerder makes cohorts."""
    return user.is_beheerder


def may_choose_modules(user) -> bool:
    """A beheerder decides what any cohort follows."""
    return user.is_beheerder


def may_manage(user, cohort) -> bool:
    """A beheerder, and the docenten of this cohort, invite people and let people go."""
    return user.is_beheerder or Role.DOCENT in cohort.roles_of(user)


def is_open(place) -> bool:
    """Whether anything may begin in this cohort, or in the cohort of this place."""
    return place.closed_at is None
