"""Questions about shared work: which fellow students read it, and what is shared with somebody."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Membership, Role
from learning.modules.parts import Circle, Kind
from learning.submissions.models import HandIn, Submission
from learning.submissions.sharing.models import Share, ShareReader

_own, _done = aliased(Submission), aliased(HandIn)
_account = aliased(User)


def is_shown_to(reader_id) -> ColumnElement[bool]:
    """SQL: HandIn, joined to its Submission, is shared with this person (a number, or a column)
    and they may read it now. Writer and reader are students of its cohort still; of a part that
    one makes first oneself, the reader has handed in their own."""
    return and_(is_meant_for(reader_id), _is_theirs_done(reader_id))


def is_meant_for(reader_id) -> ColumnElement[bool]:
    """SQL: the same, whether or not the reader handed in their own."""
    is_named = (
        exists()
        .where(ShareReader.share_id == Share.id, ShareReader.user_id == reader_id)
        .correlate_except(ShareReader)
    )
    is_shared = (
        exists()
        .where(Share.hand_in_id == HandIn.id, Share.withdrawn_at.is_(None))
        .where(or_(Share.circle == Circle.COHORT, is_named))
        .correlate_except(Share)
    )
    return and_(
        HandIn.taken_back_at.is_(None),
        HandIn.erased_at.is_(None),
        Submission.student_id != reader_id,
        _is_student(reader_id),
        _is_student(Submission.student_id),
        is_shared,
    )


def _is_student(user_id) -> ColumnElement[bool]:
    """SQL: a student of HandIn's cohort now, whose account is open."""
    return (
        exists()
        .where(
            Membership.cohort_id == HandIn.cohort_id,
            Membership.user_id == user_id,
            Membership.role == Role.STUDENT,
            Membership.left_at.is_(None),
            _account.id == Membership.user_id,
            _account.deactivated_at.is_(None),
        )
        .correlate_except(Membership, _account)
    )


def _is_theirs_done(reader_id) -> ColumnElement[bool]:
    waits = (
        exists()
        .where(Share.hand_in_id == HandIn.id, Share.withdrawn_at.is_(None), Share.own_first)
        .correlate_except(Share)
    )
    did_it = (
        exists()
        .where(
            _own.student_id == reader_id,
            _own.module == Submission.module,
            _own.opdracht == Submission.opdracht,
            _own.part == Submission.part,
            _done.submission_id == _own.id,
            _done.taken_back_at.is_(None),
        )
        .correlate_except(_own, _done)
    )
    return or_(~waits, did_it)


def readable_by(user: User) -> Select:
    """What others share with *user* and what they may read now."""
    return (
        select(HandIn)
        .join(HandIn.submission)
        .options(
            joinedload(HandIn.submission).options(
                joinedload(Submission.student), joinedload(Submission.draft)
            ),
            selectinload(HandIn.answers),
        )
        .where(is_shown_to(user.id))
    )


def shared_with(user: User) -> Sequence[Row]:
    """What others share with *user* outside a talk, newest first: public_id (of the hand-in), name,
    module, opdracht, part, shared_at."""
    return db.session.execute(
        select(
            HandIn.public_id,
            User.name,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            Share.shared_at,
        )
        .join(HandIn.submission)
        .join(User, User.id == Submission.student_id)
        .join(Share, and_(Share.hand_in_id == HandIn.id, Share.withdrawn_at.is_(None)))
        .where(is_shown_to(user.id), Submission.kind != Kind.TALK.value)
        .order_by(Share.shared_at.desc(), HandIn.id.desc())
        .limit(100)
    ).all()


def shown_to(hand_in: HandIn) -> Sequence[User]:
    """The fellow students who can read *hand_in* now, by name."""
    return _people(hand_in, is_shown_to(User.id))


def meant_for(hand_in: HandIn) -> Sequence[User]:
    """With whom *hand_in* is shared, by name: also who has to hand in their own first."""
    return _people(hand_in, is_meant_for(User.id))


def _people(hand_in: HandIn, condition: ColumnElement[bool]) -> Sequence[User]:
    return db.session.scalars(
        select(User)
        .join(HandIn, HandIn.id == hand_in.id)
        .join(HandIn.submission)
        .where(condition)
        .order_by(func.lower(User.name), User.id)
    ).all()


def fellow_students_of(submission: Submission) -> Sequence[User]:
    """The other students of its cohort now, by name: with whom it could be shared."""
    return db.session.scalars(
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.cohort_id == submission.cohort_id,
            Membership.role == Role.STUDENT,
            Membership.left_at.is_(None),
            User.deactivated_at.is_(None),
            User.id != submission.student_id,
        )
        .order_by(func.lower(User.name), User.id)
    ).all()
