"""How a thread moves on: a phase ends, the next one opens. Each verb changes one thread.

Raises Refused with a Dutch sentence for what cannot be done now. ``at`` is only
a wish: a thread's own clock never goes back.
"""

from datetime import datetime, timedelta

from learning.base.errors import Refused
from learning.intervisie.groups.models import Keeps
from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, CASUSSEN, FORM, FRAME
from learning.intervisie.threads.models import Pause, PhaseRun, Thread
from learning.intervisie.threads.phases import (
    all_ready,
    is_pointless,
    is_resting,
    is_the_casus,
    is_too_thin,
    next_phase,
    previous_phase,
    texts_in,
    waits_for_telling,
)
from learning.intervisie.threads.states import Reason
from learning.modules.werkvormen import Role, Way

A_WEEK = timedelta(weeks=1)  # after a stop everyone can still copy their own words
STAYS = {  # how long words stay after the end
    Keeps.NOT: timedelta(),
    Keeps.FOUR_WEEKS: timedelta(weeks=4),
    Keeps.WITH_GROUP: timedelta(days=365),
}
TOO_THIN = (
    "In deze ronde zijn er nog geen twee teksten. Eén tekst alleen laten we niet zien. "
    "Wacht nog even, doe de ronde opnieuw, of ga verder zonder te tonen."
)


def close(thread: Thread, by, reason: Reason, at: datetime) -> None:
    """End the open phase, if it may end like this, and go on."""
    if thread.run.phase in {AGREEMENTS, BRINGING, FORM}:
        raise Refused("Kies eerst samen. Daarna gaan jullie vanzelf verder.")
    is_written = thread.way == Way.ONLINE  # in a room people tell it, whatever was written
    if thread.run.phase == CASUSSEN and is_written and not texts_in(thread.run):
        raise Refused("Er is nog geen casus. Wacht nog even, of begin zelf met iets kleins.")
    if waits_for_telling(thread) and reason != Reason.SKIPPED:
        raise Refused("De inbrenger is nog niet klaar met deze stap.")
    if is_the_casus(thread) and thread.way == Way.ONLINE and not texts_in(thread.run):
        raise Refused("Eerst vertelt de inbrenger. Pauze of stoppen mag altijd.")
    if reason not in {Reason.UNSHOWN, Reason.SKIPPED} and is_too_thin(thread):
        raise Refused(TOO_THIN)
    advance(thread, by, reason, at)


def advance(thread: Thread, by, reason: Reason, at: datetime) -> None:
    """On to the next phase that has something to be about; after the last the thread ends."""
    _end_run(thread, by, reason, at)
    following = next_phase(thread)
    while following and is_pointless(thread, following):
        _open(thread, following, thread.touched_at)
        _end_run(thread, None, Reason.SKIPPED, thread.touched_at)
        following = next_phase(thread)
    if following:
        _open(thread, following, thread.touched_at)
    else:
        end(thread, thread.touched_at)


def settle(thread: Thread, at: datetime) -> None:
    """After somebody became ready or left: close the phase if that was what it waited for.

    Not during a pause: then it waits until the thread goes on.
    """
    if is_resting(thread) or thread.run.closed_at:
        return
    if thread.phase.when_all and all_ready(thread) and not is_too_thin(thread):
        if thread.run.phase == CASUSSEN and not texts_in(thread.run):
            return  # nobody brought anything: the gespreksleider sees what can be done
        close(thread, None, Reason.ALL, at)


def repeat(thread: Thread, by, at: datetime) -> None:
    """Do the open phase once more. Of a blind round that was too thin nothing is shown."""
    if thread.run.phase in FRAME or not (thread.phase.repeats or is_too_thin(thread)):
        raise Refused("Deze stap doe je één keer. Ga gewoon verder.")
    phase = thread.phase
    reason = Reason.AGAIN if is_too_thin(thread) else Reason.HAND
    _end_run(thread, by, reason, at)
    _open(thread, phase, thread.touched_at)


