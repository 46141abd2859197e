"""Where a card stands. Derived from its moments, never stored."""

from enum import StrEnum


class State(StrEnum):
    """Where it stands: with the docenten, with who found it, on the map, or off it again."""

    PROPOSED = "proposed"
    GIVEN_BACK = "given back"
    APPROVED = "approved"
    TAKEN_OFF = "taken off"


def state_of(card) -> State:
    """The state that follows from the moments of *card*."""
    if card.approved_at:
        return State.TAKEN_OFF if card.taken_off_at else State.APPROVED
    return State.GIVEN_BACK if card.given_back_at else State.PROPOSED
