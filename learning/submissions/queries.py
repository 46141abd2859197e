"""Questions about submissions. Who may read what is decided here, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.cohorts import queries as cohorts
from learning.cohorts.models import Cohort, Membership, Role
from learning.submissions.models import Agreement, Draft, HandIn, Submission
from learning.submissions.rules import Status, status_from
from learning.submissions.sharing.queries import is_shown_to, shown_to
from learning.submissions.showing import queries as showing
from learning.submissions.together.models import Partner, WorkGroup
from learning.submissions.together.queries import ids_of_work, is_theirs


@dataclass(frozen=True)
class Standing:
    """Where somebody's work on one part stands. ``at``: the last time that anything happened;
    ``is_erased``: its words are, and nothing was written since; ``is_joint``: made with others;
    ``handed_in_at``: of the last hand-in; ``answer_days``: see Cohort, None where no docent
    is, or who asks left."""

    public_id: str
    module: str
    opdracht: str
    part: str
    status: Status
    at: datetime
    cohort_id: int
    has_words: bool
    is_erased: bool = False
    is_joint: bool = False
    handed_in_at: datetime | None = None
    answer_days: int | None = None


_WHOLE = (
    joinedload(Submission.draft),
    joinedload(Submission.group).selectinload(WorkGroup.partners).joinedload(Partner.user),
    joinedload(Submission.hand_ins).options(
        selectinload(HandIn.answers), selectinload(HandIn.shares)
    ),
    joinedload(Submission.agreements),
)


def readable_by(user: User) -> Select:
    """Submissions with their drafts: a draft exists for nobody but who writes it."""
    return select(Submission).options(*_WHOLE).where(Submission.id.in_(ids_of_work(user.id)))


def hand_ins_readable_by(user: User, at: datetime) -> Select:
    """What was handed in and not taken back: the writer's own, that of a docent's cohorts, what
    fellow students share with *user*, and what is shown to them by name at that moment. What its
    writer erased is for the writer alone."""
    return _hand_ins_for(user, is_shown_to(user.id), showing.is_shown_to(user.id, at))


def hand_ins_reviewable_by(user: User) -> Select:
    """The same without what is shared: what a docent gives feedback on, and the writer's own."""
    return _hand_ins_for(user)


def _hand_ins_for(user: User, *besides) -> Select:
    is_docents = HandIn.erased_at.is_(None) & is_docent_of(user, HandIn.cohort_id)
    return (
        select(HandIn)
        .join(HandIn.submission)
        .options(
            joinedload(HandIn.submission).options(
                joinedload(Submission.student),
                joinedload(Submission.group)
                .selectinload(WorkGroup.partners)
                .joinedload(Partner.user),
            ),
            selectinload(HandIn.answers),
        )
        .where(HandIn.taken_back_at.is_(None))
        .where(or_(is_theirs(user.id), is_docents, *besides))
    )


def is_docent_of(user: User, cohort_id):
    """SQL: *user* is docent now of the cohort in the column *cohort_id*."""
    return is_docent(user.id, cohort_id)


def is_docent(user_id, cohort_id):
    """SQL: the same for a number, or for the bindparam of a ready-made statement."""
    return exists().where(
        Membership.cohort_id == cohort_id,
        Membership.user_id == user_id,
        Membership.role == Role.DOCENT,
        Membership.left_at.is_(None),
    )


def readers_of(thing: Submission | HandIn, at: datetime) -> Sequence[User]:
    """The people behind *Dit lezen: …*: of a draft who writes it; of a hand-in the docenten too,
    with whom it is shared, and to whom it is shown by name at that moment. In that order; nobody
    whose account is closed."""
    if isinstance(thing, Submission):
        return _open(thing.writers)
    if thing.taken_back_at:
        return []
    found = [*docent_readers_of(thing), *shown_to(thing), *showing.readers_by_name(thing, at)]
    return list(dict.fromkeys(found))


