"""What must happen to a thread by itself: telling that days are over, stopping it when its
inbrenger stayed away, announcing that its words will be wiped, and wiping them.

Nothing here ends a phase: that is done by people.
"""

from datetime import datetime, timedelta

from learning.intervisie.threads import moving, queries
from learning.intervisie.threads.frame import HARVEST
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.phases import stands
from learning.intervisie.threads.states import OVER, State
from learning.intervisie.threads.telling import moved_from, tell, tell_of_step
from learning.modules.werkvormen import Role
from learning.notices.giving import give
from learning.notices.kinds import Kind

BEFOREHAND = timedelta(weeks=1)

LAPSED = "De dagen van een stap in je intervisie zijn om. Jij mag verder gaan."
WAITS = "Je intervisiegroep wacht op jou. Pauze of stoppen mag ook."
WILL_BE_WIPED = "Over een week wissen we de teksten van je intervisie."


def needs_tending(thread: Thread, at: datetime) -> bool:
    """Whether tend() would change anything."""
    standing = stands(thread, at)
    if standing.state in OVER:
        has_no_end = thread.wipe_at is None  # stopped by itself, and nobody wrote that down yet
        return thread.wiped_at is None and (
            has_no_end or _is_to_tell(thread, at) or _is_due(thread, at)
        )
    return standing.has_lapsed and thread.run.told_at is None


def tend(thread: Thread, at: datetime) -> None:
    """Do what is needed now; done twice it is done once."""
    standing = stands(thread, at)
    if standing.state == State.STOPPED and not thread.stopped_at:
        before = moved_from(thread)
        moving.stop(thread, None, at)
        tell(thread, None, before, at)
    elif standing.state in OVER and thread.wiped_at is None:
        _tend_words(thread, at)
    elif standing.has_lapsed and thread.run.told_at is None:
        thread.run.told_at = at
        role = Role.INBRENGER if standing.state == State.ABSENT else Role.GESPREKSLEIDER
        who, words = thread.holder_of(role), WAITS if role == Role.INBRENGER else LAPSED
        tell_of_step(thread, [who.user_id] if who else [], "lapsed", words, at)


def _tend_words(thread: Thread, at: datetime) -> None:
    if _is_to_tell(thread, at):
        thread.wipe_told_at = at
        thread.wipe_at = max(thread.wipe_at, at + BEFOREHAND)
        people = [each.user_id for each in thread.participations]
        key, page = f"{thread.public_id}:wipe", "/intervisie/own-words"
        give(people, key, WILL_BE_WIPED, page, at, kind=Kind.INTERVISIE)
    elif _is_due(thread, at):
        wipe(thread, at)


def _is_to_tell(thread: Thread, at: datetime) -> bool:
    """Beforehand, unless the group chose to keep so little that it was said at the beginning."""
    stays = thread.wipe_at - (thread.ended_at or thread.stopped_at) if thread.wipe_at else None
    return bool(
        stays
        and stays > BEFOREHAND
        and not thread.wipe_told_at
        and at >= thread.wipe_at - BEFOREHAND
    )


def _is_due(thread: Thread, at: datetime) -> bool:
    return bool(thread.wipe_at and at >= thread.wipe_at)


def wipe(thread: Thread, at: datetime) -> None:
    """Delete every word; dates, steps and roles stay. A harvest stays its writer's own."""
    queries.wipe_words([run.id for run in thread.runs if run.phase != HARVEST], thread.id)
    thread.wiped_at = thread.changed(at)
