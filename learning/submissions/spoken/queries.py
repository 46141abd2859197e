"""Questions about talking instead: what waits for docenten, and who reads the note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db, rows
from learning.cohorts import queries as cohorts
from learning.cohorts.models import Cohort
from learning.submissions.models import Agreement, Draft, HandIn, Submission
from learning.submissions.queries import is_docent_of
from learning.submissions.rules import Verdict
from learning.submissions.spoken.models import IS_STANDING, SpokenNote, SpokenRequest

MOST = 50


@dataclass(frozen=True)
class Asked:
    """A student who waits to talk, or for a yes to a note of theirs. ``since``: from when."""

    key: str
    student: str
    cohort: str
    module: str
    opdracht: str
    part: str
    since: datetime
    has_note: bool


def readable_by(user: User) -> Select:
    """Requests that were not withdrawn: one's own, and of the cohorts of a docent; not about what
    its writer erases."""
    return (
        select(SpokenRequest)
        .join(SpokenRequest.submission)
        .join(Draft, Draft.submission_id == Submission.id)
        .options(
            joinedload(SpokenRequest.submission).joinedload(Submission.student),
            selectinload(SpokenRequest.notes).joinedload(SpokenNote.author),
        )
        .where(SpokenRequest.withdrawn_at.is_(None), Draft.erased_at.is_(None))
        .where(or_(Submission.student_id == user.id, is_docent_of(user, Submission.cohort_id)))
    )


def notes_readable_by(user: User) -> Select:
    """The notes in them."""
    requests = readable_by(user).with_only_columns(SpokenRequest.id)
    return select(SpokenNote).where(SpokenNote.request_id.in_(requests))


def readers_of(request: SpokenRequest) -> Sequence[User]:
    """The people behind *Dit lezen: …*: the student, and the docenten of the cohort now."""
    work = request.submission
    if request.withdrawn_at or work.draft.erased_at:
        return []
    docenten = cohorts.docenten_of(work.cohort_id)
    student = [work.student] if work.student.is_active else []
    return [*student, *(each for each in docenten if each.id != work.student_id)]


def standing_on(submission: Submission) -> SpokenRequest | None:
    """The request about it that is open, else the last that was agreed; None: there is none."""
    return db.session.scalar(
        select(SpokenRequest)
        .where(SpokenRequest.submission_id == submission.id, SpokenRequest.withdrawn_at.is_(None))
        .order_by(SpokenRequest.agreed_at.is_(None).desc(), SpokenRequest.id.desc())
        .limit(1)
    )


def open_on(submission: Submission) -> SpokenRequest | None:
    """The request about it that is not agreed yet, with its notes; None: there is none."""
    found = (
        select(SpokenRequest)
        .where(SpokenRequest.submission_id == submission.id, IS_STANDING)
        .options(joinedload(SpokenRequest.notes).joinedload(SpokenNote.author))
    )
    return db.session.scalars(found).unique().one_or_none()


def has_notes(submission: Submission) -> bool:
    """Whether words of a talk about it are kept."""
    found = (
        select(SpokenNote.id)
        .join(SpokenRequest, SpokenRequest.id == SpokenNote.request_id)
        .where(SpokenRequest.submission_id == submission.id)
    )
    return db.session.scalar(found.limit(1)) is not None


def hold_work(submission_id: int) -> None:
    """Nobody hands it in or erases it until this transaction ends; as it is now."""
    db.session.execute(
        select(Submission.id).where(Submission.id == submission_id).with_for_update()
    )
    db.session.scalars(
        select(Submission)
        .where(Submission.id == submission_id)
        .options(
            joinedload(Submission.draft),
            selectinload(Submission.hand_ins),
            selectinload(Submission.agreements),
        )
        .execution_options(populate_existing=True)
    ).unique().one()


def all_about(submission: Submission) -> Sequence[SpokenRequest]:
    """Every request about it, also what was withdrawn."""
    return db.session.scalars(
        select(SpokenRequest).where(SpokenRequest.submission_id == submission.id)
    ).all()


_last = (
    select(func.max(SpokenNote.id))
    .where(SpokenNote.request_id == SpokenRequest.id)
    .correlate(SpokenRequest)
    .scalar_subquery()
)
_is_away = or_(
    exists().where(Agreement.submission_id == Submission.id),
    exists().where(
        HandIn.submission_id == Submission.id,
        HandIn.taken_back_at.is_(None),
        or_(HandIn.verdict.is_(None), HandIn.verdict == Verdict.VOLDAAN),
    ),
)
_since = func.coalesce(SpokenNote.at, SpokenRequest.asked_at)
_waiting = (
    select(
        SpokenRequest.public_id,
        User.name,
        Cohort.name.label("cohort"),
        Submission.module,
        Submission.opdracht,
        Submission.part,
        _since.label("since"),
        SpokenNote.id.label("note"),
    )
    .join(Submission, Submission.id == SpokenRequest.submission_id)
    .join(Draft, Draft.submission_id == Submission.id)
    .join(User, User.id == Submission.student_id)
    .join(Cohort, Cohort.id == Submission.cohort_id)
    .outerjoin(SpokenNote, and_(SpokenNote.request_id == SpokenRequest.id, SpokenNote.id == _last))
    .where(
        # + 0: from the few that ask, not from all work of a cohort (SQLite)
        (Submission.cohort_id + 0).in_(bindparam("cohorts", expanding=True)),
        Submission.student_id != bindparam("docent"),
        IS_STANDING,
        Draft.erased_at.is_(None),
        or_(SpokenNote.id.is_(None), SpokenNote.author_id == Submission.student_id),
        ~_is_away,
    )
    .order_by(_since, SpokenRequest.id)
    .limit(MOST)
)


def waiting_for(docent: User, cohort_ids: Sequence[int]) -> Sequence[Asked]:
    """Who of these cohorts waits for a docent, longest wait first, MOST at most; one query."""
    found = rows(_waiting, cohorts=list(cohort_ids), docent=docent.id)
    return [Asked(*row[:-1], has_note=row[-1] is not None) for row in found]
