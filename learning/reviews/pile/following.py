"""What comes before and after a hand-in on the pile, in the narrowing that a docent came from.

Also for the page of one hand-in: ``?cohort=…&kind=…`` stands in its address as on the pile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.modules.parts import Module
from learning.reviews.pile import queries
from learning.reviews.pile.narrowing import Narrowing, narrowing_from, parts_of


@dataclass(frozen=True)
class Asked:
    """What an address asks of the pile. ``cohort_ids``: in which to look; ``parts``: see
    queries.waiting_in(); ``is_known``: False when something in it means nothing here."""

    narrowing: Narrowing
    cohort_ids: Sequence[int]
    parts: Sequence[tuple[str, str, str]]
    modules: Mapping[str, Module]
    is_known: bool = True


@dataclass(frozen=True)
class Around:
    """Public ids of the hand-ins before and after, None where there is none; ``keep``: what goes
    along in the address of every page and form of this hand-in."""

    previous: str | None
    next: str | None
    keep: Mapping[str, str]


def asked_in(args: Mapping[str, str], modules: Mapping[str, Module]) -> Asked:
    """What *args* (of a request) ask, for the docent who asks. *modules*: of the shelf."""
    places = current_places(Role.DOCENT)
    mine = [each.cohort_id for each in places]
    followed = {slug for each in places for slug in each.modules}
    taught = {slug: each for slug, each in modules.items() if slug in followed}
    key = args.get("person")
    person = queries.student_in(mine, key) if key and mine else None
    narrowing, is_known = narrowing_from(args, places, taught, person)
    among = [each for each in places if narrowing.cohort in ("", each.public_id)]
    return Asked(
        narrowing,
        [each.cohort_id for each in among],
        parts_of(narrowing.kind, taught.values()),
        taught,
        is_known,
    )


def around(docent, args: Mapping[str, str], hand_in, modules, at: datetime) -> Around:
    """What lies around *hand_in* for *docent*, without what a colleague looks at."""
    asked, place = asked_in(args, modules), (hand_in.handed_in_at, hand_in.id)
    return Around(
        _beside(docent, asked, place, queries.BEFORE, at),
        _beside(docent, asked, place, queries.AFTER, at),
        asked.narrowing.args,
    )


def next_after(docent, args: Mapping[str, str], hand_in, modules, at: datetime) -> Around:
    """What *docent* opens once *hand_in* is answered: ``next`` is the one after it, else the first
    that waits, None when nothing is left; ``keep`` goes along."""
    asked, place = asked_in(args, modules), (hand_in.handed_in_at, hand_in.id)
    following = _beside(docent, asked, place, queries.AFTER, at)
    first = following or _beside(docent, asked, None, "", at)
    return Around(None, None if first == hand_in.public_id else first, asked.narrowing.args)


def _beside(docent, asked: Asked, place, way: str, at: datetime) -> str | None:
    what = (asked.narrowing, asked.parts, at)
    return queries.beside(asked.cohort_ids, docent, place, way, *what)
