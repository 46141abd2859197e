"""Who may do what to keep a thread safe, beside what threads/rules.py says."""

from datetime import datetime

from learning.intervisie.threads.frame import AGREEMENTS, CLOSING
from learning.intervisie.threads.joining import is_waiting
from learning.intervisie.threads.phases import sheet_of, state_at
from learning.intervisie.threads.rules import (
    is_inbrenger,
    may_be_hurt,
    may_pause,
    may_return,
    may_stop,
    may_write,
)
from learning.intervisie.threads.safety import open_offer
from learning.intervisie.threads.states import OVER

PAUSE, KEEP, ERASE, LEAVE = "pause", "keep", "erase", "leave"


def may_leave(user, thread) -> bool:
    """Whoever takes part, but the inbrenger: without a casus there is nothing left to leave."""
    over = thread.stopped_at or thread.ended_at
    return bool(not over and thread.place_of(user) and not is_inbrenger(user, thread))


def ways_out(user, thread, moment: datetime) -> set[str]:
    """Every way out that *user* has now; only ERASE, or nothing, when it is over for them."""
    brings = is_inbrenger(user, thread)
    found = {
        PAUSE: may_pause(user, thread, moment),
        KEEP: may_stop(user, thread),
        ERASE: (brings and may_stop(user, thread)) or may_erase(user, thread),
        LEAVE: may_leave(user, thread),
    }
    return {name for name, may in found.items() if may}


def is_done(what: str, ways: set[str]) -> bool:
    """Whether a button was pressed for what is so already: there is nothing to refuse."""
    return ways <= {ERASE} or (what == PAUSE and KEEP in ways and PAUSE not in ways)


def may_erase(user, thread) -> bool:
    """Whoever takes no part in it any more, or when it is over: their own words only."""
    is_over = bool(thread.stopped_at or thread.ended_at) and not thread.wiped_at
    was_here = any(each.user_id == user.id and each.joined_at for each in thread.participations)
    return was_here and (is_over or not thread.place_of(user))


def may_hide(user, thread, contribution) -> bool:
    """What others wrote and what can be read."""
    return contribution.is_text and may_be_hurt(user, thread, contribution)


def may_give_back(user, thread, contribution, moment: datetime) -> bool:
    return contribution.is_text and may_return(user, thread, contribution, moment)


def may_ask_to_anonymise(user, thread, contribution) -> bool:
    """Anybody who reads it, until the writer was asked."""
    return may_hide(user, thread, contribution) and not contribution.anonymise_asked_at


def may_withdraw(user, contribution) -> bool:
    """One's own words, as long as others can get to read them."""
    return contribution.author_id == user.id and contribution.is_text


def may_put_back(user, thread, contribution, moment: datetime) -> bool:
    """One's own sheet of the step that is open, as long as it is a draft."""
    is_sheet = contribution.author_id == user.id and not contribution.number
    is_open = contribution.run is thread.run and not contribution.run.closed_at
    return bool(
        is_sheet
        and is_open
        and not contribution.is_ready
        and not thread.wiped_at
        and may_write(user, thread, moment)
    )


def may_rewrite(user, contribution) -> bool:
    """One's own words: after somebody asked for it, or a message that was given back."""
    if contribution.author_id != user.id:
        return False
    is_asked = contribution.is_text and contribution.anonymise_asked_at
    is_back = contribution.number and contribution.returned_at and not contribution.done_at
    return bool(is_asked or is_back)


def may_ask_to_join(user, thread, moment: datetime) -> bool:
    """A member of the group who said yes to its agreement, while the thread runs."""
    member = thread.group.member(user)
    asked = next((each for each in thread.participations if each.user_id == user.id), None)
    return bool(
        member
        and member.agreed_to(thread.group.agreement)
        and not thread.place_of(user)
        and not (asked and is_waiting(thread, asked))
        and thread.run.phase != AGREEMENTS
        and state_at(thread, moment) not in OVER
    )


def may_answer_newcomer(user, thread, newcomer, moment: datetime) -> bool:
    """Everyone who takes part says yes or no to who waits."""
    running = state_at(thread, moment) not in OVER
    return bool(running and thread.place_of(user) and is_waiting(thread, newcomer))


def may_withdraw_offer(user, thread) -> bool:
    """Who offered to lead and has no answer yet."""
    offer = open_offer(thread)
    return bool(offer and offer.by_id == user.id)


def may_talk_on(user, thread) -> bool:
    """The inbrenger who looked back; not after a stop."""
    if thread.stopped_at or not is_inbrenger(user, thread):
        return False
    runs = [run for run in thread.runs if run.phase == CLOSING]
    sheet = sheet_of(runs[-1], user.id) if runs else None
    return bool(sheet and sheet.is_text)
