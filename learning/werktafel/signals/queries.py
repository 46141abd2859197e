"""Questions about questions that are alike, and the signaal that they become."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.social_map.folding import words_in
from learning.werktafel import queries as werktafel
from learning.werktafel.models import Question, Table
from learning.werktafel.queries import LIES, is_at
from learning.werktafel.signals.models import RETURNS, Cluster, Report

CHOICES = 15  # questions to choose from, when one says which are alike
MOST = 100  # questions on the page of a signaal

_times = (
    select(func.count(Question.id))
    .where(Question.cluster_id == Cluster.id, LIES)
    .correlate(Cluster)
    .scalar_subquery()
)
IS_SIGNAL = or_(Cluster.passed_on.is_not(None), Cluster.reports.any(), _times >= RETURNS)


def _is_read_by(user_id) -> ColumnElement[bool]:
    return and_(IS_SIGNAL, is_at(Cluster.table_id, user_id))


def readable_by(user: User) -> Select:
    """The signalen of the tables at which *user* sits, with what was told of them."""
    reports = selectinload(Cluster.reports).joinedload(Report.writer)
    return select(Cluster).options(reports).where(_is_read_by(user.id))


def readers_of(cluster: Cluster) -> Sequence[User]:
    """The people behind *Dit lezen*, by name."""
    return db.session.scalars(
        select(User)
        .join(Cluster, Cluster.id == cluster.id)
        .where(User.deactivated_at.is_(None), _is_read_by(User.id))
        .order_by(func.lower(User.name), User.id)
    ).all()


def open_on(table_ids: Sequence[int], user: User, most: int = 10) -> Sequence[Row]:
    """The open signalen of these tables that *user* reads, the newest first: public_id, passed_on,
    begun_at."""
    return db.session.execute(
        select(Cluster.public_id, Cluster.passed_on, Cluster.begun_at)
        .where(Cluster.table_id.in_(table_ids), Cluster.closed_at.is_(None), _is_read_by(user.id))
        .order_by(Cluster.id.desc())
        .limit(most)
    ).all()


def own_report(user: User, key: str) -> Select:
    """The line with that public id, if *user* wrote it."""
    mine = select(Report).options(joinedload(Report.cluster))
    return mine.where(Report.public_id == key, Report.writer_id == user.id)


def own_reports(user: User) -> Sequence[Report]:
    """Every line that *user* wrote about a signaal, anywhere, newest first."""
    mine = select(Report).where(Report.writer_id == user.id)
    return db.session.scalars(mine.order_by(Report.id.desc())).all()


def is_said(cluster: Cluster, user: User, key: str, text: str) -> bool:
    """Whether that line with that public id stands there, by *user*."""
    about = {"public_id": key, "cluster_id": cluster.id, "writer_id": user.id, "text": text}
    return db.session.scalar(select(Report.id).filter_by(**about)) is not None


def is_taken(key: str) -> bool:
    """Whether a line has that public id, whoever's it is."""
    return db.session.scalar(select(Report.id).filter_by(public_id=key)) is not None


def questions_in(cluster: Cluster, user: User) -> Sequence[Question]:
    """Its questions as far as *user* reads them, the oldest first, MOST at most."""
    inside = werktafel.readable_by(user).where(Question.cluster_id == cluster.id, LIES)
    return db.session.scalars(inside.order_by(Question.asked_at, Question.id).limit(MOST)).all()


def alike(question: Question, user: User) -> Sequence[Question]:
    """The others that people linked to it, as far as *user* reads them, the newest first."""
    if question.cluster_id is None:
        return []
    others = werktafel.readable_by(user).where(
        Question.cluster_id == question.cluster_id, Question.id != question.id, LIES
    )
    newest = others.order_by(Question.brought_at.desc(), Question.id.desc())
    return db.session.scalars(newest.limit(MOST)).all()


def signal_of(question: Question, user: User) -> Cluster | None:
    """The signaal to which it belongs; None when there is none that *user* reads."""
    if question.cluster_id is None:
        return None
    found = select(Cluster).where(Cluster.id == question.cluster_id, _is_read_by(user.id))
    return db.session.scalars(found).first()


def is_signal(cluster: Cluster) -> bool:
    """Whether it came back often enough, or was passed on, or something is told of it."""
    found = select(Cluster.id).where(Cluster.id == cluster.id, IS_SIGNAL)
    return db.session.scalar(found) is not None


def to_choose_from(question: Question, user: User, search: str) -> Sequence[Question]:
    """Other questions of the same table that *user* reads, with all words of *search*, the newest
    first; CHOICES and one more if there is more."""
    others = werktafel.readable_by(user).where(
        Question.table_id == question.table_id, Question.id != question.id, LIES
    )
    if question.cluster_id:
        is_other = or_(Question.cluster_id.is_(None), Question.cluster_id != question.cluster_id)
        others = others.where(is_other)
    for word in words_in(search):
        others = others.where(Question.found_by.contains(word, autoescape=True))
    newest = others.order_by(Question.brought_at.desc(), Question.id.desc())
    return db.session.scalars(newest.limit(CHOICES + 1)).all()


def lock_table_of(thing: type[Question] | type[Cluster], *keys: str) -> None:
    """Nobody else links or unlinks at the table of these (public ids), or tends a signaal there,
    until this transaction ends. Before anything else is locked: two who lock the questions, or
    the groups, first would wait for each other."""
    db.session.execute(
        select(Table.id)
        .where(Table.id.in_(select(thing.table_id).where(thing.public_id.in_(keys))))
        .order_by(Table.id)
        .with_for_update(key_share=True)
    ).all()


def both(user: User, key: str, other: str) -> dict[str, Question]:
    """The two questions with these public ids that *user* reads, on one table, in one order, by
    public id; locked until this transaction ends."""
    found = db.session.scalars(
        werktafel.readable_by(user)
        .where(Question.public_id.in_([key, other]), LIES)
        .order_by(Question.id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    ).all()
    tables = {each.table_id for each in found}
    return {each.public_id: each for each in found} if len(tables) == 1 else {}


def clusters(numbers: Sequence[int]) -> Sequence[Cluster]:
    """Those as they are now, the oldest first."""
    return db.session.scalars(
        select(Cluster)
        .where(Cluster.id.in_(numbers))
        .order_by(Cluster.id)
        .execution_options(populate_existing=True)
    ).all()


def members_of(cluster: Cluster) -> Sequence[Question]:
    """Every question in it, also one that is hidden."""
    inside = select(Question).where(Question.cluster_id == cluster.id)
    return db.session.scalars(inside.order_by(Question.id)).all()