def docent_readers_of(hand_in: HandIn) -> Sequence[User]:
    """Who reads the feedback too: who wrote it, and the docenten of the cohort now."""
    docenten = [] if hand_in.erased_at else cohorts.docenten_of(hand_in.cohort_id)
    return list(dict.fromkeys([*_open(hand_in.submission.writers), *docenten]))


def _open(users: Sequence[User]) -> list[User]:
    return [each for each in users if each.is_active]


def standing_of(student: User, cohort_id: int, module: str, opdracht: str, part: str) -> Select:
    """The submission for this part, if it was begun: first the one with others, then one's own."""
    return (
        readable_by(student)
        .filter_by(cohort_id=cohort_id, module=module, opdracht=opdracht, part=part)
        .order_by(Submission.group_id.is_(None), Submission.id)
    )


_sent, _agreed = aliased(HandIn), aliased(Agreement)
last_hand_in = (
    select(func.max(_sent.id))
    .where(_sent.submission_id == Submission.id, _sent.taken_back_at.is_(None))
    .correlate(Submission)
    .scalar_subquery()
)
last_agreement = (
    select(func.max(_agreed.id))
    .where(_agreed.submission_id == Submission.id)
    .correlate(Submission)
    .scalar_subquery()
)
_here, _docent = aliased(Membership), aliased(Membership)
_is_answered_there = and_(
    *(
        exists().where(
            each.cohort_id == Submission.cohort_id,
            each.role == role,
            each.left_at.is_(None),
            *is_who,
        )
        for each, role, is_who in (
            (_here, Role.STUDENT, [_here.user_id == bindparam("student")]),
            (_docent, Role.DOCENT, []),
        )
    )
)
_touched = func.coalesce(Draft.saved_at, Submission.begun_at)


_open_work = (
    select(
        Submission.public_id,
        Submission.module,
        Submission.opdracht,
        Submission.part,
        Submission.cohort_id,
        Submission.group_id,
        Draft.saved_at,
        Draft.erased_at,
        Draft.wiped_revision,
        _touched.label("at"),
        HandIn.id.label("handed_in"),
        HandIn.verdict,
        HandIn.handed_in_at,
        Agreement.kind,
        case((_is_answered_there & Cohort.closed_at.is_(None), Cohort.answer_days)).label(
            "answer_days"
        ),
    )
    .select_from(Submission)
    .join(Draft, Draft.submission_id == Submission.id)
    .join(Cohort, Cohort.id == Submission.cohort_id)
    .outerjoin(HandIn, HandIn.id == last_hand_in)
    .outerjoin(Agreement, Agreement.id == last_agreement)
    .where(Submission.id.in_(ids_of_work(bindparam("student"))))
    .order_by(_touched.desc())
    .limit(bindparam("most"))
)


def open_work_of(student: User, most: int = 20) -> Sequence[Standing]:
    """What *student* began, the last touched first, in all modules."""
    return [
        Standing(
            public_id=row.public_id,
            module=row.module,
            opdracht=row.opdracht,
            part=row.part,
            status=status_from(row.handed_in is not None, row.verdict, row.kind),
            at=row.at,
            cohort_id=row.cohort_id,
            has_words=row.saved_at is not None and row.erased_at is None,
            is_erased=bool(row.erased_at or (row.wiped_revision and not row.saved_at)),
            is_joint=row.group_id is not None,
            handed_in_at=row.handed_in_at,
            answer_days=row.answer_days,
        )
        for row in rows(_open_work, student=student.id, most=most)
    ]


def answered_ids() -> set[tuple[str, str, str, str]]:
    """(module, opdracht, part, field) of everything that was ever answered."""
    drafts = (
        select(Submission.module, Submission.opdracht, Submission.part, Draft.answers)
        .select_from(Submission)
        .join(Draft, Draft.submission_id == Submission.id)
    )
    return {
        (module, opdracht, part, field)
        for module, opdracht, part, answers in db.session.execute(drafts)
        for field, text in answers.items()
        if text
    }
