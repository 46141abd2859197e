"""What stands on the screen: the open step in large letters, who has the floor, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from learning.base.dates import listed
from learning.intervisie.table import words
from learning.intervisie.table.turns import Manner, manner_of, turn_of, waiting_for_turn
from learning.intervisie.threads.frame import (
    AGREEMENTS,
    BRINGING,
    CASUSSEN,
    FORM,
    HARVEST,
    MARKING,
    OPENING,
)
from learning.intervisie.threads.phases import (
    keeps_words_in,
    next_phase,
    state_at,
    with_the_floor,
)
from learning.intervisie.threads.states import State
from learning.intervisie.threads.writing import step_name
from learning.modules.parts import Field
from learning.modules.werkvormen import Form, Phase, Role

MOST_NAMES = 3  # in large letters; beyond that they are the group


@dataclass(frozen=True)
class Floor:
    """Who has the floor. ``about``: a word before ``who``, or ""; ``note``: a sentence, or ""."""

    about: str
    who: str
    note: str = ""


@dataclass(frozen=True)
class Screen:
    """``place``: which step of how many, "" before the first; ``after``: a sentence, or "";
    ``phone``: that people may write along, or ""; ``instruction``: safe HTML, or "" when
    ``sentences`` say it; ``minutes``: 0 for no clock; ``gone``: seconds that this step has
    been open; ``step`` and ``turn``: what a button is pressed for; ``leader``: a name, or ""."""

    title: str
    place: str
    floor: Floor
    after: str
    phone: str
    instruction: str
    sentences: tuple[str, ...]
    questions: tuple[Field, ...]
    minutes: int
    gone: int
    step: str
    turn: int
    leader: str
    rests: bool
    is_last: bool


def screen_of(thread, moment: datetime) -> Screen:
    """The screen of a *thread* in a room that is not over, at *moment*."""
    phase, leader = thread.phase, thread.holder_of(Role.GESPREKSLEIDER)
    rests = state_at(thread, moment) == State.PAUSED
    return Screen(
        title="Even pauze" if rests else title_of(phase),
        place=_place(thread),
        floor=floor_of(thread),
        after=_after(thread),
        phone=words.ON_YOUR_OWN_PHONE if writes_along(thread) else "",
        instruction="" if phase.id in words.SENTENCES else phase.instruction,
        sentences=words.SENTENCES.get(phase.id, ()),
        questions=phase.fields if phase.id != CASUSSEN else (),
        minutes=len(thread.present) if phase.id == CASUSSEN else phase.minutes,
        gone=int(time_in(thread, moment).total_seconds()),
        step=step_name(thread.run),
        turn=thread.run.turn,
        leader=leader.user.name if leader else "",
        rests=rests,
        is_last=not waiting_for_turn(thread) and next_phase(thread) is None,
    )


def title_of(phase: Phase) -> str:
    """What a step is called in a room."""
    return words.TITLES.get(phase.id, phase.title)


def floor_of(thread) -> Floor:
    """Who has the floor in the open step."""
    match manner_of(thread):
        case Manner.TURNS:
            return _in_turn(thread)
        case Manner.PAPER:
            return Floor("Op papier", _names(with_the_floor(thread)), words.ON_PAPER)
        case Manner.SILENCE:
            thinks = _names(with_the_floor(thread))
            return Floor("", "Iedereen is stil", f"{thinks} denkt na." if thinks else "")
    return _in_talk(thread)


def _in_turn(thread) -> Floor:
    now = turn_of(thread)
    if now is None:
        return Floor("", "Niemand heeft nu het woord", "Wie dat had, is er niet meer bij.")
    if len(with_the_floor(thread)) > 1:
        return Floor("Aan de beurt", now.user.name, words.PASSING)
    return Floor("Aan het woord", now.user.name)


def _in_talk(thread) -> Floor:
    talking = with_the_floor(thread)
    silent = [each for each in thread.present if each not in talking]
    listening = [each for each in silent if each.role != Role.GESPREKSLEIDER]
    if not talking:
        return Floor("", "Niemand heeft nu het woord", "Wie dat had, is er niet meer bij.")
    if not listening:
        return Floor("", "Iedereen praat mee")
    verb = "luistert" if len(listening) == 1 else "luisteren"
    note = f"{_names(listening)} {verb}."
    if len(talking) > MOST_NAMES:
        return Floor("", "De groep praat", note)
    return Floor("In gesprek", _names(talking), note)


def _names(people: Sequence) -> str:
    return listed([each.user.name for each in people])


def _place(thread) -> str:
    steps = [phase.id for phase in thread.plan[len(OPENING) :]]
    if thread.run.phase not in steps:
        return ""
    return f"Stap {steps.index(thread.run.phase) + 1} van {len(steps)}"


def _after(thread) -> str:
    ahead, following = waiting_for_turn(thread), next_phase(thread)
    if ahead:
        return f"Daarna {ahead[0].user.name}."
    if thread.run.phase == FORM:
        return ""
    return f"Hierna: {title_of(following)}" if following else "Hierna zijn jullie klaar."


def writes_along(thread) -> bool:
    """Whether people may also write in the open step, on a screen of their own."""
    phase = thread.phase
    has_own_way = phase.id in {AGREEMENTS, MARKING, BRINGING, FORM, HARVEST}
    has_boxes = thread.keeps_words or not phase.on
    return keeps_words_in(thread) and has_boxes and not has_own_way and phase.form != Form.READY


def time_in(thread, moment: datetime) -> timedelta:
    """How long the open step has been open; a pause does not count."""
    opened, rested = thread.run.opened_at, timedelta()
    for pause in thread.pauses:
        until = pause.until_at or moment
        rested += max(until - max(pause.from_at, opened), timedelta())
    return max(moment - opened - rested, timedelta())
