"""What there is to choose in the opening of a thread: casussen, a werkvorm, people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.intervisie.threads import opening, rules
from learning.intervisie.threads.boxes import Item, items_in
from learning.intervisie.threads.frame import BRINGING, CASUSSEN, MARKING
from learning.intervisie.threads.phases import is_ready
from learning.intervisie.threads.states import Kind


@dataclass(frozen=True)
class Offer:
    """A casus that was offered. ``count``: to how many it speaks, once the marking is over;
    ``said``: what this reader said of it; ``may_be_picked``: the gespreksleider may take it."""

    item: Item
    title: str
    text: str
    is_mine: bool
    count: int
    said: str
    is_willing: bool
    is_vetoed: bool
    may_be_picked: bool
    is_marked: bool


def choices_for(user, thread, rows: Sequence, moment: datetime) -> tuple[Offer, ...]:
    """The offers, as *user* may choose from them now: those that speak to most people first.

    While they are marked they stand in the order of offering, and nothing is counted.
    """
    has_marked = thread.run.phase == MARKING and is_ready(thread.run, user.id)
    if thread.run.phase not in {MARKING, BRINGING} or has_marked:
        return ()
    items = _items(thread, rows)
    offers = [each for each in opening.offers(thread) if each.public_id in items]
    found = [_offer(user, thread, each, items[each.public_id], moment) for each in offers]
    if thread.run.phase == BRINGING:
        found.sort(key=lambda each: -each.count)
    return tuple(found)


def _items(thread, rows: Sequence) -> Mapping[str, Item]:
    phase = next(each for each in thread.plan if each.id == CASUSSEN)
    runs = {run.id for run in thread.runs if run.phase == CASUSSEN}
    return {item.id: item for item in items_in(phase, [row for row in rows if row.run_id in runs])}


def _offer(user, thread, offer, item: Item, moment: datetime) -> Offer:
    mine = [
        each for each in thread.run.stances if each.offer_id == offer.id and each.user_id == user.id
    ]
    texts = dict(item.texts)
    is_bringing = thread.run.phase == BRINGING
    willing = is_bringing and opening.is_willing(thread, offer)
    vetoed = is_bringing and opening.is_vetoed(thread, offer)
    title, *rest = [*texts.values(), ""]
    return Offer(
        item=item,
        title=title,
        text=rest[0],
        is_mine=offer.author_id == user.id,
        count=len(opening.marks(thread)[offer.id]) if is_bringing else 0,
        said=next((each.kind for each in mine if each.kind != Kind.MARK), ""),
        is_willing=willing,
        is_vetoed=vetoed,
        may_be_picked=willing
        and not vetoed
        and rules.may_pick(user, thread, moment)
        and may_be_taken(thread, offer, moment),
        is_marked=any(each.kind == Kind.MARK for each in mine),
    )


def may_be_taken(thread, offer, moment: datetime) -> bool:
    """Whether the group confirmed it: it speaks to more than half, or the days are over."""
    return opening.is_carried(thread, offer) or rules.has_lapsed(thread, moment)
