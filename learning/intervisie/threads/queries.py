"""Questions about threads. What a person may read is decided here, once."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from learning.accounts.models import User
from learning.base.db import Moment, db, rows
from learning.cohorts.models import Cohort, Following, Membership
from learning.cohorts.models import Role as Place
from learning.intervisie.groups.models import GroupMember, IntervisieGroup
from learning.intervisie.threads.models import (
    Contribution,
    ContributionVersion,
    ContributionWords,
    FollowUp,
    Hurt,
    Participation,
    Pause,
    PhaseRun,
    TakeOver,
    Thread,
)
from learning.intervisie.threads.phases import stands
from learning.intervisie.threads.states import NEVER_SHOWN
from learning.readings.models import VISIT, Reading
from learning.submissions.models import Draft, Submission

_WHOLE = (
    joinedload(Thread.group),
    selectinload(Thread.participations).joinedload(Participation.user),
    selectinload(Thread.participations).selectinload(Participation.consents),
    selectinload(Thread.runs).selectinload(PhaseRun.contributions),
    selectinload(Thread.runs).selectinload(PhaseRun.stances),
    selectinload(Thread.pauses),
)


def readable_by(user: User) -> Select:
    """Threads in which *user* takes part now, and of whose group they are. No job gives entry.

    With who takes part, how it went and who contributed; without any words.
    """
    return select(Thread).options(*_WHOLE).where(takes_part(user.id))


def takes_part(user_id) -> ColumnElement[bool]:
    """SQL: this person takes part in Thread now; leaving it or its group ends that at once."""
    return exists().where(
        Participation.thread_id == Thread.id,
        Participation.user_id == user_id,
        Participation.joined_at.is_not(None),
        Participation.left_at.is_(None),
        GroupMember.group_id == Thread.group_id,
        GroupMember.user_id == user_id,
        GroupMember.joined_at.is_not(None),
        GroupMember.left_at.is_(None),
    )


KIND = "contribution"  # what a reading of somebody's words in a thread is called
_SELDOM = {"pauses": Pause, "take_overs": TakeOver, "hurts": Hurt}  # mostly there are none

# What the page of a thread asks: ``key``, ``user``. What is seldom there is looked up when it is;
# so are stances (only in the opening) and consents (only when somebody waits).
_read_by = (
    select(Thread, *(exists().where(kind.thread_id == Thread.id) for kind in _SELDOM.values()))
    .options(
        joinedload(Thread.group),
        selectinload(Thread.participations).joinedload(Participation.user),
        selectinload(Thread.runs).selectinload(PhaseRun.contributions),
    )
    .where(Thread.public_id == bindparam("key"), takes_part(bindparam("user")))
)


def thread_read_by(user: User, key: str) -> Thread | None:
    """One thread of readable_by(), to look at; None for who takes no part. The cheapest way."""
    row = db.session.execute(_read_by, {"user": user.id, "key": key}).one_or_none()
    for name, is_there in zip(_SELDOM, row[1:] if row else (), strict=False):
        if not is_there:
            set_committed_value(row[0], name, [])
    return row[0] if row else None


def rooms_readable_by(user: User) -> Select:
    """Threads to which *user*, a member of the group, has not come in (yet)."""
    return (
        select(Thread)
        .options(*_WHOLE)
        .where(
            ~takes_part(user.id),
            exists().where(
                GroupMember.group_id == Thread.group_id,
                GroupMember.user_id == user.id,
                GroupMember.joined_at.is_not(None),
                GroupMember.left_at.is_(None),
            ),
        )
    )


def readers_of(thread: Thread) -> Sequence[User]:
    """Who reads what the thread shows: whoever takes part and has an account, in the order of
    coming in."""
    here = {
        member.user_id for member in thread.group.members if member.joined_at and not member.left_at
    }
    return [each.user for each in thread.present if each.user_id in here and each.user.is_active]


def voice_readers_of(contribution: Contribution, moment: datetime) -> Sequence[User]:
    """Who reads this at *moment*: its author always; the others when its phase shows it, and
    when it did not hurt them. The people behind contributions_shown_to(), and one's own words.
    """
    author, thread = contribution.author, contribution.run.thread
    others = []
    if contribution.is_text and contribution.run_id in stands(thread, moment).shown:
        hurt = {each.reader_id for each in thread.hurts if each.contribution_id == contribution.id}
        others = [each for each in readers_of(thread) if each.id not in {author.id, *hurt}]
    return [*([author] if author.is_active else []), *others]


# Whether ``user`` (a number) sees a Contribution: their own always; of others, in the runs that are
# ``shown``, what is done and did not hurt them. ``runs``: those of the thread.
_is_own = Contribution.author_id == bindparam("user")
_hurts = exists().where(
    Hurt.contribution_id == Contribution.id, Hurt.reader_id == bindparam("user")
)
_is_shown = Contribution.run_id.in_(bindparam("runs", expanding=True)) & or_(
    _is_own,
    Contribution.run_id.in_(bindparam("shown", expanding=True))
    & Contribution.done_at.is_not(None)
    & Contribution.passed_at.is_(None)
    & Contribution.withdrawn_at.is_(None)
    & ~_hurts,
)


def _who_and_when(user: User, thread: Thread, moment: datetime) -> dict:
    shown = stands(thread, moment).shown
    return {"user": user.id, "runs": [run.id for run in thread.runs], "shown": shown}


_shown = (
    select(
        Contribution.id,
        Contribution.public_id,
        Contribution.run_id,
        Contribution.author_id,
        User.name,
        Contribution.number,
        Contribution.reply_to_id,
        Contribution.done_at,
        Contribution.passed_at,
        Contribution.withdrawn_at,
    )
    .join(User, User.id == Contribution.author_id)
    .join(ContributionWords, ContributionWords.contribution_id == Contribution.id)
    .where(_is_shown)
    .order_by(Contribution.done_at, Contribution.id)
)
_shown_words = _shown.add_columns(ContributionWords.answers)


def contributions_shown_to(user: User, thread: Thread, moment: datetime) -> Sequence[Row]:
    """What *user* sees in *thread* at *moment*, oldest first: who wrote it, where, the words.

    Their own words always, also those still in the making; the words of others in
    the phases that show them, but for what hurt this reader. The phases decide, the
    database filters: a hidden text is never fetched.
    """
    return db.session.execute(_shown_words, _who_and_when(user, thread, moment)).all()


def words_shown_among(user: User, threads: Sequence[Thread], moment: datetime) -> Sequence[Row]:
    """As contributions_shown_to(), of several threads together; one query, none without any."""
    asked = [_who_and_when(user, each, moment) for each in threads]
    if not asked:
        return []
    runs = [number for each in asked for number in each["runs"]]
    shown = [number for each in asked for number in each["shown"]]
    return db.session.execute(_shown_words, {"user": user.id, "runs": runs, "shown": shown}).all()


_is_opened = or_(
    _is_own,
    exists().where(
        Reading.kind == bindparam("kind"),
        Reading.thing_id == Contribution.id,
        Reading.reader_id == bindparam("user"),
        Reading.at > bindparam("since", type_=Moment),
    ),
)
_opened_words = _shown.add_columns(
    _is_opened.label("is_opened"), case((_is_opened, ContributionWords.answers)).label("answers")
)


def words_opened_by(user: User, thread: Thread, moment: datetime) -> Sequence[Row]:
    """As contributions_shown_to(), for a page: of what others wrote and *user* has not opened in
    the visit of now, ``is_opened`` is False and no words are fetched.
    """
    since = {"kind": KIND, "since": moment - VISIT}
    return rows(_opened_words, **_who_and_when(user, thread, moment), **since).all()


_shown_ids = select(Contribution.id, Contribution.author_id).where(_is_shown, ~_is_own)


def ids_shown_to(user: User, thread: Thread, moment: datetime) -> Sequence[Row]:
    """(id, author_id) of the words of others that *user* would see; no words are fetched."""
    return db.session.execute(_shown_ids, _who_and_when(user, thread, moment)).all()


def earlier_words(user: User, thread: Thread) -> dict[str, str]:
    """What the sheet of the open phase begins with: one's own words of an earlier round of it
    that nobody was shown, and sealed words with the same field, which open now."""
    fields = {field.id for field in thread.phase.fields}
    sealed = [phase.id for phase in thread.plan if phase.since == thread.run.phase]
    runs = [
        run.id
        for run in thread.runs
        if run is not thread.run
        and (run.phase in sealed or (run.phase == thread.run.phase and run.reason in NEVER_SHOWN))
    ]
    if not runs:
        return {}
    found = db.session.execute(
        select(ContributionWords.answers)
        .join(Contribution, Contribution.id == ContributionWords.contribution_id)
        .where(
            Contribution.run_id.in_(runs),
            Contribution.author_id == user.id,
            Contribution.number == 0,
        )
        .order_by(Contribution.id)
    ).scalars()
    words = {key: text for answers in found for key, text in answers.items()}
    return {key: text for key, text in words.items() if key.split(".")[0] in fields}


_pulse = select(Thread.changes).where(
    Thread.public_id == bindparam("key"), takes_part(bindparam("user"))
)


def changes_readable_by(user: User, key: str) -> int | None:
    """How often the thread changed; None when it is not theirs to know. The cheapest question."""
    return rows(_pulse, user=user.id, key=key).scalar()


_mine = (
    select(Thread).options(*_WHOLE).order_by(Thread.touched_at.desc(), Thread.id.desc()).limit(50)
)


def threads_of(user: User) -> Sequence[Thread]:
    """Where *user* takes part, the last changed first, without words."""
    return db.session.scalars(_mine.where(takes_part(user.id))).all()


def threads_in(group: IntervisieGroup) -> Sequence[Thread]:
    """Every thread of *group*, the newest first: for its dates and steps, never its words."""
    return db.session.scalars(
        select(Thread)
        .options(*_WHOLE)
        .where(Thread.group_id == group.id)
        .order_by(Thread.id.desc())
        .limit(50)
    ).all()


def running_with(user_id: int, group_id: int) -> Sequence[Thread]:
    """The threads of a group that are not over, in which this person takes part; to be changed."""
    return db.session.scalars(
        select(Thread)
        .options(*_WHOLE)
        .where(
            Thread.group_id == group_id,
            Thread.stopped_at.is_(None),
            Thread.ended_at.is_(None),
            exists().where(
                Participation.thread_id == Thread.id,
                Participation.user_id == user_id,
                Participation.left_at.is_(None),
            ),
        )
        .with_for_update(of=Thread)
        .execution_options(populate_existing=True)
    ).all()


def threads_to_tend(at: datetime) -> Sequence[Thread]:
    """Threads that may need something by themselves: the ones going on, and unwiped words."""
    return db.session.scalars(
        select(Thread).options(*_WHOLE).where(Thread.wiped_at.is_(None)).order_by(Thread.id)
    ).all()


def locked(thread_id: int) -> Thread:
    """The thread, changed by nobody else until this transaction ends."""
    db.session.execute(select(Thread.id).where(Thread.id == thread_id).with_for_update())
    return db.session.scalars(
        select(Thread)
        .options(*_WHOLE)
        .where(Thread.id == thread_id)
        .execution_options(populate_existing=True)
    ).one()


def wipe_words(run_ids: Collection[int], thread_id: int) -> None:
    """Delete the words of these runs with every version of them, and what was released of them."""
    of_runs = select(Contribution.id).where(Contribution.run_id.in_(run_ids))
    db.session.execute(delete(ContributionVersion).where(ContributionVersion.words_id.in_(of_runs)))
    db.session.execute(
        delete(ContributionWords).where(ContributionWords.contribution_id.in_(of_runs))
    )
    db.session.execute(update(FollowUp).where(FollowUp.thread_id == thread_id).values(note=""))


def follow_ups_of(thread: Thread) -> Sequence[FollowUp]:
    """Who was asked to talk on, and was not told off again."""
    return db.session.scalars(
        select(FollowUp)
        .options(joinedload(FollowUp.other))
        .where(FollowUp.thread_id == thread.id, FollowUp.withdrawn_at.is_(None))
        .order_by(FollowUp.id)
    ).all()


def follow_up_readable_by(user: User) -> Select:
    """What somebody asked *user* to talk about, or what *user* asked."""
    return (
        select(FollowUp)
        .options(joinedload(FollowUp.asker), joinedload(FollowUp.other))
        .where(
            FollowUp.withdrawn_at.is_(None),
            or_(FollowUp.with_id == user.id, FollowUp.asker_id == user.id),
        )
    )


def follow_up_readers_of(follow_up: FollowUp) -> Sequence[User]:
    """The people behind follow_up_readable_by(): who asks, and who was asked."""
    people = [] if follow_up.withdrawn_at else [follow_up.asker, follow_up.other]
    return [each for each in people if each.is_active]


def helpers_of(user: User) -> Sequence[Row]:
    """Docenten and begeleiders of the cohorts of *user*, by name: id, public_id, name, role."""
    mine = select(Membership.cohort_id).where(
        Membership.user_id == user.id, Membership.left_at.is_(None)
    )
    return db.session.execute(
        select(User.id, User.public_id, User.name, func.min(Membership.role).label("role"))
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.cohort_id.in_(mine),
            Membership.role.in_([Place.DOCENT, Place.BEGELEIDER]),
            Membership.left_at.is_(None),
            User.id != user.id,
            User.deactivated_at.is_(None),
        )
        .group_by(User.id, User.public_id, User.name)
        .order_by(User.name, User.id)
    ).all()


def work_that_counts(user: User, module: str, opdracht: str, part: str) -> Sequence[Row]:
    """(cohort, submission or None): the newest cohort in which *user* is a student of *module*."""
    is_the_work = (
        (Submission.cohort_id == Cohort.id)
        & (Submission.student_id == user.id)
        & (Submission.module == module)
        & (Submission.opdracht == opdracht)
        & (Submission.part == part)
    )
    return db.session.execute(
        select(Cohort, Submission)
        .join(Membership, Membership.cohort_id == Cohort.id)
        .join(Following, Following.cohort_id == Cohort.id)
        .outerjoin(Submission, is_the_work)
        .where(
            Membership.user_id == user.id,
            Membership.role == Place.STUDENT,
            Membership.left_at.is_(None),
            Following.module == module,
        )
        .order_by(Cohort.created_at.desc(), Cohort.id.desc())
        .limit(1)
    ).all()


def prepared_words(user: User, module: str, opdracht: str, part: str) -> dict[str, str]:
    """What *user* wrote for themselves at the opdracht that the thread counts for."""
    answers = db.session.scalar(
        select(Draft.answers)
        .join(Submission, Submission.id == Draft.submission_id)
        .where(
            Submission.student_id == user.id,
            Submission.module == module,
            Submission.opdracht == opdracht,
            Submission.part == part,
            Draft.erased_at.is_(None),
        )
        .order_by(Submission.id.desc())
        .limit(1)
    )
    return answers or {}
