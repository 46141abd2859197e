"""Questions about who walks along: only two people read it whole."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.werktafel.handovers.models import STANDS, Handover
from learning.werktafel.models import Question
from learning.werktafel.queries import is_around


def _is_read_by(user_id) -> ColumnElement[bool]:
    """SQL: Handover, joined to its Question, is of that person: who asked, or who walks along;
    also while the question is off the table."""
    walks = and_(Handover.with_id == user_id, Question.taken_back_at.is_(None), is_around(user_id))
    return and_(STANDS, or_(Question.asker_id == user_id, walks))


def readable_by(user: User) -> Select:
    """Those of *user* that stand, with the question, its asker and who walks along."""
    return (
        select(Handover)
        .join(Handover.question)
        .options(
            contains_eager(Handover.question).joinedload(Question.asker),
            joinedload(Handover.with_),
        )
        .where(_is_read_by(user.id))
    )


def walked_by(user: User) -> Sequence[Handover]:
    """Those in which *user* walks along or was asked to, the newest first."""
    mine = readable_by(user).where(Handover.with_id == user.id)
    return db.session.scalars(mine.order_by(Handover.id.desc())).all()


def agreed_on(user: User) -> set[int]:
    """The numbers of the questions that *user* asked, with which somebody walks along."""
    mine = select(Handover.question_id).join(Handover.question)
    agreed = mine.where(STANDS, Handover.agreed_at.is_not(None), Question.asker_id == user.id)
    return set(db.session.scalars(agreed))


def gone_for(user: User) -> set[int]:
    """The numbers of the questions that were taken back while *user* walked along."""
    walked = select(Handover.question_id).join(Handover.question)
    with_it = and_(Handover.agreed_at.is_not(None), Handover.ended_at == Question.taken_back_at)
    return set(db.session.scalars(walked.where(Handover.with_id == user.id, with_it)))


def readers_of(handover: Handover) -> Sequence[User]:
    """The two people behind *Dit lezen*, by name."""
    return db.session.scalars(
        select(User)
        .join(Handover, Handover.id == handover.id)
        .join(Question, Question.id == Handover.question_id)
        .where(User.deactivated_at.is_(None), _is_read_by(User.id))
        .order_by(func.lower(User.name), User.id)
    ).all()


def standing_on(question: Question) -> Handover | None:
    """The one that stands, with who walks along; None when there is none."""
    found = select(Handover).options(joinedload(Handover.with_), joinedload(Handover.question))
    return db.session.scalars(found.where(Handover.question_id == question.id, STANDS)).first()
