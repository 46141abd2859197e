"""Bringing the database to the schema of this code, with Alembic."""

from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from flask import Flask

from learning.base.db import db
from learning.base.schema import MIGRATIONS, newest_version


def _config(connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def migrate(app: Flask, revision: str = "head", down: bool = False) -> None:
    """Bring the tables up (or *down*) to *revision*, in one transaction: wholly or not at all.

    SQLite changes a table by making it anew: what points to it is looked at once that is done.
    """
    go = command.downgrade if down else command.upgrade
    with (
        app.app_context(),
        db.engine.connect() as connection,
        _may_point_nowhere(connection),
        connection.execution_options(writing=True).begin(),
    ):
        go(_config(connection), revision)
        _check_that_all_point_somewhere(connection)


@contextmanager
def _may_point_nowhere(connection):
    """SQLite takes this setting outside a transaction only."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _check_that_all_point_somewhere(connection) -> None:
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if lost:
            raise RuntimeError(f"{len(lost)} rows would point to nothing: {lost[:5]}")


def differences(app: Flask) -> list:
    """What the models have that the database has not, or the other way round; [] when alike."""
    with app.app_context(), db.engine.connect() as connection:
        options = {"include_name": is_of_a_model}
        return compare_metadata(MigrationContext.configure(connection, opts=options), db.metadata)


def is_of_a_model(name: str | None, kind: str, _parents: dict) -> bool:
    """Not the tables of an index, which no model has; see search/indexing.py."""
    return kind != "table" or not name.startswith("search_")


def write_migration(app: Flask, message: str) -> None:
    """Write the next migration file from what the models have now (for maintainers)."""
    number = f"{int(newest_version() or 0) + 1:04d}"
    with app.app_context(), db.engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)
