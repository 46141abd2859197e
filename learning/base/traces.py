"""What was deleted leaves the files of the database too, not only the answers to questions.

SQLite writes zeros over it (secure_delete, see db.py). It stands in the journal until that is
emptied; and a page that was once divided in two may keep a rest. PostgreSQL leaves it where it
was until the room is needed, and in its samples. So it samples no words, and once a night
everything is written down afresh.
"""

from collections.abc import Iterable

from sqlalchemy import Table, Text, event
from sqlalchemy.exc import OperationalError

from learning.base.db import db

PATIENCE = {  # others wait no longer for this; the next pass tries it again
    "sqlite": "PRAGMA busy_timeout=1000",
    "postgresql": "SET lock_timeout='1s'",
}


@event.listens_for(Table, "after_create")
def _sample_no_words(table: Table, connection, **_) -> None:
    """PostgreSQL keeps a sample of every column for its plans, and keeps it when the rows are
    gone. Of what people write it takes none."""
    if connection.dialect.name == "postgresql":
        for column in table.columns:
            if isinstance(column.type, Text) or column.info.get("words"):
                connection.exec_driver_sql(no_sample(table.name, column.name))


def no_sample(table: str, column: str) -> str:
    """The statement that makes it so for a column that is there already."""
    return f'ALTER TABLE "{table}" ALTER COLUMN "{column}" SET STATISTICS 0'


def empty_journal() -> bool:
    """Leave nothing in the journal of SQLite; False when others were busy with it.

    Outside every transaction. PostgreSQL keeps a journal of its own for a while.
    """
    return not _is_sqlite() or _tried("PRAGMA wal_checkpoint(TRUNCATE)")


def free_rows(tables: Iterable[str]) -> None:
    """Let PostgreSQL write over what was deleted from these *tables*."""
    if not _is_sqlite():
        for each in tables:
            _tried(f'VACUUM "{each}"')


def write_afresh(tables: Iterable[str]) -> bool:
    """Write it all down again without what was deleted: SQLite as a whole, PostgreSQL these
    *tables*. False when others were busy with it, or there was no room; nothing is lost then."""
    if _is_sqlite():
        return _tried("VACUUM") and empty_journal()
    missed = [each for each in tables if not _tried(f'VACUUM FULL "{each}"')]
    return not missed


def _is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def _tried(statement: str) -> bool:
    try:
        with db.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.detach()  # it waits less long than others, and is closed afterwards
            connection.exec_driver_sql(PATIENCE[connection.dialect.name])
            answer = connection.exec_driver_sql(statement)
            return not answer.returns_rows or answer.one()[0] == 0
    except OperationalError:
        return False
