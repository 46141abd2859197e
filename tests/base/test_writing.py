"""DU1, DU3, CO1: two who write at once both succeed; nothing gets lost in silence."""

import sqlite3
import threading

import pytest
from sqlalchemy import text

from learning.accounts.models import User
from learning.base.db import BUSY_SECONDS, db, note, writing


def test_no_update_is_lost_when_twelve_write_at_once(app, person, school):
    sanne = person("Sanne")
    school.execute(text("UPDATE \"user\" SET name = '0'"))
    school.commit()
    number = sanne.id
    school.rollback()

    def add_one():
        for _ in range(10):
            with app.app_context(), writing():
                user = db.session.get(User, number, with_for_update=True, populate_existing=True)
                user.name = str(int(user.name) + 1)
                db.session.commit()

    threads = [threading.Thread(target=add_one) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    school.refresh(sanne)
    assert sanne.name == "120"


@pytest.mark.sqlite_only
def test_du2_sqlite_waits_for_the_disk_and_for_others(app):
    with app.app_context(), db.engine.connect() as connection:
        pragma = lambda name: connection.execute(text(f"PRAGMA {name}")).scalar()  # noqa: E731
        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("busy_timeout") == BUSY_SECONDS * 1000


@pytest.fixture
def locked(app, database_url):
    """Hold the write lock, as another program would."""
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@pytest.mark.sqlite_only
def test_a_note_never_waits_long_and_never_fails_a_page(app, as_, sanne, voorjaar, at, locked):
    locked.execute("ROLLBACK")
    browser = as_(sanne)
    locked.execute("BEGIN IMMEDIATE")
    at("2026-03-09 09:30")
    assert browser.get("/help").status_code == 200
    with app.app_context():
        assert note(text("UPDATE \"user\" SET name = 'x'"), {}) is False


@pytest.mark.sqlite_only
def test_du3_while_somebody_writes_the_others_read(as_, sanne, voorjaar, locked):
    locked.execute("ROLLBACK")
    browser = as_(sanne)
    locked.execute("BEGIN IMMEDIATE")
    assert browser.get("/modules/proef/begin").status_code == 200
    locked.execute("ROLLBACK")
