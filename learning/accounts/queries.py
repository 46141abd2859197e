"""Questions about people, their sessions and links, and who tried to sign in too often."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import joinedload

from learning.accounts.models import LoginSession, OneTimeLink, Throttle, User
from learning.base.db import Moment, db

seen = (
    update(LoginSession)
    .where(LoginSession.token_hash == bindparam("hash"))
    .values(seen_at=bindparam("at", type_=Moment))
)


def session_of(token_hash: str) -> LoginSession | None:
    """The session with its person, in one query; None when it does not exist (any more)."""
    return db.session.scalar(
        select(LoginSession)
        .options(joinedload(LoginSession.user))
        .where(LoginSession.token_hash == token_hash)
    )


def user_with(email: str) -> User | None:
    """Whoever has this address, however it is capitalised."""
    return db.session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))


def link_of(token_hash: str) -> OneTimeLink | None:
    """The one-time link, used or not; None when there is none."""
    return db.session.scalar(
        select(OneTimeLink).where(OneTimeLink.token_hash == token_hash).with_for_update()
    )


def throttles(keys: Sequence[str]) -> dict[str, Throttle]:
    """What is known of these keys, by key."""
    rows = db.session.scalars(select(Throttle).where(Throttle.key.in_(keys)).with_for_update())
    return {row.key: row for row in rows}


def everybody():
    """All people, by name: a Select to narrow. Only a beheerder is shown these."""
    return select(User).order_by(func.lower(User.name), User.id)
