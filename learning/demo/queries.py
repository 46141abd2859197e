"""The one question of the demo."""

from sqlalchemy import select

from learning.accounts.models import User
from learning.base.db import db


def is_empty() -> bool:
    """True when this instance knows nobody yet."""
    return db.session.scalar(select(User.id).limit(1)) is None
