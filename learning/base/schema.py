"""Which schema this code expects; Alembic is loaded only when the tables are not yet like that."""

import re
from pathlib import Path

from flask import Flask
from sqlalchemy import inspect

from learning.base import queries
from learning.base.db import db

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def newest_version() -> str:
    """The revision that this code expects, read from the names of the migration files."""
    names = sorted(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return re.match(r"[0-9]+", names[-1]).group() if names else ""


def bring_up_to_date(app: Flask) -> None:
    """Migrate, when there is anything to migrate: Alembic takes 9 MiB and part of a second."""
    with app.app_context():
        is_made = inspect(db.engine).has_table("alembic_version")
        version = queries.schema_version() if is_made else None
    if version != newest_version():
        from learning.base.migrating import migrate

        migrate(app)
