"""One row for every time somebody opened somebody else's text."""

from datetime import datetime, timedelta

from sqlalchemy import DDL, ForeignKey, Index, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.accounts.models import User
from learning.base.db import db
from learning.readings.keeping import KEEP

VISIT = timedelta(minutes=30)


class Reading(db.Model):
    """*reader* opened *thing* (a kind of text and its id) of *writer*, in a role, at a moment."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    writer_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[str]
    kind: Mapped[str]
    thing_id: Mapped[int]
    at: Mapped[datetime]

    reader: Mapped[User] = relationship(foreign_keys=reader_id)


Index("ix_reading_thing", Reading.kind, Reading.thing_id, Reading.reader_id)
Index("ix_reading_visit", Reading.reader_id, Reading.at)

for dialect, statements in KEEP.items():
    for statement in statements:
        rule = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)
        event.listen(Reading.__table__, "after_create", rule)
