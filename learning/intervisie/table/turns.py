"""How the open step goes around a table: who has the floor, whose turn it is, who is next.

``run.turn`` counts places in the order of coming in, so that nobody loses a turn when
somebody before them leaves.
"""

from enum import StrEnum

from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, CASUSSEN, FORM, HARVEST, MARKING
from learning.intervisie.threads.phases import previous_phase, texts_in, with_the_floor
from learning.intervisie.threads.writing import run_named
from learning.modules.werkvormen import Audience, Shown

ALOUD = {CASUSSEN, HARVEST}  # whoever wants to says it, one after the other
TOGETHER = {AGREEMENTS, MARKING, BRINGING, FORM}


class Manner(StrEnum):
    """What a step is like in a room."""

    TURNS = "om de beurt"
    TALK = "in gesprek"
    SILENCE = "stil"
    PAPER = "op papier"  # sealed: it stays with its writer for now


def manner_of(thread) -> Manner:
    """How people do the open step."""
    phase = thread.phase
    if phase.id in ALOUD:
        return Manner.TURNS
    if phase.id in TOGETHER or phase.is_talk:
        return Manner.TALK
    if phase.shown == Shown.FROM_PHASE:
        return Manner.PAPER
    return Manner.SILENCE if phase.audience == Audience.AUTHOR else Manner.TURNS


def turn_of(thread):
    """Whose turn it is; None when the step has no turns, or nobody is left to have one."""
    return next((each for place, each in _line(thread) if place >= thread.run.turn), None)


def waiting_for_turn(thread) -> list:
    """Who comes after that, in order."""
    return [each for place, each in _line(thread) if place >= thread.run.turn][1:]


def next_place(thread) -> int | None:
    """The place of who comes after; None when this was the last one."""
    ahead = [place for place, _ in _line(thread) if place >= thread.run.turn]
    return ahead[1] if len(ahead) > 1 else None


def place_before(thread) -> int | None:
    """The place of who had the turn before; None when this is the first one."""
    return max((place for place, _ in _line(thread) if place < thread.run.turn), default=None)


def last_place(thread) -> int:
    """The place of who comes last in the open step; 0 when it has no turns."""
    return max((place for place, _ in _line(thread)), default=0)


def can_step_back(thread) -> bool:
    """Whether a step before can be opened again: nobody wrote anything since it began."""
    before = previous_phase(thread)
    if before is None or any(each.is_ready for each in thread.run.contributions):
        return False
    ids = [phase.id for phase in thread.plan]
    since = [run for run in thread.runs if ids.index(run.phase) >= ids.index(before.id)]
    return not any(texts_in(run) for run in since)


def is_past(thread, step: str, turn: int | None) -> bool:
    """Whether a button was pressed for a step or a turn that was there, and is over."""
    run = run_named(thread, step)
    return bool(run and (run is not thread.run or run.closed_at or run.turn != turn))


def _line(thread) -> list[tuple[int, object]]:
    """(place, participation) of everyone who gets a turn in the open step."""
    if manner_of(thread) != Manner.TURNS:
        return []
    floor = with_the_floor(thread)
    return [(place, each) for place, each in enumerate(thread.participations) if each in floor]
