"""Where a proposed example stands. Derived from its moments, never stored."""

from enum import StrEnum


class State(StrEnum):
    """With the docenten, with who proposed it, in the library of the cohort, or out of it."""

    PROPOSED = "proposed"
    GIVEN_BACK = "given back"
    ACCEPTED = "accepted"
    ASIDE = "aside"
    TAKEN_BACK = "taken back"


def state_of(proposal) -> State:
    """The state that follows from the moments of *proposal*; only one of them is there."""
    if proposal.taken_back_at:
        return State.TAKEN_BACK
    if proposal.put_aside_at:
        return State.ASIDE
    if proposal.accepted_at:
        return State.ACCEPTED
    return State.GIVEN_BACK if proposal.given_back_at else State.PROPOSED
