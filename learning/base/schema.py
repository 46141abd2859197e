"""Which schema this code expects, without loading Alembic."""

import re
from pathlib import Path

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def newest_version() -> str:
    """The revision that this code expects, read from the names of the migration files."""
    names = sorted(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return re.match(r"[0-9]+", names[-1]).group() if names else ""
