"""Every version of a module's text that was live."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.base.db import db


class ModuleVersion(db.Model):
    """The files of a module as they were live from ``live_at`` on. Never changes, never goes.

    ``files``: path inside the module → text.
    """

    __tablename__ = "module_version"
    __table_args__ = (UniqueConstraint("module", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    module: Mapped[str]
    version: Mapped[str]
    files: Mapped[dict]
    live_at: Mapped[datetime]
