"""Telling people that a thread moved on; and that an opdracht is done by taking part.

In the transaction of the change, after the verb. No notice holds content, a title or a name.
"""

from collections.abc import Iterable
from datetime import datetime

from learning.base.db import db
from learning.intervisie.threads import queries
from learning.intervisie.threads.frame import FRAME
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.phases import with_the_floor
from learning.intervisie.threads.writing import step_name
from learning.modules.werkvormen import Way
from learning.notices.giving import give, give_sparely
from learning.notices.kinds import Kind
from learning.submissions.models import Agreement, Submission

NEW_STEP = "Er is een nieuwe stap in je intervisie."
OVER = "Jullie intervisie is afgerond."
STOPPED = "Jullie intervisie is gestopt."


def address_of(thread: Thread) -> str:
    """Its page."""
    return f"/intervisie/{thread.public_id}"


def module_of(thread: Thread) -> str:
    """Of which module it is a part: who pauses that is told later. Without an opdracht, the only
    one that the cohort follows; "" when there are more."""
    follows = thread.group.cohort.follows if thread.group.cohort else []
    return thread.module or (follows[0].module if len(follows) == 1 else "")


def tell(thread: Thread, by, before: tuple, at: datetime) -> None:
    """Tell who has the floor in a step that just opened, and everyone when it is over.

    *before*: what moved_from() gave before the change; *by*: who did it, and knows.
    """
    if before == moved_from(thread):
        return
    others = [each.user_id for each in thread.present if by is None or each.user_id != by.id]
    if thread.ended_at or thread.stopped_at:
        give(others, f"{thread.public_id}:over", OVER if thread.ended_at else STOPPED,
             address_of(thread), at, module_of(thread), Kind.INTERVISIE)  # fmt: skip
        credit(thread, at)
    elif thread.way == Way.ONLINE:
        asked = {each.user_id for each in with_the_floor(thread)} & set(others)
        tell_of_step(thread, asked, "open", NEW_STEP, at)


def tell_of_step(
    thread: Thread, user_ids: Iterable[int], what: str, words: str, at: datetime
) -> None:
    """One more notice about the open step, once for each *what*; three at most for each person."""
    about = f"{thread.public_id}:{step_name(thread.run)}"
    page, module = address_of(thread), module_of(thread)
    give_sparely(user_ids, about, what, words, page, at, module, Kind.INTERVISIE)


def moved_from(thread: Thread) -> tuple:
    """Where it stands, to see afterwards whether it moved."""
    return (step_name(thread.run), thread.ended_at, thread.stopped_at)


def credit(thread: Thread, at: datetime) -> None:
    """The opdracht is *besproken* for whoever took part, in any role, passing included."""
    if not thread.opdracht or not took_place(thread):
        return
    what = thread.module, thread.opdracht, thread.part
    told = [run.closed_at for run in thread.runs if run.phase not in FRAME and run.closed_at]
    since = min(told, default=at)
    for each in thread.participations:
        if not each.joined_at or (each.left_at and each.left_at < since):
            continue  # left before the casus was told
        for cohort, submission in queries.work_that_counts(each.user, *what):
            if submission is None:
                submission = Submission.begin(each.user, cohort, *what, at=at)
                db.session.add(submission)
            if not submission.agreements:
                submission.agreements.append(Agreement(kind=Agreement.TALKED, at=at))


def took_place(thread: Thread) -> bool:
    """Whether the casus was told: from then on taking part has counted."""
    told = (run for run in thread.runs if run.phase not in FRAME)
    return thread.ended_at is not None or any(run.closed_at for run in told)
