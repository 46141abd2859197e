"""Giving notices about cards, and taking them back when there is nothing to do any more."""

from collections.abc import Iterable
from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.social_map.models import SocialCard
from learning.social_map.words import APPROVED, GIVEN_BACK, TO_LOOK_AT


def address_of(card: SocialCard) -> str:
    """Its page."""
    return f"/social_map/{card.public_id}"


def proposed(card: SocialCard, docenten: Iterable[int], at: datetime) -> None:
    """The docenten have something to look at; who found it need not be told."""
    others = {each for each in docenten if each != card.proposer_id}
    giving.give(others, _key(card, at), TO_LOOK_AT, address_of(card), at, kind=Kind.NAKIJKEN)


def handled(card: SocialCard, docenten: Iterable[int], by_id: int, at: datetime) -> None:
    """A docent did something with it: the others have nothing to do; who found it is told."""
    giving.take_back(docenten, address_of(card), at)
    words = APPROVED if card.approved_at else GIVEN_BACK
    if card.proposer_id and card.proposer_id != by_id:
        to = [card.proposer_id]
        giving.give(to, _key(card, at), words, address_of(card), at, kind=Kind.FEEDBACK)


def erased(card: SocialCard, docenten: Iterable[int], at: datetime) -> None:
    """Its page is there no more."""
    people = {*docenten, *([card.proposer_id] if card.proposer_id else [])}
    giving.take_back(people, address_of(card), at)


def _key(card: SocialCard, at: datetime) -> str:
    return f"card:{card.public_id}:{card.revision}:{at.isoformat()}"
