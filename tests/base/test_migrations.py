"""DU6, DU10: migrations and models agree, on both databases, up and down again."""

import pytest
from sqlalchemy import inspect, text

from learning.app import create_app
from learning.base.db import db
from learning.base.migrating import differences, migrate
from learning.base.schema import newest_version
from learning.base.settings import settings_from
from tests import postgres


@pytest.fixture
def fresh(tmp_path, database_url):
    """An application on a database without tables."""
    url = f"sqlite:///{tmp_path / 'fresh.db'}"
    if not database_url.startswith("sqlite"):
        with postgres.running() as url:
            yield from _app(tmp_path, url)
    else:
        yield from _app(tmp_path, url)


def _app(folder, url):
    app = create_app(settings_from({"LEARNING_INSTANCE": str(folder), "DATABASE_URL": url}))
    yield app
    with app.app_context():
        db.engine.dispose()


def tables(app):
    with app.app_context():
        return set(inspect(db.engine).get_table_names())


def test_du6_the_migrations_make_exactly_what_the_models_say(fresh):
    migrate(fresh)
    assert differences(fresh) == []


def test_du6_down_again_leaves_nothing_and_up_works_once_more(fresh):
    migrate(fresh)
    made = tables(fresh)
    migrate(fresh, "base")
    assert tables(fresh) == {"alembic_version"}
    migrate(fresh)
    migrate(fresh)
    assert tables(fresh) == made


def test_du10_ready_tells_the_truth(fresh):
    client = fresh.test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    migrate(fresh)
    assert client.get("/readyz").json == {"ok": True}
    with fresh.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert client.get("/readyz").status_code == 503
    assert newest_version() not in client.get("/readyz").text
