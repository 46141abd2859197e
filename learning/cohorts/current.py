"""The places of whoever is asking now: looked up once a request."""

from collections.abc import Sequence

from flask import g
from flask_login import current_user

from learning.base.access import one_or_404
from learning.cohorts import queries
from learning.cohorts.models import Role
from learning.cohorts.queries import Place
from learning.cohorts.rules import is_open


def modules_followed_in(cohort_id: int) -> frozenset[str]:
    """What that cohort follows (slugs), for somebody who is in it; nothing for anybody else."""
    here = (place.modules for place in current_places() if place.cohort_id == cohort_id)
    return next(here, frozenset())


def studies_in(cohort_id: int) -> bool:
    """Whether the person who asks is a student there, and may begin things: it is not closed."""
    mine = (place for place in current_places(Role.STUDENT) if place.cohort_id == cohort_id)
    return any(is_open(place) for place in mine)


def current_places(*roles: Role) -> Sequence[Place]:
    """Where the person who asks is now; with *roles*, only the places in those roles."""
    if not current_user.is_authenticated:
        return []
    if "places" not in g:
        g.places = queries.places_of(current_user)
    return [place for place in g.places if not roles or place.role in roles]


def places_in(key: str) -> list[Place]:
    """The places of who asks in the cohort with that public id; 404 for who may not know of it,
    and none for a beheerder."""
    here = [place for place in current_places() if place.public_id == key]
    if not here:
        one_or_404(queries.readable_by(current_user).filter_by(public_id=key))
    return here
