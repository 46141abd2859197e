"""Keeping a thread safe: stopping, leaving, hiding, giving back, and somebody else who leads.

Each verb changes one thread; raises Refused with a Dutch sentence for what cannot be done now.
"""

from collections.abc import Mapping
from datetime import datetime

from learning.base.errors import Refused
from learning.intervisie.threads import joining, moving, opening, queries
from learning.intervisie.threads.boxes import has_words
from learning.intervisie.threads.frame import AGREEMENTS
from learning.intervisie.threads.models import Contribution, Hurt, TakeOver, Thread
from learning.intervisie.threads.phases import state_at
from learning.intervisie.threads.rules import LEADS
from learning.intervisie.threads.states import State
from learning.intervisie.threads.telling import address_of, moved_from, tell
from learning.modules.werkvormen import Role
from learning.notices.giving import take_back

RETURN_REASONS = {  # why a gespreksleider gives a text back: the sentence for its writer
    "open-vraag": "Maak er een open vraag van.",
    "geen-advies": "Laat het advies nu nog weg. Schrijf wat je ziet of wilt weten.",
    "herkenbaar": "Haal weg waaraan je iemand herkent.",
}


def stop(thread: Thread, by, erase: bool, at: datetime) -> None:
    """It is over; *erase*: what *by* wrote in it is gone too."""
    moving.stop(thread, by, at)
    if erase:
        erase_words(thread, by, at)


def erase_words(thread: Thread, user, at: datetime) -> None:
    """Everything *user* wrote in *thread* is gone, with all that was kept of it or sent along.

    Dates and roles stay.
    """
    for each in contributions_of(thread, user):
        if each.done_at:
            each.withdrawn_at = each.withdrawn_at or thread.changed(at)
        each.words = None
        each.anonymise_asked_at = None
    for each in thread.follow_ups:
        if each.asker_id == user.id:
            each.note = ""


def contributions_of(thread: Thread, user) -> list[Contribution]:
    """What *user* has in *thread*, oldest first."""
    return [each for run in thread.runs for each in run.contributions if each.author_id == user.id]


def leave(thread: Thread, user, at: datetime) -> None:
    """*user* takes part no more, and reads nothing from now on; their own words stay theirs.

    Without its inbrenger, or without anybody, a thread stops. Who left already stays so.
    """
    here = next(each for each in thread.participations if each.user_id == user.id)
    if here.left_at:
        return
    brings = thread.place_of(user) is here and here.role == Role.INBRENGER
    here.left_at = thread.changed(at)
    if brings or not thread.present:
        moving.stop(thread, user, at)
    else:
        go_on(thread, at)


def leave_threads_of_group(user, group, at: datetime) -> None:
    """Whoever is no longer in *group* takes part in none of its threads; the others are told.

    In the transaction in which they leave or are taken out.
    """
    for thread in queries.running_with(user.id, group.id):
        before = moved_from(thread)
        leave(thread, user, at)
        tell(thread, user, before, at)
        take_back([user.id], address_of(thread), at)


def agree_in_threads_of_group(user, group, at: datetime) -> None:
    """Whoever says yes to the agreement takes part in what was just begun and waits for that yes.

    In the transaction in which they say it.
    """
    for thread in queries.running_with(user.id, group.id):
        before = moved_from(thread)
        opening.agree(thread, user, at)
        tell(thread, user, before, at)


def resume(thread: Thread, at: datetime) -> None:
    """Go on after a pause, and do what waited for it."""
    moving.resume(thread, at)
    go_on(thread, at)


def go_on(thread: Thread, at: datetime) -> None:
    """After somebody left, came back or got another role: nobody waits for who is not there."""
    joining.let_in(thread, at)
    if thread.run.phase == AGREEMENTS:
        opening.all_agreed(thread, at)
    else:
        moving.settle(thread, at)


