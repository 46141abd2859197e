"""From the token in a cookie to a person, at every request; and how that token gets there."""

from datetime import datetime, timedelta

from flask import g, session

from learning.accounts import queries
from learning.accounts.models import User
from learning.accounts.queries import SignedIn
from learning.accounts.rules import is_over, is_stale
from learning.accounts.tokens import hash_of
from learning.base.db import db, note

TOKEN, CAME_BY_LINK = "_user_id", "came-by-link"  # the first is Flask-Login's own name
JUST_NOW = timedelta(hours=1)
CLEAR = {"Clear-Site-Data": '"cache", "storage"'}  # for a browser that signs out


def user_behind(token: str, at: datetime) -> SignedIn | None:
    """The person who is signed in with *token*; None when that session ended or never was."""
    key = hash_of(token)
    found = queries.signed_in_with(key)
    if found is None or is_over(found, at):
        return None
    if is_stale(found, at):
        note(queries.seen, {"hash": key, "at": at})
    return found


def begin(user: User, own_device: bool, at: datetime, by_link: bool = False) -> None:
    """Sign *user* in, in this browser, in place of whoever was; inside ``writing()``.

    Raises Refused for a closed account.
    """
    end()
    session[TOKEN] = user.sign_in(at, own_device)
    session["_fresh"] = True
    session.permanent = own_device
    if by_link:
        session[CAME_BY_LINK] = at.isoformat()


def end() -> None:
    """Sign out, here and at the server; inside ``writing()``. Everything in the cookie goes."""
    row = queries.session_of(hash_of(session.get(TOKEN, "")))
    if row:
        db.session.delete(row)
    session.clear()
    g.pop("csrf_token", None)  # a form that is shown now needs a token of the new session


def is_on_own_device() -> bool:
    """What this person said of this device when they signed in."""
    return session.permanent


def came_by_link_just_now(at: datetime) -> bool:
    """Whether the person showed, within the last hour, that the mailbox is theirs."""
    came_at = session.get(CAME_BY_LINK)
    return bool(came_at) and abs(at - datetime.fromisoformat(came_at)) < JUST_NOW
