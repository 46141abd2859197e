"""Questions about who looks at which hand-in now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, false, func, or_, select, update
from sqlalchemy.orm import joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Role
from learning.cohorts.queries import has_place
from learning.reviews.leases.models import KEPT_FOR, READ_FOR, Lease, TakeOverNote
from learning.submissions.models import HandIn


@dataclass(frozen=True)
class Held:
    """Who looks at it now. ``from_id``: from whom they took it over, or None."""

    hand_in_id: int
    docent_id: int
    name: str
    since: datetime
    until: datetime
    from_id: int | None

    @property
    def mark(self) -> str:
        """What a page sends back, to tell whom it showed."""
        return f"{self.docent_id}.{self.since.timestamp():.0f}"


def is_docent_still(docent_id, cohort_id) -> ColumnElement[bool]:
    """SQL: they have a place as docent there, and an account that is open."""
    return has_place(cohort_id, docent_id, Role.DOCENT)


def is_held_by_another(docent_id, at):
    """SQL, beside HandIn: a colleague of *docent_id* looks at it at *at*."""
    return exists().where(
        Lease.hand_in_id == HandIn.id,
        Lease.docent_id != docent_id,
        Lease.until > at,
        is_docent_still(Lease.docent_id, HandIn.cohort_id),
    )


def held_on(hand_in_ids: Iterable[int], at: datetime) -> Mapping[int, Held]:
    """Who looks at which of these at *at*, by the number of the hand-in; one query."""
    found = db.session.execute(
        select(
            Lease.hand_in_id,
            Lease.docent_id,
            User.name,
            Lease.since,
            Lease.until,
            Lease.from_id,
        )
        .join(HandIn, HandIn.id == Lease.hand_in_id)
        .join(User, User.id == Lease.docent_id)
        .where(Lease.hand_in_id.in_(list(hand_in_ids)), Lease.until > at)
        .where(is_docent_still(Lease.docent_id, HandIn.cohort_id))
    )
    return {row.hand_in_id: Held(*row) for row in found}


def holder_of(hand_in: HandIn, at: datetime) -> Held | None:
    """Who looks at it at *at*; None when nobody does."""
    return held_on([hand_in.id], at).get(hand_in.id)


def forget(hand_in: HandIn, docent: User) -> None:
    """*docent* looks at it no longer."""
    own = Lease.hand_in_id == hand_in.id, Lease.docent_id == docent.id
    db.session.execute(delete(Lease).where(*own))


def _is_over(at: datetime):
    return or_(TakeOverNote.at <= at - KEPT_FOR, TakeOverNote.seen_at <= at - READ_FOR)


def notes_on(hand_in: HandIn, docent: User, at: datetime) -> Sequence[TakeOverNote]:
    """What was said to *docent*, or by them, on taking this over; oldest first."""
    return db.session.scalars(
        select(TakeOverNote)
        .options(joinedload(TakeOverNote.by), joinedload(TakeOverNote.to))
        .where(TakeOverNote.hand_in_id == hand_in.id)
        .where(or_(TakeOverNote.to_id == docent.id, TakeOverNote.by_id == docent.id))
        .where(~func.coalesce(_is_over(at), false()))
        .order_by(TakeOverNote.id)
    ).all()


def saw_notes(hand_in: HandIn, docent: User, at: datetime) -> None:
    """*docent* has before them what was said to them here."""
    unseen = TakeOverNote.to_id == docent.id, TakeOverNote.seen_at.is_(None)
    here = TakeOverNote.hand_in_id == hand_in.id
    db.session.execute(update(TakeOverNote).where(here, *unseen).values(seen_at=at))


def forget_notes(at: datetime) -> None:
    """Forget what was read a day ago, and what nobody came to read within two weeks."""
    db.session.execute(delete(TakeOverNote).where(_is_over(at)))
