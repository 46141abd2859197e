"""Giving notices about proposed examples, and taking back what asks for nothing any more."""

from collections.abc import Iterable
from datetime import datetime

from learning.examples.proposals.models import ExampleProposal
from learning.examples.proposals.words import ACCEPTED, ANSWERED, TO_LOOK_AT
from learning.notices import giving
from learning.notices.kinds import Kind


def address_of(proposal: ExampleProposal) -> str:
    """Its page."""
    return f"/examples/proposals/{proposal.public_id}"


def proposed(proposal: ExampleProposal, docenten: Iterable[int], at: datetime) -> None:
    """The docenten have something to look at; what one read before asks for nothing now."""
    giving.take_back([proposal.proposer_id], address_of(proposal), at)
    where = address_of(proposal), at
    giving.give(docenten, _key(proposal, at), TO_LOOK_AT, *where, kind=Kind.NAKIJKEN)


def answered(proposal: ExampleProposal, docenten: Iterable[int], at: datetime) -> None:
    """A docent did something with it: the others have nothing to do; who proposed it is told."""
    closed(proposal, docenten, at)
    words = ACCEPTED if proposal.accepted_at else ANSWERED
    where = address_of(proposal), at
    giving.give([proposal.proposer_id], _key(proposal, at), words, *where, kind=Kind.FEEDBACK)


def closed(proposal: ExampleProposal, docenten: Iterable[int], at: datetime) -> None:
    """Nobody has to look at it any more."""
    giving.take_back({*docenten, proposal.proposer_id}, address_of(proposal), at)


def _key(proposal: ExampleProposal, at: datetime) -> str:
    return f"example:{proposal.public_id}:{proposal.revision}:{at.isoformat()}"
