"""Questions about talks: who may open one, and which contributions and answers they read in it.

A contribution is a hand-in that was placed (see placing.py). Who reads it follows from its share:
sharing/queries.py says so, *eerst zelf* included.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts import queries as cohorts
from learning.cohorts.models import Cohort, Membership, Role
from learning.modules.parts import Circle, Kind
from learning.submissions.models import HandIn, Submission
from learning.submissions.queries import is_docent_of
from learning.submissions.sharing.models import Share
from learning.submissions.sharing.queries import is_shown_to, shown_to
from learning.talks.models import Talk, TalkAnswer
from learning.talks.placing import placed_in

_said_of = aliased(Talk)


def readable_by(user: User) -> Select:
    """The talks of the cohorts in which *user* learns or teaches now, with who is in them."""
    people = selectinload(Cohort.memberships).joinedload(Membership.user)
    return (
        select(Talk)
        .options(joinedload(Talk.cohort).options(people), joinedload(Talk.closed_by))
        .where(_is_in(user, Talk.cohort_id))
    )


def _is_in(user: User, cohort_id, *roles: Role) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            Membership.cohort_id == cohort_id,
            Membership.user_id == user.id,
            Membership.role.in_(roles or (Role.STUDENT, Role.DOCENT)),
            Membership.left_at.is_(None),
        )
        .correlate_except(Membership)
    )


def contributions_readable_by(user: User) -> Select:
    """What stands in talks that *user* reads: their own, that of a docent's cohorts, and what is
    shown to them. HandIn, joined to its Submission."""
    return (
        select(HandIn)
        .join(HandIn.submission)
        .options(
            contains_eager(HandIn.submission).options(
                joinedload(Submission.student), joinedload(Submission.cohort)
            ),
            selectinload(HandIn.answers),
            selectinload(HandIn.shares),
        )
        .where(_is_placed(), _is_read_by(user))
        .order_by(Submission.id)
    )


def _is_placed() -> ColumnElement[bool]:
    """SQL: HandIn, joined to its Submission, stands in the talk of its cohort."""
    is_shared = (
        exists()
        .where(Share.hand_in_id == HandIn.id, Share.withdrawn_at.is_(None))
        .where(Share.circle == Circle.COHORT)
        .correlate_except(Share)
    )
    return and_(
        Submission.kind == Kind.TALK.value,
        HandIn.taken_back_at.is_(None),
        HandIn.erased_at.is_(None),
        HandIn.concluded_at.is_not(None),
        HandIn.verdict.is_(None),
        is_shared,
    )


def _is_read_by(user: User) -> ColumnElement[bool]:
    is_here = _is_in(user, HandIn.cohort_id, Role.STUDENT)
    return or_(
        and_(Submission.student_id == user.id, is_here),
        is_docent_of(user, HandIn.cohort_id),
        is_shown_to(user.id),
    )


def is_about(talk: Talk) -> ColumnElement[bool]:
    """SQL: Submission belongs to *talk*."""
    return and_(
        Submission.cohort_id == talk.cohort_id,
        Submission.module == talk.module,
        Submission.opdracht == talk.opdracht,
        Submission.part == talk.part,
    )


def talk_with(user: User, key: str) -> Select:
    """The talk in which the work with that public id belongs, if *user* may open it."""
    return readable_by(user).join(
        Submission,
        and_(
            Submission.public_id == key,
            Submission.cohort_id == Talk.cohort_id,
            Submission.module == Talk.module,
            Submission.opdracht == Talk.opdracht,
            Submission.part == Talk.part,
        ),
    )


def talk_about(cohort_id: int, module: str, opdracht: str, part: str) -> Talk | None:
    """The talk of a cohort about a part; None when nobody began it."""
    about = {"cohort_id": cohort_id, "module": module, "opdracht": opdracht, "part": part}
    return db.session.scalar(select(Talk).filter_by(**about))


def held(talk_id: int) -> Talk:
    """The talk: nobody closes it, places or answers in it until this transaction ends."""
    return db.session.scalars(
        select(Talk)
        .where(Talk.id == talk_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def answers_readable_by(user: User) -> Select:
    """Answers: one's own, also after leaving; and of others what is said of a contribution that
    one reads, of one's own work, or in the cohort of a docent. What was taken back has no words."""
    of_own = exists().where(
        Submission.id == TalkAnswer.submission_id,
        Submission.student_id == user.id,
        _is_in(user, Submission.cohort_id, Role.STUDENT),
    )
    of_read = (
        select(HandIn.id)
        .join(HandIn.submission)
        .where(Submission.id == TalkAnswer.submission_id, _is_placed(), is_shown_to(user.id))
        .correlate(TalkAnswer)
        .exists()
    )
    of_talk = _said_of.id == TalkAnswer.talk_id
    taught = exists().where(of_talk, is_docent_of(user, _said_of.cohort_id))
    return (
        select(TalkAnswer)
        .options(joinedload(TalkAnswer.writer), joinedload(TalkAnswer.submission))
        .where(TalkAnswer.taken_back_at.is_(None))
        .where(or_(TalkAnswer.writer_id == user.id, of_own.correlate(TalkAnswer), of_read, taught))
        .order_by(TalkAnswer.id)
    )


