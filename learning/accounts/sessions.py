"""From the token in a cookie to a person, at every request."""

from datetime import datetime

from learning.accounts import queries
from learning.accounts.models import User
from learning.accounts.tokens import hash_of
from learning.base.db import note


def user_behind(token: str, at: datetime) -> User | None:
    """The person who is signed in with *token*; None when that session ended or never was."""
    session = queries.session_of(hash_of(token))
    if session is None or session.is_over(at) or not session.user.is_active:
        return None
    if session.is_stale(at):
        note(queries.seen, {"hash": session.token_hash, "at": at})
    return session.user
