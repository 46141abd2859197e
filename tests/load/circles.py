"""Groups that consult each other, each with a thread in full talk; played by the engine's verbs."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from learning.accounts.models import User
from learning.drafting.draft import Typed
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads import opening, writing
from learning.intervisie.threads.boxes import boxes_of
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.states import Kind
from learning.modules.werkvormen import Way, Werkvorm

PEOPLE, CONTRIBUTIONS = 8, 60  # in one thread
WERKVORM = "vijfstappen"  # its second step is a talk, which everybody reads along
WORDS = " ".join(["Ik ging mee, en toen zei iemand dat het toch niet zou lukken."] * 4)


def put_circles(
    session: Session, people: Sequence[int], werkvorm: Werkvorm, at: datetime
) -> list[Thread]:
    """A thread for each PEOPLE of *people* (their numbers); for each person the one they are in."""
    threads = []
    for first in range(0, len(people), PEOPLE):
        users = [session.get(User, number) for number in people[first : first + PEOPLE]]
        threads += [full_thread(session, users, werkvorm, CONTRIBUTIONS, at)] * PEOPLE
    session.commit()
    return threads


def full_thread(
    session: Session, users: Sequence[User], werkvorm: Werkvorm, contributions: int, at: datetime
) -> Thread:
    """A thread of *users* with so many contributions to read: an offer of each, the casus, and
    for the rest messages in the talk."""
    moments = (at - timedelta(days=1) + timedelta(minutes=n) for n in range(10_000))
    thread = _begun(session, users, moments)
    _chosen(session, thread, users, werkvorm, moments)
    _write(thread, users[0], moments)
    for number in range(contributions - len(users) - 1):
        _say(
            thread,
            users[number % len(users)],
            f"{WORDS} Dat was de keer van {number}.",
            next(moments),
        )
    session.flush()
    return thread


def _begun(session: Session, users: Sequence[User], moments: Iterator[datetime]) -> Thread:
    """In it everybody offered a casus."""
    group = IntervisieGroup(name="Dinsdag", made_by_id=users[0].id, created_at=next(moments))
    group.rewrite(DEFAULT, users[0], 0, next(moments))
    session.add(group)
    for user in users:
        group.invite(user, users[0], next(moments))
        group.agree(user, 1, next(moments))
    session.flush()
    thread = opening.start(group, users[0], Way.ONLINE, next(moments))
    session.add(thread)
    for user in users:
        _write(thread, user, moments)
    session.flush()
    return thread


def _chosen(session, thread: Thread, users: Sequence[User], werkvorm: Werkvorm, moments) -> None:
    """Everybody chose what the first one brings in, who chose how."""
    offer = opening.offers(thread)[0]
    for user in users:
        opening.mark(thread, user, {offer.id}, next(moments))
    session.flush()
    opening.say(thread, users[0], offer, Kind.WILLING, next(moments))
    opening.choose_form(thread, werkvorm, users[1], [], users[0], next(moments))


def _write(thread: Thread, user: User, moments: Iterator[datetime]) -> None:
    """Something in every box of the open phase."""
    keys = [box.key for box in boxes_of(thread.phase)]
    typed = Typed(dict.fromkeys(keys, WORDS), [], 0)
    writing.save(thread, thread.run, user, typed, next(moments))
    writing.finish(thread, user, keys, next(moments))


def _say(thread: Thread, user: User, text: str, at: datetime) -> None:
    box, run = boxes_of(thread.phase)[0], thread.run
    sheet = writing.sheet_in(run, user, at, {})
    writing.save(thread, run, user, Typed({box.key: text}, [], sheet.words.revision), at)
    writing.post_message(thread, user, None, at)
