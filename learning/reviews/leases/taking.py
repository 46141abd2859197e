"""Taking a hand-in before you, and taking it over from a colleague."""

from datetime import datetime

from sqlalchemy import and_, case, literal_column, or_
from sqlalchemy.dialects import postgresql, sqlite

from learning.accounts.models import User
from learning.base.db import db
from learning.reviews.leases import queries
from learning.reviews.leases.models import HOURS, Lease, TakeOverNote
from learning.submissions.models import HandIn

_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def take(hand_in: HandIn, docent: User, at: datetime) -> None:
    """*docent* opens or saves: the lease is theirs for HOURS more, unless a colleague has it.

    One statement, so that of two who open at the same moment one gets it. Inside ``writing()``.
    """
    new = _new(hand_in, docent, at)
    is_own = and_(Lease.docent_id == docent.id, Lease.until > at)
    here = queries.is_docent_still(literal_column("lease.docent_id"), hand_in.cohort_id)
    taken = new.on_conflict_do_update(
        index_elements=["hand_in_id"],
        set_={
            "docent_id": docent.id,
            "until": at + HOURS,
            "since": case((is_own, Lease.since), else_=new.excluded.since),
            "from_id": case((is_own, Lease.from_id), else_=None),
        },
        where=or_(Lease.docent_id == docent.id, Lease.until <= at, ~here),
    )
    db.session.execute(taken)


def take_over(hand_in: HandIn, docent: User, words: str, at: datetime) -> queries.Held | None:
    """*docent* takes it from whoever has it, and says *words* to them; returns who had it, None
    when nobody did or they had it themselves. Once the hand-in is locked."""
    held = queries.holder_of(hand_in, at)
    if held is None or held.docent_id == docent.id:
        take(hand_in, docent, at)
        return None
    new = _new(hand_in, docent, at, from_id=held.docent_id)
    columns = ("docent_id", "since", "until", "from_id")
    changed = {each: new.excluded[each] for each in columns}
    db.session.execute(new.on_conflict_do_update(index_elements=["hand_in_id"], set_=changed))
    if words:
        between = {"hand_in_id": hand_in.id, "by_id": docent.id, "to_id": held.docent_id}
        db.session.add(TakeOverNote(**between, words=words, at=at))
    return held


def _new(hand_in: HandIn, docent: User, at: datetime, from_id: int | None = None):
    insert = _insert[db.engine.dialect.name](Lease)
    until = at + HOURS
    row = {"hand_in_id": hand_in.id, "docent_id": docent.id, "since": at, "until": until}
    return insert.values(from_id=from_id, **row)
