"""The moves on the open phase: what may be done now, by name, and doing it."""

from datetime import datetime

from learning.intervisie.threads import moving, opening, rules
from learning.intervisie.threads.frame import BRINGING, CASUSSEN, FRAME
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.phases import (
    is_too_thin,
    previous_phase,
    stands,
    texts_in,
    waits_for_telling,
)
from learning.intervisie.threads.states import Reason

MOVES = {  # name → what the button says
    "begin": "Begin met wie ja zei",
    "close": "Sluit deze stap",
    "go-on": "Ga verder: de dagen zijn om",
    "repeat": "Doe deze stap nog een keer",
    "unshown": "Ga verder zonder te tonen",
    "skip": "Sla deze stap over",
    "back": "Terug naar de stap hiervoor",
    "casussen": "Zoek andere casussen",
    "again": "Kies toch een andere casus",
}


def moves_for(user, thread: Thread, moment: datetime) -> dict[str, str]:
    """What *user* may do with the open phase at *moment*: name → what the button says."""
    return {name: MOVES[name] for name in MOVES if _is_possible(name, user, thread, moment)}


def _is_possible(name: str, user, thread: Thread, moment: datetime) -> bool:
    phase, is_thin = thread.phase, is_too_thin(thread)
    has_lapsed = stands(thread, moment).has_lapsed
    match name:
        case "begin":
            return rules.may_begin_without(user, thread, moment)
        case "close" | "go-on":
            may = rules.may_close(user, thread, moment) and not (
                is_thin or waits_for_telling(thread)
            )
            empty = phase.id == CASUSSEN and not texts_in(thread.run)
            if phase.is_for_inbrenger_alone and rules.is_inbrenger(user, thread):
                return False  # *klaar* or passing closes it
            return may and not empty and (name == "go-on") == has_lapsed
        case "repeat":
            may = phase.id not in FRAME and (phase.repeats or is_thin)
            return may and rules.may_steer(user, thread, moment)
        case "unshown":
            return is_thin and rules.may_steer(user, thread, moment)
        case "skip":
            may = phase.optional and not texts_in(thread.run)
            return may and rules.may_steer(user, thread, moment)
        case "back":
            untouched = not any(each.is_ready for each in thread.run.contributions)
            may = previous_phase(thread) and untouched
            return bool(may) and rules.may_go_back(user, thread, moment)
        case "casussen":
            return rules.may_choose_again(user, thread, moment) and phase.id == BRINGING
        case _:
            return rules.may_choose_again(user, thread, moment) and phase.id != BRINGING


def make_move(name: str, thread: Thread, by, at: datetime) -> None:
    """Do it. Raises Refused with a Dutch sentence for what cannot be done now."""
    match name:
        case "begin":
            opening.begin_without(thread, by, at)
        case "close":
            moving.close(thread, by, Reason.HAND, at)
        case "go-on":
            moving.close(thread, by, Reason.TERM, at)
        case "repeat":
            moving.repeat(thread, by, at)
        case "unshown":
            moving.close(thread, by, Reason.UNSHOWN, at)
        case "skip":
            moving.skip(thread, by, at)
        case "back":
            moving.go_back(thread, by, at)
        case "casussen":
            moving.choose_again(thread, by, CASUSSEN, at)
        case "again":
            moving.choose_again(thread, by, BRINGING, at)
