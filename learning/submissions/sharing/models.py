"""With whom a student shares what was handed in: a second choice, besides the docenten."""

from datetime import datetime

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.modules.parts import Circle


class Share(db.Model):
    """Others than the docenten may read a hand-in.

    ``circle``: tweetal or groepje (to the people in ``readers``) or cohort (everybody who
    learns or teaches in it). ``own_first``: as the part said when it was shared, one reads it
    after handing in one's own. ``withdrawn_at`` None: it holds now; a hand-in has one at a time.
    """

    __tablename__ = "share"

    id: Mapped[int] = mapped_column(primary_key=True)
    hand_in_id: Mapped[int] = mapped_column(ForeignKey("hand_in.id"), index=True)
    circle: Mapped[Circle]
    own_first: Mapped[bool] = mapped_column(default=False, server_default=false())
    shared_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    readers: Mapped[list["ShareReader"]] = relationship(cascade="all, delete-orphan")


class ShareReader(db.Model):
    """Somebody with whom a text is shared by name."""

    __tablename__ = "share_reader"

    share_id: Mapped[int] = mapped_column(ForeignKey("share.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True, index=True)

    user: Mapped[User] = relationship()
