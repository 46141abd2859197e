"""The places of whoever is asking now: looked up once a request."""

from collections.abc import Sequence

from flask import g
from flask_login import current_user

from learning.cohorts import queries
from learning.cohorts.models import Role
from learning.cohorts.queries import Place


def modules_followed_in(cohort_id: int) -> frozenset[str]:
    """What that cohort follows (slugs), for somebody who is in it; nothing for anybody else."""
    here = (place.modules for place in current_places() if place.cohort_id == cohort_id)
    return next(here, frozenset())


def current_places(*roles: Role) -> Sequence[Place]:
    """Where the person who asks is now; with *roles*, only the places in those roles."""
    if not current_user.is_authenticated:
        return []
    if "places" not in g:
        g.places = queries.places_of(current_user)
    return [place for place in g.places if not roles or place.role in roles]
