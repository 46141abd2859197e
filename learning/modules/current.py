"""The module that is asked for, as it is live now, for whoever is asking."""

from datetime import datetime

from flask import abort

from learning.cohorts.current import current_places
from learning.modules.live import current_shelf
from learning.modules.parts import Module
from learning.modules.rules import may_read


def modules_readable_by(user, at: datetime) -> list[Module]:
    """What *user*, who is asking, may read at this moment, in the order of the shelf."""
    shelf, places = current_shelf(at), current_places()
    return [each for each in shelf.modules.values() if may_read(user, places, each.slug)]


def module_readable_by(user, slug: str, at: datetime) -> Module:
    """The module, or 404: alike for one that is not there and one that is not theirs."""
    found = (each for each in modules_readable_by(user, at) if each.slug == slug)
    return next(found, None) or abort(404)
