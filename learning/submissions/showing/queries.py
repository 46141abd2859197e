"""Questions about what is shown to one person by name. The moment stands in every answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.base.place import as_place
from learning.cohorts.models import Membership, Role
from learning.cohorts.queries import has_place, people_of
from learning.praktijkopleiders import queries as praktijkopleiders
from learning.submissions.models import HandIn, Submission
from learning.submissions.showing.models import HOLDS, ReaderRole, Showing
from learning.submissions.showing.rules import QUIET


def is_shown_to(reader_id, at: datetime) -> ColumnElement[bool]:
    """SQL: HandIn, joined to its Submission, is shown to this person by name (a number, or a
    column), and they may read it at that moment."""
    return exists().where(_holds(reader_id, at)).correlate_except(Showing)


def _holds(reader_id, at: datetime) -> ColumnElement[bool]:
    """SQL: Showing is of HandIn and of that reader, and opens it at that moment."""
    by_the_writer = and_(
        Showing.asked_by_id.is_(None),
        has_place(HandIn.cohort_id, Submission.student_id, Role.STUDENT),
    )
    return and_(
        Showing.hand_in_id == HandIn.id,
        Showing.reader_id == reader_id,
        HOLDS,
        or_(Showing.until.is_(None), Showing.until > at),
        HandIn.taken_back_at.is_(None),
        HandIn.erased_at.is_(None),
        Submission.student_id != reader_id,
        or_(
            and_(
                Showing.role == ReaderRole.BEGELEIDER,
                by_the_writer,
                has_place(HandIn.cohort_id, reader_id, Role.BEGELEIDER),
            ),
            and_(
                Showing.role == ReaderRole.PRAKTIJKOPLEIDER,
                by_the_writer,
                praktijkopleiders.is_companion(
                    reader_id, Submission.student_id, HandIn.cohort_id, at
                ),
            ),
            and_(
                Showing.role == ReaderRole.DOCENT,
                has_place(HandIn.cohort_id, Showing.asked_by_id, Role.DOCENT),
                _teaches(reader_id),
                or_(Showing.agreed_at.is_not(None), Showing.told_at <= at - QUIET),
            ),
        ),
    )


def _waits(at: datetime) -> ColumnElement[bool]:
    """SQL: Showing of HandIn is a question that has no answer yet, nor a day of silence."""
    return and_(
        HOLDS,
        Showing.asked_by_id.is_not(None),
        Showing.agreed_at.is_(None),
        or_(Showing.told_at.is_(None), Showing.told_at > at - QUIET),
        HandIn.taken_back_at.is_(None),
        HandIn.erased_at.is_(None),
        has_place(HandIn.cohort_id, Showing.asked_by_id, Role.DOCENT),
        _teaches(Showing.reader_id),
    )


def _teaches(user_id) -> ColumnElement[bool]:
    """SQL: a docent anywhere now."""
    seat = aliased(Membership)
    return (
        exists()
        .where(seat.user_id == user_id, seat.role == Role.DOCENT, seat.left_at.is_(None))
        .correlate_except(seat)
    )


def readable_by(user: User, at: datetime) -> Select:
    """What is shown to *user*, with the text, as far as they may read it at that moment."""
    return (
        select(Showing)
        .join(Showing.hand_in)
        .join(HandIn.submission)
        .options(
            contains_eager(Showing.hand_in).options(
                contains_eager(HandIn.submission).options(
                    joinedload(Submission.student), joinedload(Submission.cohort)
                ),
                selectinload(HandIn.answers),
            )
        )
        .where(_holds(user.id, at))
    )


def readers_by_name(hand_in: HandIn, at: datetime) -> Sequence[User]:
    """To whom it is shown by name and who may read it at that moment, by name."""
    return [each.reader for each in standing_on(hand_in, at)]


def standing_on(hand_in: HandIn, at: datetime) -> Sequence[Showing]:
    """What opens *hand_in* at that moment to somebody by name, with the reader, by their name."""
    return standing_among([hand_in], at)


def standing_among(hand_ins: Sequence[HandIn], at: datetime) -> Sequence[Showing]:
    """The same of several; who reads two of them is there twice."""
    numbers = [each.id for each in hand_ins]
    return db.session.scalars(
        select(Showing)
        .join(Showing.hand_in)
        .join(HandIn.submission)
        .join(Showing.reader)
        .options(contains_eager(Showing.reader))
        .where(HandIn.id.in_(numbers), User.deactivated_at.is_(None), _holds(User.id, at))
        .order_by(func.lower(User.name), Showing.id)
    ).all()


def own_readable_by(user: User) -> Select:
    """Of one's own work: what is shown to somebody by name, or is asked about, and not stopped."""
    return (
        select(Showing)
        .join(Showing.hand_in)
        .join(HandIn.submission)
        .options(
            joinedload(Showing.reader),
            joinedload(Showing.asked_by),
            contains_eager(Showing.hand_in).contains_eager(HandIn.submission),
        )
        .where(Submission.student_id == user.id, Submission.group_id.is_(None), HOLDS)
        .where(HandIn.taken_back_at.is_(None), HandIn.erased_at.is_(None))
    )


