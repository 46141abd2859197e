"""AU4: the log of readers only grows, and is forgotten after twelve months by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from learning.base import clock
from learning.readings.models import Reading
from learning.ticking import tick


@pytest.fixture
def rows(school, anna, sanne, voorjaar, monkeypatch):
    """One of today and one of thirteen months ago, by the clock that the database has."""
    now = datetime.now(UTC)
    monkeypatch.setattr(clock, "now", lambda: now)
    about = {"reader_id": anna.id, "writer_id": sanne.id, "role": "docent", "kind": "hand-in"}
    moments = (now, now - timedelta(days=350), now - timedelta(days=395))
    made = [Reading(**about, thing_id=1, at=at) for at in moments]
    school.add_all(made)
    school.commit()
    return made


def ages(school):
    """How many days ago every row is from."""
    school.rollback()
    school.expire_all()
    now = datetime.now(UTC)
    return [(now - each.at).days for each in school.query(Reading).order_by(Reading.id)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reading SET reader_id = writer_id",
        "UPDATE reading SET at = '2020-01-01 00:00:00.000000'",
        "DELETE FROM reading",
        "DELETE FROM reading WHERE id = (SELECT min(id) FROM reading)",
    ],
)
def test_au4_no_row_is_changed_or_deleted_early(school, rows, engine, change):
    with pytest.raises(DatabaseError, match="only grows"), engine.begin() as connection:
        connection.execute(text(change))
    assert ages(school) == [0, 350, 395]


def test_au4_a_row_of_over_a_year_ago_may_go(school, rows, engine):
    with engine.connect() as connection, connection.execution_options(writing=True).begin():
        connection.execute(text("DELETE FROM reading WHERE id = (SELECT max(id) FROM reading)"))
    assert ages(school) == [0, 350]


def test_au4_a_tick_forgets_what_is_over_a_year_old_and_once_more_changes_nothing(
    app, school, rows
):
    tick(app)
    assert ages(school) == [0, 350]
    tick(app)
    assert ages(school) == [0, 350]
