"""What a reader ticked as read, and where they stopped reading."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db


class ReadChapter(db.Model):
    """The reader said: gelezen."""

    __tablename__ = "read_chapter"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    module: Mapped[str] = mapped_column(primary_key=True)
    chapter: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class ReadingPlace(db.Model):
    """Where someone stopped in a module: chapter and paragraph (an id in its text, or empty)."""

    __tablename__ = "reading_place"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    module: Mapped[str] = mapped_column(primary_key=True)
    chapter: Mapped[str]
    paragraph: Mapped[str]
    at: Mapped[datetime]
