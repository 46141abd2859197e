"""Making an account for somebody whose address is proven."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from learning.accounts import queries
from learning.accounts.models import User
from learning.base.db import db


def found_or_made(address: str, name: str, at: datetime) -> tuple[User, bool]:
    """The account of *address*, and whether it is new; inside ``writing()``.

    Two at once, by two links to the same address: one makes it, both find it.
    """
    user = queries.user_with(address)
    if user:
        return user, False
    try:
        with db.session.begin_nested():
            user = User(name=name, email=address, created_at=at)
            db.session.add(user)
    except IntegrityError:
        return queries.user_with(address), False
    return user, True
