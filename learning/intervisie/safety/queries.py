"""Questions about threads that somebody is or was in, and about their own words in them."""

from collections.abc import Sequence

from sqlalchemy import Row, Select, and_, exists, select
from sqlalchemy.orm import joinedload, selectinload

from learning.accounts.models import User
from learning.base.db import db
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads.models import (
    Contribution,
    ContributionVersion,
    ContributionWords,
    Participation,
    PhaseRun,
    Thread,
)


def thread_once_readable_by(user: User, voice: str) -> Select:
    """The one of them in which *user* wrote the contribution with that public id."""
    is_theirs = exists().where(
        PhaseRun.thread_id == Thread.id,
        Contribution.run_id == PhaseRun.id,
        Contribution.author_id == user.id,
        Contribution.public_id == voice,
    )
    return once_readable_by(user).where(is_theirs)


def once_readable_by(user: User) -> Select:
    """Threads in which *user* takes part or once did: for what they may still do with their own
    words. What others wrote in it is another question."""
    return (
        select(Thread)
        .options(
            joinedload(Thread.group),
            selectinload(Thread.participations).joinedload(Participation.user),
            selectinload(Thread.participations).selectinload(Participation.consents),
            selectinload(Thread.runs).selectinload(PhaseRun.contributions),
            selectinload(Thread.pauses),
        )
        .where(
            exists().where(
                Participation.thread_id == Thread.id,
                Participation.user_id == user.id,
                Participation.joined_at.is_not(None),
            )
        )
    )


def threads_with_words_of(user: User) -> Sequence[Row]:
    """Where *user* wrote something that was not wiped, the last begun first; left_at: of *user*."""
    wrote = (
        exists()
        .where(
            PhaseRun.thread_id == Thread.id,
            Contribution.run_id == PhaseRun.id,
            Contribution.author_id == user.id,
            ContributionWords.contribution_id == Contribution.id,
        )
        .correlate(Thread)
    )
    is_mine = and_(Participation.thread_id == Thread.id, Participation.user_id == user.id)
    return db.session.execute(
        select(
            Thread.id,
            Thread.public_id,
            Thread.werkvorm_data,
            Thread.started_at,
            Thread.stopped_at,
            Thread.ended_at,
            Thread.wipe_at,
            IntervisieGroup.name.label("group"),
            Participation.left_at,
        )
        .join(IntervisieGroup, IntervisieGroup.id == Thread.group_id)
        .join(Participation, is_mine)
        .where(wrote)
        .order_by(Thread.started_at.desc(), Thread.id.desc())
    ).all()


def words_of(user: User) -> Sequence[Row]:
    """Everything *user* wrote in any thread and that was not wiped, newest first; drafts too."""
    return db.session.execute(
        select(
            PhaseRun.thread_id,
            PhaseRun.phase,
            PhaseRun.round,
            Contribution.id,
            Contribution.public_id,
            Contribution.begun_at,
            Contribution.done_at,
            Contribution.passed_at,
            Contribution.withdrawn_at,
            ContributionWords.answers,
            ContributionWords.saved_at,
        )
        .join(PhaseRun, PhaseRun.id == Contribution.run_id)
        .join(ContributionWords, ContributionWords.contribution_id == Contribution.id)
        .where(Contribution.author_id == user.id)
        .order_by(Contribution.id.desc())
    ).all()


def versions_of(user: User) -> Sequence[Row]:
    """Every text of *user* that was kept apart, newest first: contribution_id, answers, at."""
    return db.session.execute(
        select(
            ContributionVersion.words_id.label("contribution_id"),
            ContributionVersion.answers,
            ContributionVersion.at,
        )
        .join(Contribution, Contribution.id == ContributionVersion.words_id)
        .where(Contribution.author_id == user.id)
        .order_by(ContributionVersion.id.desc())
    ).all()
