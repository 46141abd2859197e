"""Questions about cards: who reads which, and which fit what somebody looks for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from learning.accounts.models import User
from learning.base.db import db
from learning.cohorts.models import Membership, Role
from learning.social_map.folding import words_in
from learning.social_map.links import LinkState, link_from
from learning.social_map.models import REST, SocialCard, Words
from learning.submissions.queries import is_docent_of

MOST = 100  # on one page; more are found by looking for something
MOST_LINKS = 20  # looked at in one go

ON_THE_MAP = and_(SocialCard.approved_at.is_not(None), SocialCard.taken_off_at.is_(None))
WAITING = and_(SocialCard.approved_at.is_(None), SocialCard.given_back_at.is_(None))


def readable_by(user: User) -> Select:
    """One's own cards; those on the map of one's cohorts; and all of a cohort for its docenten."""
    is_here = _is_in(user.id, SocialCard.cohort_id)
    return (
        select(SocialCard)
        .options(joinedload(SocialCard.proposer), joinedload(SocialCard.given_back_by))
        .where(
            or_(
                SocialCard.proposer_id == user.id,
                is_docent_of(user, SocialCard.cohort_id),
                and_(ON_THE_MAP, is_here),
            )
        )
    )


def _is_in(user_id, cohort_id) -> ColumnElement[bool]:
    """SQL: in that cohort now, in whatever role."""
    return exists().where(
        Membership.cohort_id == cohort_id,
        Membership.user_id == user_id,
        Membership.left_at.is_(None),
    )


def readers_of(card: SocialCard) -> Sequence[User]:
    """The people behind *Dit lezen: …*, by name: who found it and the docenten; on the map
    everybody in the cohort. Nobody whose account is closed."""
    roles = list(Role) if card.approved_at and not card.taken_off_at else [Role.DOCENT]
    is_here = exists().where(
        Membership.cohort_id == card.cohort_id,
        Membership.user_id == User.id,
        Membership.role.in_(roles),
        Membership.left_at.is_(None),
    )
    return db.session.scalars(
        select(User)
        .where(User.deactivated_at.is_(None), or_(User.id == card.proposer_id, is_here))
        .order_by(func.lower(User.name), User.id)
    ).all()


def found(user: User, cohort_id: int, search: str, place: str) -> Sequence[SocialCard]:
    """What stands on the map of that cohort with all words of *search*, by name; MOST and one
    more if there is more. *place*: a place_key, "" for anywhere."""
    cards = readable_by(user).where(SocialCard.cohort_id == cohort_id, ON_THE_MAP)
    for word in words_in(search):
        cards = cards.where(SocialCard.found_by.contains(word, autoescape=True))
    if place:
        cards = cards.where(SocialCard.place_key == place)
    cards = cards.order_by(func.lower(SocialCard.name), SocialCard.id).limit(MOST + 1)
    return db.session.scalars(cards).all()


def places_on(cohort_id: int) -> Sequence[Row]:
    """The places of a map, by name: key, name."""
    name = func.min(SocialCard.place).label("name")
    return db.session.execute(
        select(SocialCard.place_key.label("key"), name)
        .where(SocialCard.cohort_id == cohort_id, ON_THE_MAP)
        .group_by(SocialCard.place_key)
        .order_by(SocialCard.place_key)
    ).all()


def own_of(user: User, cohort_id: int) -> Sequence[SocialCard]:
    """What *user* found for that cohort, newest first."""
    mine = readable_by(user).where(
        SocialCard.cohort_id == cohort_id, SocialCard.proposer_id == user.id
    )
    return db.session.scalars(mine.order_by(SocialCard.proposed_at.desc(), SocialCard.id)).all()


def is_taken(key: str) -> bool:
    """Whether a card has that public id, whoever's it is."""
    return db.session.scalar(select(SocialCard.id).filter_by(public_id=key)) is not None


def own_saying(user: User, cohort_id: int, words: Words) -> SocialCard | None:
    """The card with these very words that *user* found for that map; None when there is none."""
    typed = {
        "name": words.name,
        "place": words.place,
        "what": words.what,
        "for_whom": words.for_whom,
        "link": link_from(words.link),
    }
    mine = select(SocialCard).filter_by(proposer_id=user.id, cohort_id=cohort_id, **typed)
    return db.session.scalars(mine.limit(1)).first()


def own_elsewhere(user: User, cohort_ids: Sequence[int]) -> Sequence[SocialCard]:
    """What *user* found for cohorts that they are not in any more, newest first."""
    mine = readable_by(user).where(
        SocialCard.proposer_id == user.id, SocialCard.cohort_id.not_in(cohort_ids)
    )
    return db.session.scalars(mine.order_by(SocialCard.proposed_at.desc(), SocialCard.id)).all()


def _tended_by(docent: User, cohort_id: int) -> Select:
    cards = readable_by(docent).where(SocialCard.cohort_id == cohort_id)
    return cards.where(is_docent_of(docent, SocialCard.cohort_id))


def waiting_for(docent: User, cohort_id: int) -> Sequence[SocialCard]:
    """What waits for the docenten of that cohort, longest wait first."""
    waiting = _tended_by(docent, cohort_id).where(WAITING)
    return db.session.scalars(waiting.order_by(SocialCard.proposed_at, SocialCard.id)).all()


def taken_off(docent: User, cohort_id: int) -> Sequence[SocialCard]:
    """What docenten took off the map, the last first."""
    cards = _tended_by(docent, cohort_id).where(SocialCard.taken_off_at.is_not(None))
    return db.session.scalars(cards.order_by(SocialCard.taken_off_at.desc(), SocialCard.id)).all()


def with_dead_links(docent: User, cohort_id: int) -> Sequence[SocialCard]:
    """What stands on the map with a link that did not work, by name."""
    dead = ON_THE_MAP, SocialCard.link_state == LinkState.DEAD
    cards = _tended_by(docent, cohort_id).where(*dead)
    return db.session.scalars(cards.order_by(func.lower(SocialCard.name), SocialCard.id)).all()


def links_to_look_at(cohort_id: int, at: datetime) -> Sequence[Row]:
    """Links on the map, the longest not looked at first, MOST_LINKS at most: id, link."""
    return db.session.execute(
        select(SocialCard.id, SocialCard.link)
        .where(SocialCard.cohort_id == cohort_id, ON_THE_MAP, SocialCard.link != "")
        .where(or_(SocialCard.link_looked_at.is_(None), SocialCard.link_looked_at <= at - REST))
        .order_by(SocialCard.link_looked_at.is_not(None), SocialCard.link_looked_at, SocialCard.id)
        .limit(MOST_LINKS)
    ).all()


def locked(card_ids: Sequence[int]) -> Sequence[SocialCard]:
    """Those cards, in one order, changed by nobody else until this transaction ends."""
    return db.session.scalars(
        select(SocialCard)
        .where(SocialCard.id.in_(card_ids))
        .order_by(SocialCard.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
