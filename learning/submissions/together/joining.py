"""What happens to texts when people come together and go on alone: nothing of anybody is lost."""

from collections.abc import Sequence
from datetime import datetime

from learning.base.dates import listed
from learning.base.errors import Refused
from learning.submissions.models import Agreement, Submission
from learning.submissions.rules import OPEN_FOR_WRITING, status_of
from learning.submissions.together.models import WorkGroup
from learning.submissions.together.words import OVER


def must_be_free(user, groups: Sequence[WorkGroup]) -> None:
    """Raises Refused when *user* is in one of *groups* with somebody else."""
    for each in groups:
        if each.is_together and each.is_present(user):
            names = [one.user.name for one in each.present if one.user_id != user.id]
            raise Refused(
                f"Je maakt deze opdracht al samen met {listed(names)}. "
                "Ga eerst alleen verder, of blijf bij elkaar."
            )


def come_together(
    group: WorkGroup,
    user,
    others: Sequence[WorkGroup],
    joint: Submission | None,
    kind: str,
    at: datetime,
) -> Submission | None:
    """*user* says yes to *group*. *others*: where they have a place too, for the same part: they
    decline there. Returns the one text that they begin with; None when there is one (*joint*), or
    when they only talk (*kind* "").

    What each of them wrote alone stays theirs, and nobody else's. Raises Refused when it is over,
    or when *user* does this part with others already.
    """
    mine = group.partner(user)
    if mine is None or mine.joined_at or not group.present or group.is_full:
        raise Refused(OVER)
    must_be_free(user, others)
    group.join(user, at)
    for each in others:
        each.leave(user, at)
        each.stop_looking()
    if joint or not kind:
        return None
    first = group.present[0].user
    begun = Submission.begin(first, group.cohort, *group.what, at, kind)
    begun.group = group
    return begun


def go_alone(
    group: WorkGroup, user, joint: Submission | None, own: Submission | None, at: datetime
) -> Submission | None:
    """*user* leaves, with a copy of the text; the others go on with it. Returns the work in which
    it stands: *own*, or a new one that they did not have yet; None when there was no text.

    Whoever stays is asked anew whether they agree. Of a text that is being erased nobody takes a
    copy.
    """
    group.leave(user, at)
    group.forget_agreements()
    if joint is None:
        return own
    if group.present:
        joint.student = group.present[0].user
    elif own is None:  # nobody else is in it any more: then it is theirs, with all that was said
        joint.student, joint.group = user, None
        return joint
    if own is None:
        own = Submission.begin(user, group.cohort, *group.what, at, joint.kind)
    if not joint.draft.erased_at:
        is_open = status_of(own) in OPEN_FOR_WRITING and not own.draft.erased_at
        own.draft.take_along(joint.draft, at, is_open)
    return own


def say_talked(group: WorkGroup, user, works: Sequence[Submission], at: datetime) -> None:
    """*user* says that they talked. Once all of them did, it counts for each: *works*, what every
    one of them handed in of it."""
    group.partner(user).talked_at = at
    have_said = all(each.talked_at for each in group.present)
    have_shown = len(works) == len(group.present) and all(each.handed_in for each in works)
    if group.is_together and have_said and have_shown:
        for work in works:
            if not work.agreements:
                work.agreements.append(Agreement(kind=Agreement.TALKED, at=at))
