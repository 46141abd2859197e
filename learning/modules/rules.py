"""Who may read a module, and in which cohort somebody works on it."""

from collections.abc import Sequence

STUDENT = "student"


def may_read(user, places: Sequence, slug: str) -> bool:
    """Whoever is in a cohort that follows the module, in any role; and a beheerder."""
    return user.is_beheerder or any(slug in place.modules for place in places)


def may_open(user, places: Sequence, module) -> bool:
    """A handbook is for everybody who is signed in; other modules as ``may_read`` says."""
    return module.is_handbook or may_read(user, places, module.slug)


def works_in(places: Sequence, slug: str):
    """The place in which somebody begins opdrachten of this module; None: they only read.

    *places* come newest cohort first; the newest in which they are a student counts, and a closed
    one only when there is no other.
    """
    mine = [place for place in places if place.role == STUDENT and slug in place.modules]
    return next(iter(sorted(mine, key=lambda place: place.closed_at is not None)), None)
