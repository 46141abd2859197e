"""DU6, DU10: migrations and models agree, on both databases, up and down again."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from learning.app import create_app
from learning.base.db import db
from learning.base.migrating import differences, migrate
from learning.base.schema import newest_version
from learning.base.settings import settings_from
from learning.reviews.models import Review
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
    migrate(fresh, "base", down=True)
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


FEEDBACK_BEFORE_0003 = """
INSERT INTO "user" (id, public_id, name, email, is_beheerder, created_at)
  VALUES (1, 'u', 'Sanne', 'sanne@school.example', false, '2026-03-09'),
         (2, 'v', 'Anna', 'anna@school.example', false, '2026-03-09');
INSERT INTO cohort (id, public_id, name, created_at) VALUES (1, 'c', 'Voorjaar', '2026-03-09');
INSERT INTO submission (id, public_id, student_id, cohort_id, module, opdracht, part, begun_at)
  VALUES (1, 's', 1, 1, 'proef', 'kijk-terug', '', '2026-03-09');
INSERT INTO draft (submission_id, answers, questions, skipped, revision, saved_from)
  VALUES (1, '{"moment": "Een fiets."}', '{}', '[]', 1, '');
INSERT INTO draft_version (id, submission_id, reason, answers, at)
  VALUES (1, 1, 'writing', '{"moment": "Een"}', '2026-03-09');
INSERT INTO hand_in (id, public_id, submission_id, cohort_id, handed_in_at, module_version)
  VALUES (1, 'h', 1, 1, '2026-03-09', 'v1');
INSERT INTO review (id, public_id, hand_in_id, docent_id, begun_at)
  VALUES (1, 'r', 1, 2, '2026-03-09');
INSERT INTO feedback (review_id, already, to_add, next_step, question, revision, saved_from)
  VALUES (1, 'Mooi', 'Vertel: “hoe”?', '', '', 3, 'p.2');
INSERT INTO reading (id, reader_id, writer_id, role, kind, thing_id, at)
  VALUES (1, 2, 1, 'docent', 'hand-in', 1, CURRENT_TIMESTAMP);
"""


def fill_and_migrate(app):
    migrate(app, "0002")
    with app.app_context(), db.engine.begin() as connection:
        for statement in filter(str.strip, FEEDBACK_BEFORE_0003.split(";\n")):
            connection.exec_driver_sql(statement)
    migrate(app)


def test_du6_words_are_all_there_after_a_migration_and_after_the_way_back(fresh):
    fill_and_migrate(fresh)
    with fresh.app_context(), db.session.begin():
        review = db.session.get(Review, 1)
        assert review.feedback.words["to_add"] == "Vertel: “hoe”?"
        assert (review.feedback.revision, review.feedback.versions) == (3, [])
        [version] = review.hand_in.submission.draft.versions
        assert (version.answers, version.questions) == ({"moment": "Een"}, {})
    migrate(fresh, "0002", down=True)
    with fresh.app_context(), db.engine.begin() as connection:
        words = connection.exec_driver_sql("SELECT already, to_add, question FROM feedback").one()
        assert tuple(words) == ("Mooi", "Vertel: “hoe”?", "")
        assert connection.exec_driver_sql("SELECT answers FROM draft_version").scalar()


def test_au4_the_database_itself_keeps_the_log_of_readers(fresh):
    fill_and_migrate(fresh)
    for change in ("UPDATE reading SET reader_id = 1", "DELETE FROM reading"):
        with (
            fresh.app_context(),
            pytest.raises(DatabaseError, match="only grows"),
            db.engine.begin() as connection,
        ):
            connection.exec_driver_sql(change)
