"""Questions about people, their sessions and links, and who tried to sign in too often."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import Row, Select, bindparam, delete, false, func, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from learning.accounts.models import LoginSession, OneTimeLink, Throttle, User
from learning.accounts.rules import OWN_DEVICE_LONGEST
from learning.accounts.throttling import FORGET
from learning.base.db import Moment, db, rows

seen = (
    update(LoginSession)
    .where(LoginSession.token_hash == bindparam("hash"))
    .values(seen_at=bindparam("at", type_=Moment))
)


@dataclass(frozen=True, eq=False)
class SignedIn(UserMixin):
    """Whoever asks, with the session they are in: plain values, looked up at every request."""

    id: int
    public_id: str
    name: str
    email: str
    password_hash: str | None = field(repr=False)
    is_beheerder: bool
    own_device: bool
    begun_at: datetime
    seen_at: datetime
    appearance: str | None


_signed_in = (
    select(
        User.id,
        User.public_id,
        User.name,
        User.email,
        User.password_hash,
        User.is_beheerder,
        LoginSession.own_device,
        LoginSession.begun_at,
        LoginSession.seen_at,
        User.appearance,
    )
    .join(LoginSession.user)
    .where(LoginSession.token_hash == bindparam("hash"), User.deactivated_at.is_(None))
)


def signed_in_with(token_hash: str) -> SignedIn | None:
    """The person behind a session; None when it does not exist (any more)."""
    row = rows(_signed_in, hash=token_hash).one_or_none()
    return SignedIn(*row) if row else None


def session_of(token_hash: str) -> LoginSession | None:
    """The session itself; None when it does not exist (any more)."""
    return db.session.get(LoginSession, token_hash)


def user_with(email: str) -> User | None:
    """Whoever has this address, however it is capitalised."""
    return db.session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))


def password_of(address: str) -> tuple[int | None, str | None]:
    """Whose address this is and the hash of their password; (None, None) when unknown."""
    row = db.session.execute(
        select(User.id, User.password_hash).where(func.lower(User.email) == address)
    ).one_or_none()
    return tuple(row) if row else (None, None)


def user_numbered(number: int | None) -> User | None:
    """The person with this number, locked until this transaction ends; None when there is none."""
    return db.session.scalar(
        select(User)
        .where(User.id == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def sessions_of(user: User) -> Sequence[LoginSession]:
    """Where *user* signed in, the newest first; some of these may be over."""
    return db.session.scalars(
        select(LoginSession)
        .where(LoginSession.user_id == user.id)
        .order_by(LoginSession.begun_at.desc())
    ).all()


def link_of(token_hash: str) -> OneTimeLink | None:
    """The one-time link, used or not, locked until this transaction ends; None: unknown."""
    return db.session.scalar(
        select(OneTimeLink)
        .where(OneTimeLink.token_hash == token_hash)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def count_links(user: User | None, since: datetime) -> int:
    """How many links to sign in were made for *user* since then."""
    return db.session.scalar(
        select(func.count())
        .select_from(OneTimeLink)
        .where(
            OneTimeLink.user_id == (user.id if user else 0),
            OneTimeLink.purpose == OneTimeLink.SIGN_IN,
            OneTimeLink.made_at > since,
        )
    )


def throttles(keys: Sequence[str], at: datetime) -> Sequence[Throttle]:
    """The counts behind *keys*, locked; those that were not there yet begin at nothing."""
    insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[db.engine.dialect.name]
    rows = [{"key": key, "failures": 0, "failed_at": at} for key in sorted(keys)]
    db.session.execute(insert(Throttle).values(rows).on_conflict_do_nothing())
    return db.session.scalars(
        select(Throttle).where(Throttle.key.in_(keys)).order_by(Throttle.key).with_for_update()
    ).all()


def forget_what_is_over(at: datetime) -> None:
    """Delete what no longer means anything: healed counts, dead sessions, links to sign in."""
    for rows_over in (
        delete(Throttle).where(Throttle.failed_at < at - FORGET),
        delete(LoginSession).where(LoginSession.begun_at < at - OWN_DEVICE_LONGEST),
        delete(OneTimeLink).where(
            OneTimeLink.purpose == OneTimeLink.SIGN_IN, OneTimeLink.expires_at < at - FORGET
        ),
    ):
        db.session.execute(rows_over)


def people_readable_by(user: User) -> Select:
    """All people, for a beheerder; nobody, for everybody else. A Select to narrow."""
    people = select(User)
    return people if user.is_beheerder else people.where(false())


def page_of_people(user: User, after: str, most: int, asked: str = "") -> Sequence[Row]:
    """Up to *most* people by name, from the one after *after* (a public id; "": the first).

    *asked*: what their name or address holds; "" for all. Rows with id, public_id, name, email,
    is_beheerder, deactivated_at, and seen_at: when they were here last, of those who are signed in
    somewhere; else None.
    """
    place = (func.lower(User.name), User.id)
    seen_at = (
        select(func.max(LoginSession.seen_at))
        .where(LoginSession.user_id == User.id)
        .scalar_subquery()
    )
    people = people_readable_by(user).with_only_columns(
        *(User.id, User.public_id, User.name, User.email, User.is_beheerder, User.deactivated_at),
        seen_at.label("seen_at"),
    )
    if asked:
        sought = asked.lower()
        people = people.where(
            func.lower(User.name).contains(sought, autoescape=True)
            | func.lower(User.email).contains(sought, autoescape=True)
        )
    if after:
        last = aliased(User)
        before = [
            select(column).where(last.public_id == after).scalar_subquery()
            for column in (func.lower(last.name), last.id)
        ]
        people = people.where(tuple_(*place) > tuple_(*before))
    return db.session.execute(people.order_by(*place).limit(most)).all()
