"""Questions about who was asked to talk on."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.intervisie.threads.models import (
    Contribution,
    ContributionWords,
    FollowUp,
    PhaseRun,
    Thread,
)


def asked_by(user: User) -> Sequence[FollowUp]:
    """Whom *user* asked and did not tell off again, the last first."""
    return db.session.scalars(
        select(FollowUp)
        .options(joinedload(FollowUp.other))
        .where(FollowUp.asker_id == user.id, FollowUp.withdrawn_at.is_(None))
        .order_by(FollowUp.confirmed_at.desc(), FollowUp.id.desc())
    ).all()


def sheet_words(user: User, thread: Thread, phase: str) -> Row | None:
    """What *user* wrote last on a sheet of *phase*: answers and revision; None for nothing."""
    return db.session.execute(
        select(ContributionWords.answers, ContributionWords.revision)
        .join(Contribution, Contribution.id == ContributionWords.contribution_id)
        .join(PhaseRun, PhaseRun.id == Contribution.run_id)
        .where(
            PhaseRun.thread_id == thread.id,
            PhaseRun.phase == phase,
            Contribution.author_id == user.id,
            Contribution.number == 0,
        )
        .order_by(PhaseRun.id.desc())
        .limit(1)
    ).one_or_none()
