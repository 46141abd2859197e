"""Schools of their own on the real modules: the demo is written for them."""

from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.orm import Session

from learning.accounts import passwords
from learning.app import create_app
from learning.base.db import db
from learning.base.migrating import migrate
from learning.base.settings import HOUSE, settings_from
from learning.demo import school as demo
from tests.conftest import SECRET, Browser

MADE_AT = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def new_school(database_url, tmp_path_factory):
    """An application on an empty instance: ``new_school()``, ``new_school(modules=folder)``."""
    passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = []

    def make(modules=HOUSE / "modules"):
        instance = tmp_path_factory.mktemp("school")
        environ = {
            "LEARNING_INSTANCE": str(instance),
            "LEARNING_MODULES": str(modules),
            "DATABASE_URL": _empty_database_beside(database_url, instance.name),
            "SECRET_KEY": SECRET,
        }
        app = create_app(settings_from(environ))
        app.test_client_class = Browser
        migrate(app)
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


def _empty_database_beside(url: str, name: str) -> str:
    """A new database on the server of *url*; for SQLite "": a file in the instance."""
    if url.startswith("sqlite"):
        return ""
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    server.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def demo_app(new_school):
    """The demo school, made once; tests only look at it."""
    app = new_school()
    assert demo.fill_if_empty(app, MADE_AT)
    return app


@pytest.fixture
def rows(demo_app):
    """A database session on the demo school."""
    with demo_app.app_context():
        engine = db.engine
    with Session(engine) as session:
        yield session
