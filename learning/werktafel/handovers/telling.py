"""Telling the two, without names or content."""

from datetime import datetime

from learning.notices import giving
from learning.notices.kinds import Kind
from learning.werktafel.handovers.models import Handover
from learning.werktafel.telling import OWN, address_of

ASKED = "Iemand aan de Werktafel vraagt of je meeloopt."
AGREED = "Iemand loopt met je mee. Kijk aan de Werktafel."
ENDED = "Het meelopen aan de Werktafel is gestopt."
TAKEN_BACK = "Een vraag aan de Werktafel is teruggehaald. Jullie afspraak is daarmee van tafel."
OFF = "Een vraag ligt even niet op de Werktafel. Jullie afspraak staat nog."


def proposed(handover: Handover, at: datetime) -> None:
    """Who is asked hears it."""
    _tell(handover, handover.with_id, "asked", ASKED, at)


def agreed(handover: Handover, at: datetime) -> None:
    """The asker hears it."""
    _tell(handover, handover.question.asker_id, "agreed", AGREED, at)


def ended(handover: Handover, by_id: int, at: datetime) -> None:
    """The other one hears it; what was asked is asked no more."""
    giving.unsay(handover.with_id, _key(handover, "asked"), at)
    others = {handover.with_id, handover.question.asker_id} - {by_id, None}
    for each in others:
        _tell(handover, each, "ended", ENDED, at)


def taken_back(handover: Handover, at: datetime) -> None:
    """The question goes, and with it what was agreed: who would walk along hears it."""
    if handover.agreed_at:
        about = _key(handover, "gone"), TAKEN_BACK, OWN, at
        giving.give([handover.with_id], *about, kind=Kind.SAMEN)


def off(handover: Handover, by_id: int, at: datetime) -> None:
    """A docent (*by_id*) takes the question off the table: the same one hears it."""
    if handover.agreed_at and handover.with_id != by_id:
        key = _key(handover, f"off:{handover.question.revision}")
        giving.give([handover.with_id], key, OFF, OWN, at, kind=Kind.SAMEN)


def _tell(handover: Handover, user_id: int, what: str, words: str, at: datetime) -> None:
    where = address_of(handover.question)
    giving.give([user_id], _key(handover, what), words, where, at, kind=Kind.SAMEN)


def _key(handover: Handover, what: str) -> str:
    return f"werktafel-walk:{handover.public_id}:{what}"
