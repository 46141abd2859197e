"""Questions about a whole cohort at once: what stands where, who was heard of, who is with whom.

Plain rows of everybody together, never of one student at a time; no words of anybody.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, bindparam, case, func, or_, select, union_all

from learning.accounts.models import User
from learning.base.db import rows
from learning.cohorts.models import Membership, Role
from learning.intervisie.groups.models import GroupMember, IntervisieGroup
from learning.intervisie.threads.models import Contribution, ContributionWords
from learning.pauses.models import ModulePause
from learning.progress.models import ReadChapter, ReadingPlace
from learning.submissions.models import Agreement, Draft, HandIn, Submission
from learning.submissions.queries import last_agreement, last_hand_in
from learning.submissions.together.models import Partner, WorkGroup
from learning.submissions.together.queries import IS_PRESENT
from learning.talks.models import TalkAnswer

_cohort = bindparam("cohort")
_modules = bindparam("modules", expanding=True)

_students = (
    select(
        User.id,
        User.name,
        Membership.joined_at,
        or_(Membership.left_at.is_not(None), User.deactivated_at.is_not(None)).label("is_gone"),
    )
    .join(User, User.id == Membership.user_id)
    .where(Membership.cohort_id == _cohort, Membership.role == Role.STUDENT)
    .order_by(func.lower(User.name), User.id)
)


def students_of(cohort_id: int) -> Sequence[Row]:
    """Who is or was a student there, by name: id, name, joined_at, is_gone."""
    return rows(_students, cohort=cohort_id).all()


_is_erased = or_(
    Draft.erased_at.is_not(None), (Draft.wiped_revision > 0) & Draft.saved_at.is_(None)
)
_whose = func.coalesce(Partner.user_id, Submission.student_id)
_work = (
    select(
        _whose.label("student"),
        *(Submission.module, Submission.opdracht, Submission.part),
        Submission.group_id.is_not(None).label("is_joint"),
        case((_is_erased, True), else_=False).label("is_erased"),
        HandIn.id.label("handed_in"),
        *(HandIn.verdict, HandIn.concluded_at, HandIn.handed_in_at),
        *(Agreement.kind, Agreement.at.label("agreed_at")),
        *(Submission.begun_at, Draft.saved_at),
    )
    .join(Draft, Draft.submission_id == Submission.id)
    .outerjoin(Partner, (Partner.group_id == Submission.group_id) & IS_PRESENT)
    .outerjoin(HandIn, HandIn.id == last_hand_in)
    .outerjoin(Agreement, Agreement.id == last_agreement)
    .where(Submission.cohort_id == _cohort, Submission.module.in_(_modules))
    .where(or_(Submission.group_id.is_(None), Partner.user_id.is_not(None)))
)


def work_in(cohort_id: int, modules: Collection[str]) -> Sequence[Row]:
    """All work of a cohort on these modules: a row for each student who makes it now; student,
    module, opdracht, part, is_joint, is_erased, handed_in (the last hand-in), verdict,
    concluded_at, handed_in_at, kind (of the last agreement), agreed_at, begun_at, saved_at."""
    return rows(_work, cohort=cohort_id, modules=list(modules)).all()


def _latest(who, moment) -> Select:
    """The last moment of each student of the cohort. *who*, *moment*: columns of one table."""
    return (
        select(who.label("student"), func.max(moment).label("at"))
        .join(Membership, Membership.user_id == who)
        .where(Membership.cohort_id == _cohort, Membership.role == Role.STUDENT)
        .where(Membership.left_at.is_(None))
        .group_by(who)
    )


_heard = union_all(
    _latest(ReadingPlace.user_id, ReadingPlace.at).where(ReadingPlace.module.in_(_modules)),
    _latest(ReadChapter.user_id, ReadChapter.at).where(ReadChapter.module.in_(_modules)),
    _latest(TalkAnswer.writer_id, TalkAnswer.at),
    _latest(Contribution.author_id, Contribution.begun_at),
    select(Contribution.author_id, func.max(ContributionWords.saved_at))
    .join(ContributionWords, ContributionWords.contribution_id == Contribution.id)
    .join(Membership, Membership.user_id == Contribution.author_id)
    .where(Membership.cohort_id == _cohort, Membership.role == Role.STUDENT)
    .where(Membership.left_at.is_(None))
    .group_by(Contribution.author_id),
    _latest(ModulePause.user_id, ModulePause.ended_at).where(ModulePause.module.in_(_modules)),
)


def heard_of(cohort_id: int, modules: Collection[str]) -> dict[int, datetime]:
    """Student → the last time they read, said or came back; nothing of what, and their own work
    is in work_in()."""
    found: dict[int, datetime] = {}
    for student, at in rows(_heard, cohort=cohort_id, modules=list(modules)):
        if at and (student not in found or found[student] < at):
            found[student] = at
    return found


_paused = (
    select(ModulePause.user_id, ModulePause.module)
    .join(Membership, Membership.user_id == ModulePause.user_id)
    .where(Membership.cohort_id == _cohort, Membership.role == Role.STUDENT)
    .where(ModulePause.module.in_(_modules))
    .where(ModulePause.ended_at.is_(None))
)


def paused_in(cohort_id: int, modules: Collection[str]) -> set[tuple[int, str]]:
    """(student, module) of who is er even niet."""
    return {tuple(row) for row in rows(_paused, cohort=cohort_id, modules=list(modules))}


_pairs = (
    select(
        WorkGroup.id,
        *(WorkGroup.module, WorkGroup.opdracht, WorkGroup.part),
        WorkGroup.looking_since,
        *(User.id.label("person"), User.name),
    )
    .join(Partner, (Partner.group_id == WorkGroup.id) & IS_PRESENT)
    .join(User, (User.id == Partner.user_id) & User.deactivated_at.is_(None))
    .where(WorkGroup.cohort_id == _cohort)
    .order_by(WorkGroup.id, Partner.id)
)


def pairs_in(cohort_id: int, only_looking: bool = False) -> Sequence[Row]:
    """Who makes something with whom: a row for each person; id (of the group), module, opdracht,
    part, looking_since, person, name. *only_looking*: of who wants a docent to find somebody."""
    return rows(_looking if only_looking else _pairs, cohort=cohort_id).all()


_looking = _pairs.where(WorkGroup.looking_since.is_not(None))
_circles = (
    select(IntervisieGroup.id, IntervisieGroup.public_id, IntervisieGroup.name, User.name)
    .join(GroupMember, GroupMember.group_id == IntervisieGroup.id)
    .join(User, (User.id == GroupMember.user_id) & User.deactivated_at.is_(None))
    .where(IntervisieGroup.cohort_id == _cohort, IntervisieGroup.ended_at.is_(None))
    .where(GroupMember.joined_at.is_not(None), GroupMember.left_at.is_(None))
    .order_by(IntervisieGroup.created_at, IntervisieGroup.id, func.lower(User.name), User.id)
)


def circles_in(cohort_id: int) -> Sequence[Row]:
    """The intervisie groups that go on: a row for each person; id, public_id, name (of the group),
    and the name of the person."""
    return rows(_circles, cohort=cohort_id).all()
