"""Who may do what in a thread. Reading is decided by phases.py and queries.py."""

from datetime import datetime, timedelta

from learning.intervisie.threads.frame import AGREEMENTS, BRINGING, FORM, MARKING
from learning.intervisie.threads.phases import (
    has_floor,
    is_written_by_form,
    keeps_words_in,
    stands,
    waits_for_telling,
)
from learning.intervisie.threads.states import OVER, State
from learning.modules.werkvormen import Role, Way

CHOICES = {AGREEMENTS, BRINGING, FORM}  # over when the choice is made; see opening.py
LEADS = {Role.INBRENGER, Role.GESPREKSLEIDER}
SILENCE = timedelta(hours=24)  # after it somebody else may offer to be gespreksleider


def _is(user, thread, role: Role) -> bool:
    here = thread.place_of(user)
    return bool(here and here.role == role)


def is_inbrenger(user, thread) -> bool:
    """Whether *user* brings the casus."""
    return _is(user, thread, Role.INBRENGER)


def is_leader(user, thread) -> bool:
    """Whether *user* is gespreksleider now."""
    return _is(user, thread, Role.GESPREKSLEIDER)


def is_open_for(user, thread, moment: datetime) -> bool:
    """Whether *user* can go on: it runs, or it only waited for this inbrenger."""
    state = stands(thread, moment).state
    return state == State.RUNNING or (state == State.ABSENT and is_inbrenger(user, thread))


def may_write(user, thread, moment: datetime) -> bool:
    """Whoever takes part writes in the open phase, if the werkvorm gives the floor."""
    here = thread.place_of(user)
    return bool(
        here
        and is_open_for(user, thread, moment)
        and is_written_by_form(thread.phase)
        and keeps_words_in(thread)
        and has_floor(thread, here, thread.phase)
    )


def may_close(user, thread, moment: datetime) -> bool:
    """The roles that the werkvorm names; after the term the gespreksleider, in a room always.

    Not for an inbrenger who has still to tell something: then the thread waits.
    """
    here, standing = thread.place_of(user), stands(thread, moment)
    if here is None or standing.state != State.RUNNING or thread.run.phase in CHOICES:
        return False
    if here.role in thread.phase.closers:
        return True
    late = standing.has_lapsed and not waits_for_telling(thread)
    return here.role == Role.GESPREKSLEIDER and (late or thread.way == Way.TOGETHER)


def may_begin_without(user, thread, moment: datetime) -> bool:
    """The one who leads goes on without those who did not say yes to the agreement."""
    return is_open_for(user, thread, moment) and (
        is_leader(user, thread) and thread.run.phase == AGREEMENTS
    )


def may_mark(user, thread, moment: datetime) -> bool:
    """Everyone marks what speaks to them."""
    here = thread.place_of(user)
    return bool(here) and is_open_for(user, thread, moment) and thread.run.phase == MARKING


def may_say(user, thread, moment: datetime) -> bool:
    """Everyone says what they think of bringing in an offer."""
    here = thread.place_of(user)
    return bool(here) and is_open_for(user, thread, moment) and thread.run.phase == BRINGING


def may_pick(user, thread, moment: datetime) -> bool:
    """The one who leads says: this one it is."""
    return may_say(user, thread, moment) and is_leader(user, thread)


def may_choose_form(user, thread, moment: datetime) -> bool:
    """The inbrenger decides how; in a room the one who leads notes that down."""
    notes = thread.way == Way.TOGETHER and is_leader(user, thread)
    return (
        thread.run.phase == FORM
        and is_open_for(user, thread, moment)
        and (is_inbrenger(user, thread) or notes)
    )


def may_choose_again(user, thread, moment: datetime) -> bool:
    """Before the casus was told: the inbrenger or the gespreksleider; after the term anybody."""
    here, standing = thread.place_of(user), stands(thread, moment)
    if here is None or standing.state in OVER or thread.run.phase not in {BRINGING, FORM}:
        return False
    return here.role in {Role.INBRENGER, Role.GESPREKSLEIDER} or standing.has_lapsed


def may_steer(user, thread, moment: datetime) -> bool:
    """Once more, on without showing, skip, one step back: the gespreksleider."""
    return is_leader(user, thread) and stands(thread, moment).state == State.RUNNING


def may_go_back(user, thread, moment: datetime) -> bool:
    """The question was not clear: the gespreksleider or the inbrenger."""
    return may_steer(user, thread, moment) or (
        is_inbrenger(user, thread) and is_open_for(user, thread, moment)
    )


def may_stop(user, thread) -> bool:
    """The inbrenger at any moment; the gespreksleider too."""
    over = thread.stopped_at or thread.ended_at
    return not over and (is_inbrenger(user, thread) or is_leader(user, thread))


def may_pause(user, thread, moment: datetime) -> bool:
    """Whoever may stop may also let it rest."""
    return may_stop(user, thread) and stands(thread, moment).state in {
        State.RUNNING,
        State.ABSENT,
    }


def may_resume(user, thread, moment: datetime) -> bool:
    """The inbrenger or the gespreksleider; who let it rest; anybody when nobody leads."""
    if stands(thread, moment).state != State.PAUSED or not thread.place_of(user):
        return False
    mine = any(each.until_at is None and each.by_id == user.id for each in thread.pauses)
    nobody_leads = thread.holder_of(Role.GESPREKSLEIDER) is None
    return mine or nobody_leads or is_inbrenger(user, thread) or is_leader(user, thread)


def may_be_hurt(user, thread, contribution) -> bool:
    """Anybody who takes part, by words of somebody else."""
    return bool(thread.place_of(user)) and contribution.author_id != user.id


def may_return(user, thread, contribution, moment: datetime) -> bool:
    """The gespreksleider gives a contribution of the open phase back, if it can be read yet."""
    return (
        may_steer(user, thread, moment)
        and contribution.run is thread.run
        and contribution.author_id != user.id
        and thread.run.id in stands(thread, moment).shown
    )


def may_take_over(user, thread, moment: datetime) -> bool:
    """Offer to lead: at once when nobody does, else after a day in which nothing happened."""
    here = thread.place_of(user)
    if here is None or stands(thread, moment).state in OVER or here.role in LEADS:
        return False
    if thread.holder_of(Role.GESPREKSLEIDER) is None:
        return thread.run.phase != FORM
    return moment - thread.touched_at >= SILENCE


def may_agree_to_take_over(user, thread, offer, moment: datetime) -> bool:
    """The inbrenger says yes to it; before there is one, anybody else who takes part.

    Anybody else too after a day without an answer, when nobody leads or the term is over:
    two people who stay away must not lock up the others.
    """
    standing = stands(thread, moment)
    if standing.state in OVER or not thread.place_of(user) or offer.by_id == user.id:
        return False
    if is_inbrenger(user, thread) or thread.holder_of(Role.INBRENGER) is None:
        return True
    is_stuck = standing.has_lapsed or thread.holder_of(Role.GESPREKSLEIDER) is None
    return is_stuck and moment - offer.asked_at >= SILENCE


def has_lapsed(thread, moment: datetime) -> bool:
    """Whether the days of the open phase are over."""
    return stands(thread, moment).has_lapsed


def may_prefer(user, thread, moment: datetime) -> bool:
    """Whoever is not the inbrenger says what they would like."""
    here = thread.place_of(user)
    is_asked = bool(here) and here.role != Role.INBRENGER and thread.run.phase == FORM
    return is_asked and is_open_for(user, thread, moment)