def on_work(user: User, submission: Submission, at: datetime) -> Sequence[Showing]:
    """Who reads one piece of work along at that moment, and what is asked about that: the oldest
    first."""
    return db.session.scalars(
        own_readable_by(user)
        .join(User, User.id == Showing.reader_id)
        .where(HandIn.submission_id == submission.id, User.deactivated_at.is_(None))
        .where(or_(_holds(Showing.reader_id, at), _waits(at)))
        .order_by(Showing.id)
    ).all()


def asked_about(hand_in: HandIn) -> Sequence[Showing]:
    """Which colleagues were asked to look at it, also where the writer would rather not, the
    first one first; not what the docent withdrew."""
    return db.session.scalars(
        select(Showing)
        .options(joinedload(Showing.reader))
        .where(Showing.hand_in_id == hand_in.id, Showing.asked_by_id.is_not(None))
        .where(or_(HOLDS, Showing.refused_at.is_not(None)))
        .order_by(Showing.id)
    ).all()


@dataclass(frozen=True)
class Shown:
    """A row of *what is shown to me*. ``key``: of the Showing."""

    key: str
    writer: str
    module: str
    opdracht: str
    part: str
    handed_in_at: datetime
    role: str
    until: datetime | None


MOST = 100


def shown_to(
    user: User,
    at: datetime,
    role: ReaderRole | None = None,
    place: tuple[datetime, int] | None = None,
) -> tuple[list[Shown], str | None]:
    """What *user* may read at that moment by name, the last handed in first; MOST at most, and
    where the next ones begin, None when these are all.

    *role*: only what they read as that. *place*: only what comes after it.
    """
    order = HandIn.handed_in_at, Showing.id
    found = (
        select(
            Showing.id,
            Showing.public_id,
            User.name,
            Submission.module,
            Submission.opdracht,
            Submission.part,
            HandIn.handed_in_at,
            Showing.role,
            Showing.until,
        )
        .join(HandIn, HandIn.id == Showing.hand_in_id)
        .join(HandIn.submission)
        .join(User, User.id == Submission.student_id)
        .where(_holds(user.id, at))
        .order_by(*(each.desc() for each in order))
        .limit(MOST + 1)
    )
    found = found.where(Showing.role == role) if role else found
    found = found.where(tuple_(*order) < place) if place else found
    numbered = db.session.execute(found).all()
    rows = [Shown(*row[1:]) for row in numbered[:MOST]]
    more = len(numbered) > MOST
    return rows, as_place(rows[-1].handed_in_at, numbered[MOST - 1].id) if more else None


def last_showing_to(hand_in: HandIn, reader_id: int) -> Showing | None:
    """The one that is not stopped, over or not; locked. None: nothing stands in the way."""
    return db.session.scalar(
        select(Showing)
        .where(Showing.hand_in_id == hand_in.id, Showing.reader_id == reader_id, HOLDS)
        .with_for_update()
    )


def stands(showing: Showing, at: datetime) -> bool:
    """Whether it opens the text at that moment, or asks about that."""
    found = (
        select(Showing.id)
        .join(Showing.hand_in)
        .join(HandIn.submission)
        .join(User, User.id == Showing.reader_id)
        .where(Showing.id == showing.id, User.deactivated_at.is_(None))
        .where(or_(_holds(Showing.reader_id, at), _waits(at)))
    )
    return db.session.scalar(found) is not None


