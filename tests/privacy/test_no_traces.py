"""AU8: what was erased is in no table and in no file of the database, the journal included."""

import secrets
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from learning.base import traces
from learning.base.db import db
from learning.intervisie.threads.writing import step_name
from learning.privacy.queries import HOLD_WORDS
from learning.submissions.rules import Verdict
from learning.ticking import tick
from tests.intervisie.safety_stage import Stage
from tests.pages import hidden_in
from tests.privacy.test_erasing import at_privacy
from tests.work import post_from_page

MARK = "zwaluwstaart"
# More than fits in a page of the database, and cannot be made small.
LONG = " ".join(f"{MARK} {secrets.token_hex(8)}" for _ in range(500))


def holds(school):
    """The tables in which the mark is."""
    school.rollback()
    school.expire_all()
    tables = db.metadata.sorted_tables
    return {each.name for each in tables if MARK in str(school.execute(select(each)).all())}


@pytest.fixture
def hits(app, engine, database_url, school):
    """How often the mark stands in the files of the database: ``hits()``."""

    def count():
        school.rollback()
        if engine.dialect.name == "sqlite":
            main = Path(database_url.removeprefix("sqlite:///"))
            files = main.parent.glob(f"{main.name}*")
        else:
            with engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.execute(text("CHECKPOINT"))
                folder = connection.execute(text("SHOW data_directory")).scalar()
                ours = "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relfilenode > 0"
                files = [Path(folder) / path for path in connection.scalars(text(ours)) if path]
        return sum(each.read_bytes().count(MARK.encode()) for each in files if each.exists())

    return count


@pytest.fixture
def planted(engine, as_, sanne, anna, joost, work):
    """The mark in a draft, versions, a conflict, hand-ins, feedback sent and unsent, and a talk."""
    student, docent = as_(sanne, own_device=True), as_(anna)
    work.write(f"{MARK} eerst")
    work.at += timedelta(minutes=11)
    old = hidden_in(student.get(f"{work.address}/write").text)
    work.hand_in(LONG)
    student.post(f"{work.address}/write", data={**old, "answer-moment": f"{MARK} te laat"})
    review = work.review(anna, Verdict.AANVULLEN, already=LONG)
    about = f"/reviews/feedback/{review.public_id}"
    student.post(f"{about}/ask", data={"question": MARK})
    docent.post(f"{about}/answer", data={"answer": MARK})
    work.write(moment=f"{MARK} nog eens", gevoel=f"{MARK} bang", vervolg=f"{MARK} niets")
    student.post(f"{work.address}/write", data={**old, "answer-moment": f"{MARK} gekruist"})
    work.hand_in(f"{MARK} aangevuld")
    data = {"already": MARK, "to_add": MARK}
    post_from_page(as_(joost), work.review_address, data)
    if engine.dialect.name == "postgresql":  # as it does by itself, now and then
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))
    work.student = student
    return work


WORDS_OF_WORK = {
    "draft",
    "draft_version",
    "handed_in_answer",
    "feedback",
    "feedback_version",
    "feedback_reply",
}


def test_au8_no_row_and_no_byte_holds_a_text_that_was_wiped(planted, school, hits, app, engine):
    assert holds(school) == WORDS_OF_WORK
    assert hits() > 10
    planted.student.post(at_privacy(planted, "erase"))
    assert holds(school) == WORDS_OF_WORK, "it can still be undone"
    planted.student.post(at_privacy(planted, "wipe"))
    assert holds(school) == set()
    if engine.dialect.name == "postgresql":  # its files are written anew at night
        with app.app_context():
            assert traces.write_afresh(HOLD_WORDS)
    assert hits() == 0


def test_au8_a_tick_wipes_it_as_thoroughly(planted, school, hits, app, at):
    tick(app)  # the first one writes everything afresh
    planted.student.post(at_privacy(planted, "erase"))
    at("2026-03-11 01:30")  # half past two at night
    tick(app)
    assert holds(school) == set()
    assert hits() == 0
    tick(app)


@pytest.fixture
def stopped(engine, school, as_, cast, places):
    """A thread that Bilal stopped, with the mark in what Sanne wrote."""

    def make():
        stage = places.stage().told()
        stage.browsers = Stage(engine, school, as_, places.group, cast, stage.at).browsers
        stage.does("sanne", then=None, zie=f"{MARK} eerst")
        stage.does("sanne", zie=LONG, idee=MARK)
        assert stage.stop("bilal", "keep") == 302
        return stage

    return make


