"""Who may press what on the table. Choosing the inbrenger and the werkvorm: threads/rules.py."""

from datetime import datetime

from learning.intervisie.table.pressing import EARLIER
from learning.intervisie.table.turns import can_step_back, place_before
from learning.intervisie.threads.frame import BRINGING, FORM
from learning.intervisie.threads.phases import stands, texts_in
from learning.intervisie.threads.rules import may_choose_again, may_steer
from learning.intervisie.threads.states import State


def may_press(user, thread, what: str, moment: datetime) -> bool:
    """The gespreksleider, while it runs; before the casus was told the inbrenger may go back."""
    if what == "back" and thread.run.phase in EARLIER:
        running = stands(thread, moment).state == State.RUNNING
        return running and may_choose_again(user, thread, moment)
    return may_steer(user, thread, moment) and thread.run.phase not in {BRINGING, FORM}


def offered_to(user, thread, moment: datetime) -> set[str]:
    """Which buttons stand there for *user*: next, back, skip and again; empty for who watches."""
    phase = thread.phase
    makes_sense = {
        "next": True,
        "back": place_before(thread) is not None or phase.id in EARLIER or can_step_back(thread),
        "skip": phase.optional and not texts_in(thread.run),
        "again": phase.repeats,
    }
    return {
        what
        for what, sensible in makes_sense.items()
        if sensible and may_press(user, thread, what, moment)
    }
