"""Coming into a thread that runs already: only with the yes of everyone who is in it.

Each verb changes one thread; raises Refused with a Dutch sentence.
"""

from datetime import datetime, timedelta

from learning.base.errors import Refused
from learning.intervisie.threads.frame import AGREEMENTS
from learning.intervisie.threads.models import JoinConsent, Participation, Thread
from learning.modules.werkvormen import Role

FULL = "Deze werkvorm past bij hoogstens {} mensen. Begin na deze intervisie samen een nieuwe."


def ask_to_join(thread: Thread, user, at: datetime) -> Participation:
    """*user*, a member of the group, waits for a yes of everyone; asked twice is asked once.

    Raises Refused when the werkvorm has no place for one more.
    """
    _must_have_room(thread)
    asked = next((each for each in thread.participations if each.user_id == user.id), None)
    if asked and is_waiting(thread, asked):
        return asked
    if asked is None:
        asked = Participation(
            user=thread.group.member(user).user,
            user_id=user.id,
            role=Role.DEELNEMER,
            leads_gladly=False,
            prefers="",
        )
        thread.participations.append(asked)
    asked.asked_at = thread.changed(at)
    if asked.left_at:  # later than that, or it would read as the leaving itself
        asked.asked_at = max(asked.asked_at, asked.left_at + timedelta(microseconds=1))
    asked.consents.clear()
    return asked


def is_waiting(thread: Thread, participation: Participation) -> bool:
    """Whether somebody asked to come in and has no answer yet."""
    if thread.run.phase == AGREEMENTS:
        return False
    left = participation.left_at
    waits = not participation.joined_at if left is None else participation.asked_at > left
    return waits and thread.group.is_present(participation.user)


def waiting(thread: Thread) -> list[Participation]:
    """Who waits for the yes of everyone, in the order of the first coming or asking."""
    return [each for each in thread.participations if is_waiting(thread, each)]


def welcome(thread: Thread, newcomer: Participation, by, at: datetime) -> None:
    """*by*, who takes part, finds it good; the last yes lets *newcomer* in.

    Raises Refused when the werkvorm has no place for one more.
    """
    _must_have_room(thread)
    if all(each.by_id != by.id for each in newcomer.consents):
        newcomer.consents.append(JoinConsent(by_id=by.id, at=thread.changed(at)))
    let_in(thread, at)


def decline(thread: Thread, newcomer: Participation, at: datetime) -> None:
    """It does not go on. Nobody is told who said so."""
    newcomer.left_at = max(thread.changed(at), newcomer.asked_at)


def let_in(thread: Thread, at: datetime) -> None:
    """Whoever has the yes of all takes part from now on, as far as there is room.

    Who was in it before keeps the day they came.
    """
    for newcomer in waiting(thread):
        said_yes = {each.by_id for each in newcomer.consents}
        present = {each.user_id for each in thread.present}
        if present and present <= said_yes and has_room(thread):
            moment = thread.changed(at)
            newcomer.joined_at, newcomer.left_at = newcomer.joined_at or moment, None
            newcomer.role = Role.DEELNEMER


def has_room(thread: Thread) -> bool:
    """Whether the werkvorm has a place for one more."""
    return not thread.werkvorm or len(thread.present) < thread.werkvorm.most


def _must_have_room(thread: Thread) -> None:
    if not has_room(thread):
        raise Refused(FULL.format(thread.werkvorm.most))