def shown_in(talk: Talk, user: User) -> tuple[Sequence[HandIn], Sequence[TalkAnswer]]:
    """What *user* reads in *talk*: the contributions in the order in which people began, and the
    answers, oldest first."""
    hand_ins = contributions_readable_by(user).where(is_about(talk))
    answers = answers_readable_by(user).where(TalkAnswer.talk_id == talk.id)
    return db.session.scalars(hand_ins).unique().all(), db.session.scalars(answers).all()


def own_answers(user: User) -> Select:
    """What *user* answered anywhere, with the talk; not what was taken back."""
    return every_own_answer(user).where(TalkAnswer.taken_back_at.is_(None))


def every_own_answer(user: User) -> Select:
    """The same with what was taken back: that has no words any more."""
    return (
        select(TalkAnswer)
        .options(
            joinedload(TalkAnswer.talk).joinedload(Talk.cohort),
            joinedload(TalkAnswer.submission).joinedload(Submission.hand_ins),
        )
        .where(TalkAnswer.writer_id == user.id)
        .order_by(TalkAnswer.id.desc())
    )


def has_answered(user: User) -> bool:
    """Whether there are any words of *user* in an answer."""
    said = select(TalkAnswer.id).where(
        TalkAnswer.writer_id == user.id, TalkAnswer.taken_back_at.is_(None)
    )
    return db.session.scalar(said.limit(1)) is not None


def answer_with(key: str) -> TalkAnswer | None:
    """The answer with that public id, whoever's it is: a page was sent twice."""
    return db.session.scalar(select(TalkAnswer).filter_by(public_id=key))


def contribution_of(answer: TalkAnswer) -> HandIn | None:
    """What it was said of, as that stands in the talk now; None: taken back, or erased."""
    placed = placed_in(answer.submission)
    return None if placed is None or placed.erased_at else placed


def readers_of(answer: TalkAnswer) -> Sequence[User]:
    """The people behind *Dit lezen*: its writer, the docenten, whose contribution it is about, and
    who reads that contribution. Nobody whose account is closed."""
    if answer.taken_back_at:
        return []
    placed, about = contribution_of(answer), answer.submission
    is_here = db.session.scalar(cohorts.seat_of(about.student, about.cohort_id))
    found = [
        answer.writer,
        *cohorts.docenten_of(answer.talk.cohort_id),
        *([about.student] if is_here else []),
        *(shown_to(placed) if placed else []),
    ]
    return [each for each in dict.fromkeys(found) if each.is_active]


def has_done(user: User, talk: Talk) -> bool:
    """Whether *user* handed in this part themselves, in any cohort: then they may read others."""
    done = (
        select(HandIn.id)
        .join(HandIn.submission)
        .where(
            Submission.student_id == user.id,
            Submission.module == talk.module,
            Submission.opdracht == talk.opdracht,
            Submission.part == talk.part,
            HandIn.taken_back_at.is_(None),
        )
    )
    return db.session.scalar(done.limit(1)) is not None


def talks_of(cohort_ids: Collection[int]) -> Sequence[Talk]:
    """The talks of these cohorts, the last opened first."""
    return db.session.scalars(
        select(Talk).where(Talk.cohort_id.in_(cohort_ids)).order_by(Talk.id.desc())
    ).all()


def guided_by(docent: User) -> Sequence[Talk]:
    """The talks that are open in the cohorts of *docent*, the last opened first."""
    guided = readable_by(docent).where(
        Talk.closed_at.is_(None),
        is_docent_of(docent, Talk.cohort_id),
        exists().where(Cohort.id == Talk.cohort_id, Cohort.closed_at.is_(None)),
    )
    return db.session.scalars(guided.order_by(Talk.id.desc())).unique().all()


def done_by(user: User) -> set[tuple[str, str, str]]:
    """(module, opdracht, part) of every talk for which *user* handed in something that stands."""
    done = (
        select(Submission.module, Submission.opdracht, Submission.part)
        .join(HandIn, HandIn.submission_id == Submission.id)
        .where(Submission.student_id == user.id, HandIn.taken_back_at.is_(None))
    )
    return {tuple(row) for row in db.session.execute(done)}


def sent_to_docenten_by(user: User) -> set[tuple[int, str, str, str]]:
    """(cohort, module, opdracht, part) of what *user* handed in to the docenten and never placed
    in a talk, such as from before there were talks."""
    sent = (
        select(Submission.cohort_id, Submission.module, Submission.opdracht, Submission.part)
        .join(HandIn, HandIn.submission_id == Submission.id)
        .where(Submission.student_id == user.id, HandIn.taken_back_at.is_(None))
        .where(Submission.kind != Kind.TALK.value)
    )
    return {tuple(row) for row in db.session.execute(sent)}
