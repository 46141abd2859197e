"""DU3: a database that is locked or gone is a 503 with words; tests/faults do it to a server."""

import sqlite3
import threading
import time

import pytest
from sqlalchemy.exc import OperationalError

from learning.base import db as base_db
from learning.base.db import db
from learning.submissions.models import Draft
from tests.pages import hidden_in
from tests.work import STORY, Work

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def hurried(app, monkeypatch):
    """Connections that wait two seconds instead of ten, so that a test is short."""
    monkeypatch.setattr(base_db, "BUSY_SECONDS", 2)
    with app.app_context():
        db.engine.dispose()
    yield
    monkeypatch.undo()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def writing_page(as_, sanne, voorjaar, school, now):
    """Sanne's browser, the address of her draft, and the form that is open in front of her."""
    browser, work = as_(sanne), Work(school, sanne, voorjaar, now)
    address = f"{work.address}/write"
    form = {**hidden_in(browser.get(address).text), "answer-moment": STORY}
    return browser, address, form


def test_du3_a_database_that_goes_when_all_was_said_takes_nothing_back(writing_page, school):
    browser, address, form = writing_page

    def gone(*_):
        raise OperationalError("ROLLBACK", {}, OSError("server closed the connection"))

    with pytest.MonkeyPatch.context() as meanwhile:
        meanwhile.setattr(type(db.session.session_factory()), "close", gone)
        assert browser.post(address, data={**form, "then": "stay"}).status_code == 302
    school.rollback()
    assert school.query(Draft).one().answers["moment"] == STORY
    assert browser.get(address).status_code == 200


@pytest.fixture
def lock(database_url):
    """Hold the write lock for some seconds, as a backup or another program would."""
    other = sqlite3.connect(
        database_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False
    )
    waiting = []

    def hold(seconds):
        other.execute("BEGIN IMMEDIATE")
        waiting.append(threading.Thread(target=release_after, args=(seconds,)))
        waiting[-1].start()

    def release_after(seconds):
        time.sleep(seconds)
        other.execute("ROLLBACK")

    yield hold
    for thread in waiting:
        thread.join()
    other.close()


def test_du3_a_long_lock_is_a_503_that_keeps_the_words_and_lets_others_read(
    hurried, writing_page, lock, as_, bilal
):
    browser, address, form = writing_page
    other = as_(bilal)
    lock(3.5)
    answer = browser.post(address, data=form)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert STORY in answer.text
    assert "Je tekst staat hier nog" in answer.text
    assert other.get("/modules/proef/begin").status_code == 200


def test_hd5_without_its_tables_every_page_is_a_503_with_words(app, writing_page, school):
    browser, address, form = writing_page
    school.connection().exec_driver_sql("ALTER TABLE login_session RENAME TO elsewhere")
    try:
        assert browser.get("/").status_code == 503
        assert browser.get("/readyz").status_code == 200
        answer = browser.post(address, data=form)
    finally:
        school.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO login_session")
    assert answer.status_code == 503
    assert STORY in answer.text
    assert browser.get("/").status_code == 200
