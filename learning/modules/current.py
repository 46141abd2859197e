"""The module that is asked for, as it is live now, for whoever is asking."""

from datetime import datetime

from flask import abort

from learning.cohorts.current import current_places
from learning.modules.live import current_shelf
from learning.modules.parts import Module
from learning.modules.rules import may_open


def modules_readable_by(user, at: datetime) -> list[Module]:
    """What *user*, who is asking, may read at this moment, in the order of the shelf;
    the handbook too."""
    shelf, places = current_shelf(at), current_places()
    return [each for each in shelf.modules.values() if may_open(user, places, each)]


def lessons_readable_by(user, at: datetime) -> list[Module]:
    """The same without the handbook: what one can learn from, or work on."""
    return [each for each in modules_readable_by(user, at) if not each.is_handbook]


def module_readable_by(user, slug: str, at: datetime) -> Module:
    """The module, or 404: alike for one that is not there and one that is not theirs."""
    found = (each for each in modules_readable_by(user, at) if each.slug == slug)
    return next(found, None) or abort(404)
