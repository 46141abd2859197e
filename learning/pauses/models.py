"""Somebody does nothing with a module for a while: even niet. Without a reason, without an end."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db


class ModulePause(db.Model):
    """*user* pauses *module* (its slug). ``ended_at`` None: it holds now; one at a time does."""

    __tablename__ = "module_pause"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    module: Mapped[str]
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    def end(self, at: datetime) -> None:
        """They go on."""
        self.ended_at = at


HOLDS = ModulePause.ended_at.is_(None)
Index(
    "ix_module_pause_holds",
    ModulePause.user_id,
    ModulePause.module,
    unique=True,
    sqlite_where=HOLDS,
    postgresql_where=HOLDS,
)
Index("ix_module_pause_last", ModulePause.user_id, ModulePause.module, ModulePause.since)