def hide(thread: Thread, contribution: Contribution, reader, at: datetime) -> None:
    """*Dit raakt mij*: *reader* does not see it any more, and the thread rests."""
    if not is_hidden(thread, contribution, reader):
        moment = thread.changed(at)
        thread.hurts.append(
            Hurt(contribution_id=contribution.id, reader_id=reader.id, at=moment)
        )  # fmt: skip
    if state_at(thread, at) in {State.RUNNING, State.ABSENT}:
        moving.pause(thread, reader, at)


def is_hidden(thread: Thread, contribution: Contribution, reader) -> bool:
    """Whether *reader* does not want to see it."""
    mine = (contribution.id, reader.id)
    return any((each.contribution_id, each.reader_id) == mine for each in thread.hurts)


def show_again(thread: Thread, contribution: Contribution, reader) -> None:
    """*reader* sees it again. Whether the thread goes on is another choice."""
    mine = (contribution.id, reader.id)
    thread.hurts[:] = [
        each for each in thread.hurts if (each.contribution_id, each.reader_id) != mine
    ]


def give_back(thread: Thread, contribution: Contribution, reason: str, at: datetime) -> None:
    """It is a draft of its writer again, and gone for the others. *reason*: of RETURN_REASONS."""
    contribution.returned_at, contribution.returned_for = thread.changed(at), reason
    contribution.done_at = None


def ask_to_anonymise(thread: Thread, contribution: Contribution, at: datetime) -> None:
    """Its writer is asked to make the people in it unrecognisable; asked twice is asked once."""
    if not contribution.anonymise_asked_at:
        contribution.anonymise_asked_at = thread.changed(at)


def rewrite(
    thread: Thread, contribution: Contribution, answers: Mapping, based_on: int, at: datetime
) -> None:
    """Its writer changed it after it was asked for: what it was is kept nowhere.

    Raises Refused when another page changed it meanwhile, or nothing would be left.
    """
    words = contribution.words
    if based_on != words.revision:
        raise Refused("Je tekst is net op een andere pagina veranderd. Kijk eerst wat er nu staat.")
    if not has_words({**words.answers, **answers}):
        raise Refused("Laat één zin staan. Of haal je hele tekst terug.")
    words.answers = {**words.answers, **answers}
    words.versions.clear()
    words.revision += 1
    words.saved_at = thread.changed(at)
    contribution.anonymise_asked_at = None
    if contribution.returned_at:  # a message: it goes into the talk again
        contribution.done_at = words.saved_at
        contribution.returned_at, contribution.returned_for = None, ""


def offer_to_lead(thread: Thread, user, at: datetime) -> TakeOver:
    """*user* wants to be gespreksleider from now on. Raises Refused while another offer waits."""
    waiting = open_offer(thread)
    if waiting and waiting.by_id == user.id:
        return waiting
    if waiting:
        raise Refused("Iemand anders heeft het net aangeboden. Wacht het antwoord even af.")
    offer = TakeOver(by_id=user.id, asked_at=thread.changed(at))
    thread.take_overs.append(offer)
    return offer


def open_offer(thread: Thread) -> TakeOver | None:
    """The offer to lead that waits for an answer; None when it is over, or who offered it
    left or has another role by now."""
    if thread.stopped_at or thread.ended_at:
        return None
    able = {each.user_id for each in thread.present if each.role not in LEADS}
    waiting = (each for each in thread.take_overs if not each.settled_at and each.by_id in able)
    return next(waiting, None)


def accept_lead(thread: Thread, offer: TakeOver, at: datetime) -> None:
    """Who offered it leads from now on; who led until now thinks along."""
    led = thread.holder_of(Role.GESPREKSLEIDER)
    if led:
        led.role = Role.DEELNEMER
    newly = next(each for each in thread.present if each.user_id == offer.by_id)
    newly.role = Role.GESPREKSLEIDER
    offer.settled_at = thread.changed(at)
    go_on(thread, at)


def refuse_lead(thread: Thread, offer: TakeOver, at: datetime) -> None:
    """It stays as it was."""
    offer.settled_at = thread.changed(at)
