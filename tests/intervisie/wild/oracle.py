"""What the specification says, written slowly and apart from the engine (intervisie.md §0–§4.3).

A history is what a play itself remembers: which rounds were undone, how many gave something
to a blind round when it closed, and the werkvorm as it was chosen.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from learning.modules.werkvormen import Audience, Phase, Role, Shown, Way, Werkvorm

OPENING = ["afspraken", "casussen", "keuze", "inbrengen", "vorm"]
ENDING = ["afronding", "oogst"]
WITHOUT_WORDS = {"afspraken", "keuze", "inbrengen", "vorm"}


@dataclass
class History:
    """``givers``: run id → how many people gave a text, at its close; ``words``: contribution
    id → its words at that moment."""

    werkvorm: Werkvorm | None = None
    undone: set[int] = field(default_factory=set)
    givers: dict[int, int] = field(default_factory=dict)
    words: dict[int, dict] = field(default_factory=dict)

    @property
    def steps(self) -> list[str]:
        """The ids of all phases, in order."""
        return [*OPENING, *(each.id for each in self.phases), *ENDING]

    @property
    def phases(self) -> tuple[Phase, ...]:
        return self.werkvorm.phases if self.werkvorm else ()

    def has_begun(self, step: str, now: str) -> bool:
        return self.steps.index(step) <= self.steps.index(now)


def here(thread) -> set[int]:
    """Who takes part: ids."""
    return {each.user_id for each in thread.participations if each.joined_at and not each.left_at}


def role_of(thread, user_id: int) -> Role | None:
    found = [each.role for each in thread.participations if each.user_id == user_id]
    return found[0] if found and user_id in here(thread) else None


def rested(thread, moment: datetime) -> timedelta:
    """How long the open phase rested, minute for minute."""
    opened = thread.run.opened_at
    total = timedelta()
    for pause in thread.pauses:
        begin, end = max(pause.from_at, opened), pause.until_at or max(moment, pause.from_at)
        total += max(end - begin, timedelta())
    return total


def state(thread, history: History, moment: datetime) -> str:
    """gewist, gestopt, afgerond, gepauzeerd, afwezig or bezig."""
    if thread.wiped_at:
        return "gewist"
    if thread.stopped_at:
        return "gestopt"
    if thread.ended_at:
        return "afgerond"
    for pause in thread.pauses:
        if pause.until_at is None:
            return "gestopt" if moment - pause.from_at > timedelta(days=84) else "gepauzeerd"
    phase = next((each for each in history.phases if each.id == thread.run.phase), None)
    if phase and thread.way == Way.ONLINE and _needs_the_inbrenger(thread, phase):
        away = moment - thread.run.opened_at - rested(thread, moment)
        if away > 2 * timedelta(days=phase.days):
            return "gestopt"
        if away > timedelta(days=phase.days):
            return "afwezig"
    return "bezig"


def has_lapsed(thread, history: History, moment: datetime) -> bool:
    """Whether the days of the open phase are over, the time that it rested not counted."""
    if thread.way == Way.TOGETHER or thread.run.closed_at:
        return False
    phase = next((each for each in history.phases if each.id == thread.run.phase), None)
    days = phase.days if phase else 3
    return moment - thread.run.opened_at - rested(thread, moment) > timedelta(days=days)


def _needs_the_inbrenger(thread, phase: Phase) -> bool:
    if phase.writers != (Role.INBRENGER,) or not phase.least:
        return False
    inbrenger = [each for each in here(thread) if role_of(thread, each) == Role.INBRENGER]
    ready = {each.author_id for each in thread.run.contributions
             if each.number == 0 and (each.done_at or each.passed_at)}  # fmt: skip
    return not (inbrenger and set(inbrenger) <= ready)


def readable(thread, history: History, reader_id: int, moment: datetime) -> set[int]:
    """mag_lezen of §4.3, with what §0 adds: the ids of what somebody reads who asks for it."""
    if reader_id not in here(thread):
        return set()
    is_gone = state(thread, history, moment) in {"gestopt", "gewist"}
    hidden = {each.contribution_id for each in thread.hurts if each.reader_id == reader_id}
    found = set()
    for run in thread.runs:
        shows = not is_gone and _shows(thread, history, run)
        for each in run.contributions:
            if each.words is None:
                continue
            is_done = each.done_at and not each.passed_at and not each.withdrawn_at
            is_theirs = each.author_id == reader_id
            if is_theirs or (shows and is_done and each.id not in hidden):
                found.add(each.id)
    return found


def _shows(thread, history: History, run) -> bool:
    if run.id in history.undone or run.phase in {"keuze", "oogst"}:
        return False
    phase = next((each for each in history.phases if each.id == run.phase), None)
    if phase is None:  # the frame: offers, and looking back, are read when the step is closed
        return run.closed_at is not None
    if phase.audience == Audience.AUTHOR:
        return False
    if phase.shown == Shown.AT_ONCE:
        return True
    if phase.shown == Shown.FROM_PHASE:
        return history.has_begun(phase.since, thread.run.phase)
    is_blind = phase.writers != (Role.INBRENGER,)
    return run.closed_at is not None and (not is_blind or history.givers.get(run.id, 0) >= 2)


def may_write(thread, history: History, user_id: int, moment: datetime) -> bool:
    """mag_schrijven of §4.3: whoever has the floor in the open phase."""
    role, now = role_of(thread, user_id), state(thread, history, moment)
    if role is None or not (now == "bezig" or (now == "afwezig" and role == Role.INBRENGER)):
        return False
    step = thread.run.phase
    if step in WITHOUT_WORDS:
        return False
    if step == "oogst":
        return True
    if not thread.keeps_words:
        phase = next((each for each in history.phases if each.id == step), None)
        if phase is None or phase.audience != Audience.AUTHOR:
            return False
    if step == "casussen":
        return True
    if step == "afronding":
        return role == Role.INBRENGER
    return has_floor(thread, history, user_id, step)


def has_floor(thread, history: History, user_id: int, step: str) -> bool:
    """Whether the werkvorm lets this person write in one of its own steps."""
    phase = next(each for each in history.phases if each.id == step)
    role = role_of(thread, user_id)
    if role in phase.writers:
        return True
    joins = history.werkvorm.leader_joins or len(here(thread)) <= 3
    return role == Role.GESPREKSLEIDER and Role.DEELNEMER in phase.writers and joins


def is_blind_now(thread, history: History) -> bool:
    """Whether the open phase is one in which nobody may read along."""
    if thread.run.closed_at:
        return False
    phase = next((each for each in history.phases if each.id == thread.run.phase), None)
    if phase is None:
        return thread.run.phase in {"casussen", "keuze", "afronding", "oogst"}
    return phase.shown != Shown.AT_ONCE or phase.audience == Audience.AUTHOR


def is_over(now: str) -> bool:
    return now in {"gestopt", "gewist", "afgerond"}
