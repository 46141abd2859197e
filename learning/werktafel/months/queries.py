"""Questions about one month at a table."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from learning.accounts.models import User
from learning.base.db import db
from learning.werktafel import queries as werktafel
from learning.werktafel.models import Addition, Question
from learning.werktafel.queries import LIES

MOST = 200


def asked_between(
    user: User, table_ids: Sequence[int], since: datetime, until: datetime
) -> Sequence[Question]:
    """What *user* reads of what was asked on these tables then, oldest first, MOST at most."""
    found = werktafel.readable_by(user).where(
        Question.table_id.in_(table_ids),
        Question.asked_at >= since,
        Question.asked_at < until,
        LIES,
    )
    found = found.order_by(Question.asked_at, Question.id).limit(MOST)
    return db.session.scalars(found).all()


def first_asked_at(tables: Sequence[int]) -> datetime | None:
    """When the first question came to these tables that lies there still; None: there is none."""
    asked = select(func.min(Question.asked_at)).where(Question.table_id.in_(tables))
    return db.session.scalar(asked)


def added_to(user: User, questions: Sequence[Question]) -> Sequence[Addition]:
    """What *user* reads of what lies beside them, oldest first."""
    numbers = [each.id for each in questions]
    found = werktafel.additions_readable_by(user).where(
        Addition.question_id.in_(numbers), Addition.hidden_at.is_(None)
    )
    return db.session.scalars(found).all()
