"""Bringing people together around a part: changes groups, texts and notices in one go.

Inside ``writing()``; the view commits.
"""

from collections.abc import Sequence
from datetime import datetime

from learning.accounts.models import User
from learning.base.access import one_or_404
from learning.base.db import db
from learning.base.errors import Refused
from learning.cohorts import queries as cohorts
from learning.modules.parts import Part
from learning.submissions.models import Submission
from learning.submissions.rules import is_open
from learning.submissions.together import queries, telling
from learning.submissions.together.joining import come_together, go_alone, must_be_free
from learning.submissions.together.models import WorkGroup
from learning.submissions.together.rules import is_one_text, may_answer, most_in
from learning.submissions.together.words import NOT_NOW, OVER, TWO_PAIRS

What = tuple[str, str, str]


def hold(user, cohort_id: int, what: What, *others: User) -> tuple[User, list[WorkGroup]]:
    """(the student, every group around this part in which they have a place): they, and *others*,
    begin, join and leave no other one until this transaction ends. 404 for who is no student
    there."""
    if others:
        queries.lock_seats(cohort_id, [user.id, *(each.id for each in others)])
    seat = one_or_404(cohorts.seat_of(user, cohort_id), for_change=True)
    return seat.user, queries.locked_groups(user, cohort_id, what)


def own_group(
    groups: Sequence[WorkGroup], user: User, work: Submission, part: Part, at: datetime
) -> WorkGroup:
    """Where *user* is in already, or a new one with nobody else in it."""
    found = next((each for each in groups if each.is_present(user)), None)
    if found is None:
        what = work.module, work.opdracht, work.part
        found = WorkGroup.begin(work.cohort_id, what, most_in(part), at)
        found.join(user, at)
        db.session.add(found)
    return found


def ask(
    groups: Sequence[WorkGroup], user: User, asked: User, work: Submission, part: Part, at: datetime
) -> bool:
    """*user* asks *asked*. True when those had asked them too: then they are together.

    Raises Refused when that does not go now, without telling why.
    """
    theirs = (each for each in groups if may_answer(user, each) and each.is_present(asked))
    back = next(theirs, None)
    if back:
        say_yes(user, back, groups, part, at)
        return True
    group = own_group(groups, user, work, part, at)
    what = work.module, work.opdracht, work.part
    if asked not in queries.could_join(group, user, work.cohort_id, what):
        raise Refused(NOT_NOW.format(asked.name))
    group.ask(asked, user, at)
    db.session.flush()
    telling.tell(group, [asked], f"ask:{at.isoformat()}", telling.ASKED, at)
    return False


def say_yes(
    user: User, group: WorkGroup, groups: Sequence[WorkGroup], part: Part, at: datetime
) -> Submission:
    """*user* joins *group*, one of *groups*; the others hear that it does not go now. Returns the
    work in which they write from now on."""
    others = [each for each in groups if each is not group]
    joint = queries.locked_joint_of(group)
    kind = part.kind if is_one_text(part) else ""
    waiting = [each for each in others if not each.is_present(user)]
    if joint and not is_open(joint):
        raise Refused(OVER)
    must_be_free(user, others)
    for each in others:
        if each.is_present(user):
            leave(each, user, at)  # alone in it, maybe with a text that others left behind
    text = come_together(group, user, others, joint, kind, at) or joint
    text = text or queries.own_of(user, group) or _begun(user, group, part, at)
    db.session.add(text)
    db.session.flush()
    telling.take_back(group, user, at)  # the question was answered
    telling.tell_others(group, user, f"yes:{user.id}:{at.isoformat()}", telling.YES, at)
    for each in waiting:
        decline(each, user, at)
    for each in others:
        _call_off(each, at)
    return text


def decline(group: WorkGroup, user: User, at: datetime) -> None:
    """*user* does not join *group*: who asked hears so, and nothing else."""
    found = next(each for each in group.partners if each.user_id == user.id)
    group.leave(user, at)
    telling.take_back(group, user, at)
    if group.is_present(found.asked_by):
        told = f"no:{user.id}:{found.asked_at.isoformat()}"
        telling.tell(group, [found.asked_by], told, telling.NOT_NOW, at)


def _call_off(group: WorkGroup, at: datetime) -> None:
    """Nobody is in it any more: whom it asked is asked no longer."""
    for each in () if group.present else group.asked:
        group.leave(each.user, at)
        telling.take_back(group, each.user, at)


def _begun(user: User, group: WorkGroup, part: Part, at: datetime) -> Submission:
    return Submission.begin(user, group.cohort, *group.what, at, part.kind)


def leave(group: WorkGroup, user: User, at: datetime) -> Submission | None:
    """*user* goes on alone, with a copy of all that was written. Returns their own work."""
    joint = queries.locked_joint_of(group)
    others = telling.others_in(group, user)
    own = go_alone(group, user, joint, queries.own_of(user, group), at)
    if own:
        db.session.add(own)
    for work in [] if joint else queries.works_of([user, *others], group):
        work.stop_sharing(at)  # a harvest was for who one talked with
    queries.show_to_docenten(group, [user, *others])
    telling.take_back(group, user, at)
    telling.tell(group, others, f"left:{user.id}:{at.isoformat()}", telling.ALONE, at)
    _call_off(group, at)
    return own


def leave_all(user: User, cohort_id: int, at: datetime) -> None:
    """The same for every group of that cohort: *user* is no student there any more."""
    for group in queries.locked_groups_in(user, cohort_id):
        joint = queries.joint_of(group)
        if joint and not is_open(joint):
            continue  # what was handed in stays theirs to read, as with work made alone
        if group.is_present(user):
            leave(group, user, at)
        else:
            decline(group, user, at)


def together_anew(groups: Sequence[WorkGroup], part: Part, at: datetime) -> None:
    """A docent brings the people of *groups* together, who all asked for that. Those who are
    together already take the others in; whom anybody of them asked is asked no longer.

    Raises Refused when they do not fit.
    """
    first, *others = sorted(groups, key=lambda each: (not each.is_together, each.id))
    if any(each.is_together for each in others):
        raise Refused(TWO_PAIRS)
    for group in groups:
        for each in group.asked:
            decline(group, each.user, at)
    for group in others:
        for each in group.present:
            first.ask(each.user, first.present[0].user, at)
            say_yes(each.user, first, [first, group], part, at)
    people = [each.user for each in first.present]
    telling.tell(first, people, f"brought:{at.isoformat()}", telling.DOCENT_BRINGS, at)
