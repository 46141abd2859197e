"""The index follows every write, and forgets what is forgotten (AU8)."""

import pytest
from sqlalchemy import delete, text, update

from learning.base.db import db
from learning.reviews.models import FeedbackVersion
from learning.search.indexing import INDEXES, drops, fills, makes
from learning.search.models import NAMES
from learning.submissions.models import HandedInAnswer
from learning.talks.models import TalkAnswer
from learning.ticking import tick
from tests.talks.talking import Placed
from tests.work import Work

MARK = "zwaluwstaart"


@pytest.fixture
def written(way, school, voorjaar, now, samen, sanne, noor, bilal, anna):
    """The mark in a hand-in of Sanne, the feedback on it, and an answer of Bilal in a talk."""
    work = Work(school, sanne, voorjaar, now)
    work.hand_in(f"{MARK} één")
    work.review(anna, already=f"{MARK} twee")
    Placed(school, noor, voorjaar, now, "allen").places("Ja.").answered(bilal, f"{MARK} drie")
    return work


OF_DOCENT = {"ingeleverd", "gegeven-feedback", "gesprekken-docent"}


@pytest.mark.parametrize(
    ("model", "column", "words", "kind"),
    [
        (HandedInAnswer, "text", "Een mus", "ingeleverd"),
        (FeedbackVersion, "answers", {"already": "Een mus"}, "gegeven-feedback"),
        (TalkAnswer, "text", "Een mus", "gesprekken-docent"),
    ],
)
def test_words_that_are_changed_or_deleted_by_hand_are_found_no_more(
    written, search, anna, school, model, column, words, kind
):
    assert search(anna, MARK).kinds == OF_DOCENT
    school.execute(update(model).values({column: words}))
    assert search(anna, MARK).kinds == OF_DOCENT - {kind}
    assert kind in search(anna, "mussen").kinds
    school.execute(update(model).values({column: f"{MARK}" if column == "text" else {"a": MARK}}))
    assert search(anna, MARK).kinds == OF_DOCENT
    school.execute(delete(model))
    assert search(anna, MARK).kinds == OF_DOCENT - {kind}


def test_of_feedback_that_was_improved_the_last_sent_words_are_found(
    written, search, anna, sanne, school, now
):
    sent = school.query(FeedbackVersion).one()
    kept = FeedbackVersion(feedback_id=sent.feedback_id, reason="sent", at=now)
    kept.answers = {"already": "Een mus"}
    school.add(kept)
    school.commit()
    for who in (anna, sanne):
        mine = {"gegeven-feedback", "feedback"}
        assert not search(who, f"{MARK} twee").kinds & mine
        assert search(who, "mus").kinds & mine


def test_keys_of_answers_are_no_words(written, search, anna):
    assert not search(anna, "already").kinds
    assert not search(anna, "xcohort").kinds


def test_what_was_there_before_the_index_is_taken_in(written, search, anna, engine):
    dialect = engine.dialect.name

    def runs(*statements):
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            for each in statements:
                connection.exec_driver_sql(each)

    runs(*drops(dialect), *makes(dialect))
    assert not search(anna, MARK).kinds
    runs(*fills(dialect))
    assert search(anna, MARK).kinds == OF_DOCENT


@pytest.fixture
def index_holds(engine):
    """Whether the mark stands in an index of SQLite, piece by piece as it is kept there."""

    def look(*names) -> bool:
        with engine.connect() as connection:
            blocks = [
                block
                for name in names or NAMES
                for (block,) in connection.execute(text(f"SELECT block FROM {name}_data"))
            ]
        return any(MARK.encode() in each for each in blocks)

    return look


@pytest.mark.sqlite_only
def test_au8_after_wiping_no_word_is_left_in_the_index(
    written, as_, sanne, bilal, school, index_holds
):
    assert index_holds()
    key = written.submission.public_id
    for act in ("erase", "wipe"):
        as_(sanne).post(f"/privacy/texts/{key}/{act}")
    assert not index_holds("search_hand_in", "search_feedback")
    assert index_holds(), "Bilal's answer is there still"
    answer = school.query(TalkAnswer).one()
    as_(bilal).post(f"/talks/answers/{answer.public_id}/take-back")
    assert not index_holds()


@pytest.mark.sqlite_only
def test_au8_a_night_clears_what_was_rewritten(written, app, at, school, index_holds):
    school.execute(update(TalkAnswer).values(text="Een mus"))
    for model in (HandedInAnswer, FeedbackVersion):
        school.execute(delete(model))
    assert index_holds(), "until they are merged"
    (app.extensions["settings"].instance / "written-afresh").unlink(missing_ok=True)
    at("2026-03-11 01:30")
    tick(app)
    assert not index_holds()


def test_every_index_is_about_a_table_that_is_there():
    assert {each.of for each in INDEXES} <= set(db.metadata.tables)
