"""Where a thread stands at a moment: what is open, whose words are shown, who is still busy.

Plain decisions over a thread and its rows; nothing runs when a phase ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.intervisie.threads.frame import (
    AGREEMENTS,
    BRINGING,
    FORM,
    FRAME,
    MARKING,
    OPENING,
)
from learning.intervisie.threads.states import NEVER_SHOWN, State
from learning.modules.werkvormen import Audience, Form, Phase, Role, Shown, Way

LONGEST_REST = timedelta(weeks=12)  # then nobody comes back to it; its words must go some day
FEWEST_TEXTS = 2  # in a blind round: one text alone would be somebody exposed


@dataclass(frozen=True)
class Standing:
    """A thread at a moment. ``term``: when the open phase may be over; None in a room."""

    state: State
    phase: Phase
    term: datetime | None
    has_lapsed: bool
    shown: tuple[int, ...]


def stands(thread, moment: datetime) -> Standing:
    """Where *thread* stands at *moment*."""
    state, term = state_at(thread, moment), term_of(thread, moment)
    shown = () if state in {State.STOPPED, State.WIPED} else tuple(shown_runs(thread))
    return Standing(state, thread.phase, term, bool(term and moment > term), shown)


def state_at(thread, moment: datetime) -> State:
    """How *thread* is doing; from its rows, and from how long the inbrenger has been away."""
    if thread.wiped_at:
        return State.WIPED
    if thread.stopped_at:
        return State.STOPPED
    if thread.ended_at:
        return State.ENDED
    since = resting_since(thread)
    if since is None:
        return _absence(thread, moment)
    return State.STOPPED if moment - since > LONGEST_REST else State.PAUSED


def is_resting(thread) -> bool:
    """Whether somebody let it rest, and nobody went on yet."""
    return resting_since(thread) is not None


def resting_since(thread) -> datetime | None:
    """When somebody let it rest; None when it does not rest now."""
    return next((pause.from_at for pause in thread.pauses if pause.until_at is None), None)


def lapses_at(thread, moment: datetime) -> datetime | None:
    """When a thread stops because its inbrenger stays away; None when it waits for nobody."""
    term = term_of(thread, moment)
    return term + timedelta(days=thread.phase.days) if term and waits_for_telling(thread) else None


def _absence(thread, moment: datetime) -> State:
    lapse = lapses_at(thread, moment)
    if lapse is None or moment <= term_of(thread, moment):
        return State.RUNNING
    return State.STOPPED if moment > lapse else State.ABSENT


def term_of(thread, moment: datetime) -> datetime | None:
    """When the open phase may be over; later by every pause since it opened. None in a room."""
    if thread.way == Way.TOGETHER or thread.run.closed_at:
        return None
    opened = thread.run.opened_at
    rested = timedelta()
    for pause in thread.pauses:
        until = pause.until_at or max(moment, pause.from_at)
        rested += max(until - max(pause.from_at, opened), timedelta())
    return opened + timedelta(days=thread.phase.days) + rested


def shown_runs(thread) -> Iterator[int]:
    """The ids of the runs whose words the others may read, while the thread is not stopped."""
    phases, begun = {phase.id: phase for phase in thread.plan}, begun_in(thread)
    for run in thread.runs:
        if is_shown(run, phases[run.phase], begun):
            yield run.id


def begun_in(thread) -> set[str]:
    """The ids of the phases that began. After a step back the later ones have still to begin."""
    ids = [phase.id for phase in thread.plan]
    return set(ids[: ids.index(thread.run.phase) + 1])


def is_shown(run, phase: Phase, begun: set[str]) -> bool:
    """Whether others read what was written in *run*. *begun*: ids of phases that began."""
    if phase.audience != Audience.GROUP or run.reason in NEVER_SHOWN:
        return False
    match phase.shown:
        case Shown.AT_ONCE:
            return True
        case Shown.ON_CLOSE:
            return run.closed_at is not None
        case Shown.FROM_PHASE:
            return phase.since in begun


def roles_of(thread, participation) -> set[Role]:
    """The roles in which somebody may act. In a small group the gespreksleider thinks along."""
    roles = {participation.role}
    joins = thread.werkvorm and (thread.werkvorm.leader_joins or len(thread.present) <= 3)
    if participation.role == Role.GESPREKSLEIDER and joins:
        roles.add(Role.DEELNEMER)
    return roles


def has_floor(thread, participation, phase: Phase) -> bool:
    """Whether the werkvorm gives this person the floor in *phase*."""
    return bool(roles_of(thread, participation) & set(phase.writers))


def with_the_floor(thread) -> list:
    """Who has the floor in the open phase, in the order of coming in."""
    return [each for each in thread.present if has_floor(thread, each, thread.phase)]


def sheet_of(run, user_id: int):
    """The sheet of somebody in *run*; None when there is none."""
    found = (each for each in run.contributions if (each.author_id, each.number) == (user_id, 0))
    return next(found, None)


def is_ready(run, user_id: int) -> bool:
    """Whether somebody contributed or passed."""
    sheet = sheet_of(run, user_id)
    return bool(sheet and sheet.is_ready)


def all_ready(thread) -> bool:
    """Whether everyone who has the floor has contributed or passed; never with nobody there."""
    floor = with_the_floor(thread)
    return bool(floor) and all(is_ready(thread.run, each.user_id) for each in floor)


def texts_in(run) -> int:
    """How many contributions there are to be read in *run*."""
    return sum(each.is_text for each in run.contributions)


def is_too_thin(thread) -> bool:
    """Whether a blind round may not be shown: one text, or none where one was asked."""
    if not thread.phase.is_blind or thread.phase.id in FRAME or not keeps_words_in(thread):
        return False
    givers = {each.author_id for each in thread.run.contributions if each.is_text}
    is_asked = thread.phase.least and thread.phase.form != Form.READY
    return len(givers) < FEWEST_TEXTS and bool(givers or is_asked)


def keeps_words_in(thread) -> bool:
    """Whether the open phase is written: always online; in a room private notes, or by choice."""
    return thread.keeps_words or thread.phase.audience == Audience.AUTHOR


def waits_for_telling(thread) -> bool:
    """Whether the inbrenger has still to write what this step is for, or to pass.

    Never in a room: there people tell it, whatever was written.
    """
    phase = thread.phase
    needed = phase.is_for_inbrenger_alone and phase.least and phase.id not in FRAME
    return bool(needed) and thread.way == Way.ONLINE and not all_ready(thread)


def is_the_casus(thread) -> bool:
    """Whether the open phase is the one in which the inbrenger tells."""
    first = thread.plan[len(OPENING)]
    return thread.phase is first and bool(first.least) and first.is_for_inbrenger_alone


def asks_leader(thread, standing: Standing) -> bool:
    """Whether the gespreksleider has to choose: wait, once more, or on without showing."""
    return is_too_thin(thread) and (all_ready(thread) or standing.has_lapsed)


def next_phase(thread) -> Phase | None:
    """The phase after the open one; None after the last."""
    plan, ids = thread.plan, [phase.id for phase in thread.plan]
    place = ids.index(thread.run.phase) + 1
    return plan[place] if place < len(plan) else None


def previous_phase(thread) -> Phase | None:
    """The phase to go back to; None when there is none.

    In a room the one before; in writing only the casus, when its question turns out not to
    be clear: a round that others wrote in is never opened again.
    """
    mine = [phase for phase in thread.plan if phase.id not in FRAME]
    if thread.phase not in mine[1:]:
        return None
    earlier = mine[: mine.index(thread.phase)]
    if not thread.keeps_words:
        return earlier[-1]
    return earlier[0] if all(phase.is_for_inbrenger_alone for phase in earlier) else None


def is_pointless(thread, phase: Phase) -> bool:
    """Whether there is nothing that *phase* could be about."""
    if not phase.on or phase.id in FRAME or thread.way == Way.TOGETHER:
        return False  # in a room people say it, whatever was written
    runs = [run for run in thread.runs if run.phase == phase.on]
    return not any(texts_in(run) for run in runs if run.reason not in NEVER_SHOWN)


def is_written_by_form(phase: Phase) -> bool:
    """Whether *phase* has a sheet to fill in; the engine's own choices have their own buttons."""
    return phase.id not in {AGREEMENTS, BRINGING, FORM, MARKING}


def names_of_steps(thread) -> Sequence[tuple[Phase, str]]:
    """The line of steps: each phase with "done", "now" or "" for what is to come."""
    now = thread.run.phase
    place = [phase.id for phase in thread.plan].index(now)
    over = thread.ended_at is not None
    return [
        (phase, "done" if number < place or over else "now" if number == place else "")
        for number, phase in enumerate(thread.plan)
    ]