def skip(thread: Thread, by, at: datetime) -> None:
    """Pass over an optional phase in which nobody wrote yet."""
    if not thread.phase.optional or texts_in(thread.run):
        raise Refused("Deze stap hoort erbij. Rond hem af, of laat ieder passen.")
    close(thread, by, Reason.SKIPPED, at)


def go_back(thread: Thread, by, at: datetime) -> None:
    """One step back, as long as nobody contributed: the question was not clear."""
    before = previous_phase(thread)
    if before is None or any(each.is_ready for each in thread.run.contributions):
        raise Refused("Terug kan alleen als nog niemand in deze stap iets heeft gedaan.")
    _end_run(thread, by, Reason.AGAIN, at)
    ids = [phase.id for phase in thread.plan]
    for run in thread.runs:
        if ids.index(run.phase) >= ids.index(before.id) and run.reason != Reason.UNSHOWN:
            run.reason = Reason.AGAIN
    _open(thread, before, thread.touched_at)


def choose_again(thread: Thread, by, phase_id: str, at: datetime) -> None:
    """Back to offering (CASUSSEN) or choosing (BRINGING), before the casus was told."""
    plan = {phase.id: phase for phase in thread.plan}
    for each in thread.present:
        if each.role == Role.INBRENGER:
            each.role = Role.DEELNEMER
    if not thread.holder_of(Role.GESPREKSLEIDER):
        thread.place_of(by).role = Role.GESPREKSLEIDER
    _end_run(thread, by, Reason.AGAIN, at)
    thread.werkvorm_data = {}
    _open(thread, plan[phase_id], thread.touched_at)


def pause(thread: Thread, by, at: datetime) -> None:
    """Let it rest; paused twice is paused once."""
    if not is_resting(thread):
        thread.pauses.append(Pause(by_id=by.id, from_at=thread.changed(at)))


def resume(thread: Thread, at: datetime) -> None:
    """Go on; the terms move along with the pause."""
    moment = thread.changed(at)
    for each in thread.pauses:
        each.until_at = each.until_at or moment
    settle(thread, at)


def end(thread: Thread, at: datetime) -> None:
    """The thread is complete. Its words stay as long as the group chose."""
    thread.ended_at = thread.changed(at)
    thread.wipe_at = thread.ended_at + stays(thread)


def stays(thread: Thread) -> timedelta:
    """How long its words stay: as the group chose before it began, or shorter since."""
    return min(STAYS[thread.keeps], STAYS[thread.group.keeps])


def stop(thread: Thread, by, at: datetime) -> None:
    """It is over before its end: from now on everyone reads only their own words."""
    if thread.stopped_at or thread.ended_at:
        return
    thread.stopped_at, thread.stopped_by_id = thread.changed(at), by.id if by else None
    thread.wipe_at = thread.stopped_at + min(max(stays(thread), A_WEEK), 4 * A_WEEK)
    _rest_ends(thread)
    if not thread.run.closed_at:
        thread.run.closed_at, thread.run.reason = thread.stopped_at, Reason.HAND
        thread.run.closed_by_id = thread.stopped_by_id


def let_go_with_group(thread: Thread, at: datetime) -> None:
    """The group ended: words that would stay as long as it stay four more weeks at most."""
    if thread.wipe_at and not thread.wiped_at:
        thread.wipe_at = min(thread.wipe_at, at + 4 * A_WEEK)


def _rest_ends(thread: Thread) -> None:
    for each in thread.pauses:
        each.until_at = each.until_at or thread.stopped_at


def _end_run(thread: Thread, by, reason: Reason, at: datetime) -> None:
    thread.run.closed_at = thread.changed(at)
    thread.run.closed_by_id = by.id if by else None
    thread.run.reason = reason


def _open(thread: Thread, phase, at: datetime) -> None:
    rounds = sum(run.phase == phase.id for run in thread.runs)
    thread.runs.append(PhaseRun(phase=phase.id, round=rounds + 1, opened_at=at, turn=0))