def was_refused(hand_in: HandIn, reader_id: int) -> bool:
    """Whether the writer said that this person would rather not read it."""
    found = select(Showing.id).where(
        Showing.hand_in_id == hand_in.id,
        Showing.reader_id == reader_id,
        Showing.refused_at.is_not(None),
    )
    return db.session.scalar(found.limit(1)) is not None


def _not_stopped() -> Select:
    return (
        select(Showing)
        .join(Showing.hand_in)
        .join(HandIn.submission)
        .options(contains_eager(Showing.hand_in).contains_eager(HandIn.submission))
        .where(HOLDS)
        .order_by(Showing.id)
    )


def questions_about(submission: Submission, at: datetime) -> Sequence[Showing]:
    """What is asked about any hand-in of it and has no answer yet, the first first."""
    return db.session.scalars(
        _not_stopped().where(HandIn.submission_id == submission.id, _waits(at))
    ).all()


def shown_to_companion(reader_id: int, student_id: int, cohort_id: int) -> Sequence[Showing]:
    """What this student showed to their praktijkopleider in that cohort, and did not stop."""
    return db.session.scalars(
        _not_stopped().where(
            Showing.reader_id == reader_id,
            Showing.role == ReaderRole.PRAKTIJKOPLEIDER,
            Submission.student_id == student_id,
            HandIn.cohort_id == cohort_id,
        )
    ).all()


def over_at(at: datetime) -> Sequence[Showing]:
    """What nobody stopped and is over by then: its own time, or that of a praktijkopleider."""
    is_companion = praktijkopleiders.is_companion(
        Showing.reader_id, Submission.student_id, HandIn.cohort_id, at
    )
    is_left = and_(Showing.role == ReaderRole.PRAKTIJKOPLEIDER, ~is_companion)
    return db.session.scalars(_not_stopped().where(or_(Showing.until <= at, is_left))).all()


def begeleiders_of(cohort_id: int) -> Sequence[User]:
    """The begeleiders of a cohort now, by name."""
    found = people_of(cohort_id, Role.BEGELEIDER).order_by(func.lower(User.name), User.id)
    return db.session.scalars(found).all()


def colleague_with(address: str, cohort_id: int) -> User | None:
    """A docent elsewhere with that address, who has no place in this cohort; None: nobody whom
    one could ask."""
    here = exists().where(
        Membership.user_id == User.id,
        Membership.cohort_id == cohort_id,
        Membership.left_at.is_(None),
    )
    return db.session.scalar(
        select(User).where(
            func.lower(User.email) == address.strip().lower(),
            User.deactivated_at.is_(None),
            _teaches(User.id),
            ~here,
        )
    )


def addresses_about(submission: Submission) -> Sequence[Row]:
    """(public id, reader_id) of everything that ever showed this work to somebody by name."""
    return db.session.execute(
        select(Showing.public_id, Showing.reader_id)
        .join(HandIn, HandIn.id == Showing.hand_in_id)
        .where(HandIn.submission_id == submission.id)
    ).all()


def known_readable_by(user: User) -> Select:
    """What *user* may stop: of their own work, and what is asked in a cohort where they are
    docent."""
    return (
        select(Showing)
        .join(Showing.hand_in)
        .join(HandIn.submission)
        .options(
            joinedload(Showing.reader),
            contains_eager(Showing.hand_in).contains_eager(HandIn.submission),
        )
        .where(HOLDS)
        .where(
            or_(
                and_(Submission.student_id == user.id, Submission.group_id.is_(None)),
                and_(
                    Showing.asked_by_id.is_not(None),
                    has_place(HandIn.cohort_id, user.id, Role.DOCENT),
                ),
            )
        )
    )


def who_asked(user: User, at: datetime) -> Sequence[str]:
    """Names of docenten who asked *user* to look along, where the writer has to hear it first."""
    asker = aliased(User)
    return db.session.scalars(
        select(asker.name)
        .join(Showing, Showing.asked_by_id == asker.id)
        .join(HandIn, HandIn.id == Showing.hand_in_id)
        .where(Showing.reader_id == user.id, _waits(at))
        .order_by(Showing.id)
    ).all()
