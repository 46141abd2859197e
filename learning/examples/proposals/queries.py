"""Questions about proposed examples: who reads which, what waits, and what fits a search."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Role
from learning.cohorts.queries import has_place
from learning.examples.proposals.models import ExampleProposal, Words
from learning.social_map.links import link_from

WAITS = and_(
    ExampleProposal.accepted_at.is_(None),
    ExampleProposal.given_back_at.is_(None),
    ExampleProposal.put_aside_at.is_(None),
    ExampleProposal.taken_back_at.is_(None),
)
_people = (joinedload(ExampleProposal.proposer), joinedload(ExampleProposal.answered_by))


def _is_docent(user_id) -> ColumnElement[bool]:
    is_there = has_place(ExampleProposal.cohort_id, user_id, Role.DOCENT)
    return and_(ExampleProposal.taken_back_at.is_(None), is_there)


def _is_shown(user_id) -> ColumnElement[bool]:
    is_there = has_place(ExampleProposal.cohort_id, user_id, *Role)
    return and_(ExampleProposal.accepted_at.is_not(None), is_there)


def readable_by(user: User) -> Select:
    """One's own; what was accepted in one's cohorts; and all of a cohort for its docenten, but not
    what was taken back."""
    mine = ExampleProposal.proposer_id == user.id
    return (
        select(ExampleProposal)
        .options(*_people, joinedload(ExampleProposal.cohort))
        .where(or_(mine, _is_docent(user.id), _is_shown(user.id)))
    )


def readers_of(proposal: ExampleProposal) -> Sequence[User]:
    """The people behind *Dit lezen: …*, by name. Nobody whose account is closed."""
    return _readers(proposal, ExampleProposal.proposer_id == User.id)


def cohort_readers_of(proposal: ExampleProposal) -> Sequence[User]:
    """Those of the cohort: who found it and left is not among them, and so stays without a name."""
    return _readers(proposal)


def _readers(proposal: ExampleProposal, *others: ColumnElement[bool]) -> Sequence[User]:
    return db.session.scalars(
        select(User)
        .join(ExampleProposal, ExampleProposal.id == proposal.id)
        .where(User.deactivated_at.is_(None))
        .where(or_(*others, _is_docent(User.id), _is_shown(User.id)))
        .order_by(func.lower(User.name), User.id)
    ).all()


def accepted_for(user: User, cohort_ids: Sequence[int]) -> Sequence[ExampleProposal]:
    """What stands in the library for the cohorts that *user* is in, by name."""
    accepted = readable_by(user).where(
        ExampleProposal.accepted_at.is_not(None), ExampleProposal.cohort_id.in_(cohort_ids)
    )
    ordered = accepted.order_by(func.lower(ExampleProposal.name), ExampleProposal.id)
    return db.session.scalars(ordered).all()


def own_of(user: User) -> Sequence[ExampleProposal]:
    """What *user* proposed in any cohort, newest first."""
    mine = readable_by(user).where(ExampleProposal.proposer_id == user.id)
    return db.session.scalars(
        mine.order_by(ExampleProposal.proposed_at.desc(), ExampleProposal.id)
    ).all()


def waiting_for(docent: User) -> Sequence[ExampleProposal]:
    """What waits for a docent in the cohorts of *docent*, longest wait first."""
    waiting = readable_by(docent).where(_is_docent(docent.id), WAITS)
    return db.session.scalars(
        waiting.order_by(ExampleProposal.proposed_at, ExampleProposal.id)
    ).all()


def is_taken(key: str) -> bool:
    """Whether a proposal has that public id, whoever's it is."""
    return db.session.scalar(select(ExampleProposal.id).filter_by(public_id=key)) is not None


def own_saying(user: User, cohort_id: int, words: Words) -> ExampleProposal | None:
    """The proposal with these very words that *user* made there; None when there is none."""
    typed = {**vars(words), "link": link_from(words.link)}
    mine = select(ExampleProposal).filter_by(proposer_id=user.id, cohort_id=cohort_id, **typed)
    return db.session.scalars(mine.limit(1)).first()
