"""Bringing the database to the schema of this code, with Alembic."""

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
    """Bring the tables up (or *down*) to *revision*, in one transaction: wholly or not at all."""
    go = command.downgrade if down else command.upgrade
    with (
        app.app_context(),
        db.engine.connect() as connection,
        connection.execution_options(writing=True).begin(),
    ):
        go(_config(connection), revision)


def differences(app: Flask) -> list:
    """What the models have that the database has not, or the other way round; [] when alike."""
    with app.app_context(), db.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection), db.metadata)


def write_migration(app: Flask, message: str) -> None:
    """Write the next migration file from what the models have now (for maintainers)."""
    number = f"{int(newest_version() or 0) + 1:04d}"
    with app.app_context(), db.engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)
