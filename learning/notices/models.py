"""One row for everything that asks for somebody's attention."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db


class Notice(db.Model):
    """Something is there for *user*. In the screens: a row under *Voor jou*.

    ``key``: what it is about, so that it is told once; ``words``: a sentence without content,
    titles or names of writers; ``address``: a path of this site; ``seen_at`` None: not yet.
    ``module``: it waits while they pause that module; "" for what cannot wait, or is of none.
    """

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    key: Mapped[str]
    words: Mapped[str]
    address: Mapped[str]
    module: Mapped[str] = mapped_column(default="", server_default="")
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


UNSEEN = Notice.seen_at.is_(None)
Index(
    "ix_notice_unseen",
    Notice.user_id,
    Notice.at,
    sqlite_where=UNSEEN,
    postgresql_where=UNSEEN,
)
