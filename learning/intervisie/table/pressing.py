"""What the buttons on the table do. Each verb changes one thread; raises Refused."""

from collections.abc import Callable, Mapping
from datetime import datetime

from learning.base.errors import Refused
from learning.intervisie.table.turns import can_step_back, last_place, next_place, place_before
from learning.intervisie.threads import moving, opening
from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, CASUSSEN, FORM
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.phases import is_too_thin
from learning.intervisie.threads.states import Reason

EARLIER = {BRINGING: CASUSSEN, FORM: BRINGING}  # before the casus was told


def go_on(thread: Thread, by, at: datetime) -> None:
    """*Volgende*: the next person, or else the next step; after the last one it is over.

    What only one person wrote along in a round stays with its writer.
    """
    following = next_place(thread)
    if following is not None:
        _give_turn(thread, following, at)
    elif thread.run.phase == AGREEMENTS:
        opening.begin_without(thread, by, at)
    else:
        reason = Reason.UNSHOWN if is_too_thin(thread) else Reason.HAND
        moving.close(thread, by, reason, at)


def go_back(thread: Thread, by, at: datetime) -> None:
    """*Terug*: one press of *Volgende* undone, as long as nothing was written since."""
    before = place_before(thread)
    if before is not None:
        _give_turn(thread, before, at)
    elif thread.run.phase in EARLIER:
        moving.choose_again(thread, by, EARLIER[thread.run.phase], at)
    elif can_step_back(thread):
        moving.go_back(thread, by, at)
        thread.run.turn = last_place(thread)
    else:
        raise Refused("Verder terug kan hier niet. Praat gerust na over wat er was.")


def _give_turn(thread: Thread, place: int, at: datetime) -> None:
    thread.run.turn = place
    thread.changed(at)


PRESSES: Mapping[str, Callable[[Thread, object, datetime], None]] = {
    "next": go_on,
    "back": go_back,
    "skip": moving.skip,
    "again": moving.repeat,
}