def test_au8_words_in_an_intervisie_that_their_writer_erases(stopped, school, hits, app, engine):
    stage = stopped()
    assert holds(school) == {"contribution_words"}
    assert stage.stop("sanne", "erase") == 302
    assert holds(school) == set()
    if engine.dialect.name == "postgresql":
        with app.app_context():
            assert traces.write_afresh(HOLD_WORDS)
    assert hits() == 0


def test_au8_words_in_an_intervisie_that_were_kept_long_enough(stopped, school, hits, app, at):
    stopped()
    for moment in ("2027-03-09 02:30", "2027-03-20 02:30"):  # told, and a week later done
        at(moment)
        tick(app)
    assert holds(school) == set()
    assert hits() == 0


def test_co6_an_old_page_of_a_thread_does_not_bring_erased_words_back(stopped, school):
    stage = stopped()
    stage.stop("sanne", "erase")
    step = step_name(stage.fresh().run)
    typed = {"step": step, "revision": "1", "page": "p", "answer-zie": MARK}
    headers = {"Accept": "application/json"}
    answer = stage.browsers["sanne"].post(f"{stage.home}/write", data=typed, headers=headers)
    assert answer.status_code == 409
    assert "kept" not in answer.json
    assert holds(school) == set()


@pytest.mark.sqlite_only
def test_au8_rests_from_before_go_at_night(app, database_url, hits):
    """What was deleted while nothing was written over it, as in a school that ran for long."""
    careless = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    careless.execute("PRAGMA secure_delete=OFF")
    careless.execute("CREATE TABLE pile (words text)")
    careless.execute("INSERT INTO pile VALUES (?)", [LONG])
    careless.execute("DELETE FROM pile")
    careless.execute("DROP TABLE pile")
    careless.close()
    with app.app_context():
        assert traces.empty_journal()
        assert hits() > 0
        assert traces.write_afresh(HOLD_WORDS)
    assert hits() == 0


@pytest.mark.sqlite_only
def test_au8_while_somebody_reads_the_page_does_not_fail_and_a_tick_empties_the_journal(
    planted, engine, hits, school, app, at
):
    planted.student.post(at_privacy(planted, "erase"))
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM draft")).all()
        assert planted.student.post(at_privacy(planted, "wipe")).status_code == 302
        assert holds(school) == set()
        assert hits() > 0, "the journal still serves who reads"
    tick(app)
    assert hits() == 0


def test_au8_everything_is_written_afresh_once_a_night(app, at):
    mark = app.extensions["settings"].instance / "written-afresh"
    mark.unlink(missing_ok=True)
    for moment, is_done in (
        ("2026-03-09 12:00", True),  # never yet
        ("2026-03-09 12:01", False),
        ("2026-03-10 01:00", False),  # so soon
        ("2026-03-10 11:00", False),  # by day
        ("2026-03-11 01:30", True),
        ("2026-03-11 01:31", False),
        ("2026-03-12 01:30", True),
        ("2026-03-13 11:00", False),
        ("2026-03-13 22:00", True),  # it was away at night
    ):
        now = at(moment)
        tick(app)
        assert (mark.stat().st_mtime == now.timestamp()) == is_done, moment
    mark.unlink()


@pytest.mark.sqlite_only
def test_au8_while_others_write_it_waits_for_the_next_pass(app, at, database_url):
    at("2026-03-09 12:00")
    tick(app)
    mark = app.extensions["settings"].instance / "written-afresh"
    mark.unlink(missing_ok=True)
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with app.app_context():
        assert traces.write_afresh(HOLD_WORDS) is False
    other.close()
    tick(app)
    assert mark.exists()
    mark.unlink()


def test_au8_every_table_with_words_is_on_the_list():
    """A column that holds a text of any length, or answers."""
    kinds = {"TEXT", "JSON"}
    holding = {
        table.name
        for table in db.metadata.sorted_tables
        if any(str(column.type) in kinds for column in table.columns)
    }
    without_stories = {
        "group_agreement",  # what a group agreed on, for as long as there is a group
        "module_version",  # the content of the site
        "outgoing_mail",  # never holds a story
        "thread",  # the werkvorm, as it was chosen
    }
    assert holding - without_stories <= set(HOLD_WORDS)
