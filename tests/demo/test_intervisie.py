"""The intervisie in the demo school: one that ended, one that runs, one that stopped."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.accounts.models import User
from learning.base.db import db
from learning.base.settings import HOUSE
from learning.demo import school as demo
from learning.demo.intervisie_play import PlayThread
from learning.demo.intervisie_script import Turn, told_groups, told_threads
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.asked_now import Asked, asked_now
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads.asked import asked_of
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.phases import sheet_of, state_at
from learning.intervisie.threads.states import State
from learning.intervisie.threads.telling import address_of
from learning.modules.werkvormen import Role
from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.submissions.models import Submission
from learning.submissions.rules import Status, status_of
from tests.demo.conftest import MADE_AT

THREADS = told_threads()
FOUR = ["Bilal", "Fatma", "Noor", "Sanne"]


@pytest.fixture(scope="module")
def werkvormen(demo_app):
    return demo_app.extensions["live"].library.shelf().werkvormen


@pytest.fixture
def people(rows):
    return {each.name: each for each in rows.scalars(select(User))}


@pytest.fixture
def threads(rows):
    """State → Thread."""
    return {state_at(each, MADE_AT): each for each in rows.scalars(select(Thread))}


@pytest.fixture
def unseen(rows):
    """(name, address) of what somebody has not seen yet."""
    found = (
        select(User.name, Notice.address).join_from(Notice, User).where(Notice.seen_at.is_(None))
    )
    return {tuple(row) for row in rows.execute(found)}


@pytest.mark.parametrize("told", THREADS, ids=lambda told: told.name)
def test_what_is_told_fits_the_werkvorm_that_we_ship(told, werkvormen):
    assert not told.unknown_in(werkvormen[told.werkvorm])


def test_a_werkvorm_that_is_gone_or_goes_otherwise_is_noticed(werkvormen):
    told = next(each for each in THREADS if each.name == "running")
    werkvorm = werkvormen[told.werkvorm]
    other_field = replace(werkvorm.phases[0], fields=werkvorm.phases[1].fields)
    assert told.unknown_in(None) == {told.werkvorm}
    assert told.unknown_in(replace(werkvorm, ways=())) == {told.werkvorm}
    assert told.unknown_in(replace(werkvorm, phases=werkvorm.phases[1:]))
    assert told.unknown_in(replace(werkvorm, phases=werkvorm.phases[::-1]))
    assert told.unknown_in(replace(werkvorm, phases=(other_field, *werkvorm.phases[1:]))) == {
        "toelichting/casus",
        "toelichting/feedbackvraag",
    }


def test_one_ended_one_runs_and_one_stopped(threads, rows):
    assert set(threads) == {State.ENDED, State.RUNNING, State.STOPPED}
    assert rows.scalar(select(db.func.count(Thread.id))) == len(THREADS) == 3
    assert MADE_AT - timedelta(days=11) < threads[State.ENDED].ended_at
    stopped = threads[State.STOPPED]
    assert stopped.stopped_by_id == stopped.holder_of(Role.INBRENGER).user_id
    assert stopped.werkvorm.id != threads[State.ENDED].werkvorm.id


def test_the_one_that_ended_was_played_as_told(threads, people):
    ended = threads[State.ENDED]
    assert ended.holder_of(Role.INBRENGER).user is people["Bilal"]
    assert ended.holder_of(Role.GESPREKSLEIDER).user is people["Noor"]
    feedback = next(run for run in ended.runs if run.phase == "feedback")
    passed = {each.author.name: bool(each.passed_at) for each in feedback.contributions}
    assert passed == {"Noor": False, "Sanne": False, "Fatma": True}


def test_taking_part_made_the_opdracht_besproken_for_all_four(rows):
    found = rows.scalars(select(Submission).where(Submission.opdracht == "weerstand"))
    discussed = [
        each.student.name
        for each in found
        if each.part == "inbrengen" and status_of(each) == Status.TALKED
    ]
    assert sorted(discussed) == sorted([*FOUR, "Mats"])


def test_sanne_is_asked_to_write_and_bilal_is_done(threads, people):
    running = threads[State.RUNNING]
    assert running.phase.id == "feedback"
    assert running.holder_of(Role.INBRENGER).user is people["Noor"]
    asked = {name: asked_of(people[name], running, MADE_AT).do for name in FOUR}
    assert asked == {"Sanne": "write", "Fatma": "write", "Bilal": "wait", "Noor": "wait"}
    assert sheet_of(running.run, people["Fatma"].id) is None


def test_who_has_not_looked_yet_has_a_notice(threads, people, unseen, rows):
    running = address_of(threads[State.RUNNING])
    invited = rows.scalar(select(IntervisieGroup).where(IntervisieGroup.name == "Werkplaats"))
    assert {name for name, page in unseen if page == running} == {"Sanne", "Fatma"}
    assert ("Mats", f"/intervisie/groups/{invited.public_id}") in unseen


def test_everybody_agreed_to_the_text_that_a_group_begins_with(rows, people):
    groups = {each.name: each for each in rows.scalars(select(IntervisieGroup))}
    assert set(groups) == {each.name for each in told_groups()}
    tuesday, workshop = groups["Dinsdagavond"], groups["Werkplaats"]
    assert [each.user.name for each in tuesday.agreed] == FOUR
    assert tuesday.agreement.text == DEFAULT
    assert asked_now(people["Mats"], workshop) == Asked.JOIN
    assert [each.user.name for each in workshop.agreed] == ["Glenn", "Petra"]


def test_whoever_read_a_text_is_written_down(threads, people, rows):
    ended = threads[State.ENDED]
    feedback = next(run for run in ended.runs if run.phase == "feedback")
    of_noor = sheet_of(feedback, people["Noor"].id)
    who = select(User.name).join(Reading, Reading.reader_id == User.id).distinct()
    readers = rows.scalars(
        who.where(Reading.kind == "contribution", Reading.thing_id == of_noor.id)
    )
    assert set(readers) == {"Bilal", "Sanne", "Fatma"}


def test_the_turns_are_told_in_order():
    for told in THREADS:
        ago = [turn.ago for turn in told.turns]
        assert ago == sorted(ago, reverse=True), told.name


def test_nobody_says_more_than_twenty_words_in_a_sentence():
    for told in THREADS:
        for turn in told.turns:
            for text in texts_of(turn.answers):
                for sentence in re.split(r"[.?!:]”?\s", text):
                    assert len(sentence.split()) <= 20, sentence


def texts_of(answers):
    for text in answers.values():
        yield from [text] if isinstance(text, str) else text.values()


def test_what_the_pages_refuse_cannot_be_played(demo_app, werkvormen):
    with demo_app.app_context():
        thread = db.session.scalar(select(Thread).where(Thread.ended_at.is_(None)).limit(1))
        people = {each.name.lower(): each for each in db.session.scalars(select(User))}
        shelf = demo_app.extensions["live"].library.shelf()
        play = PlayThread(THREADS[0], people, thread.group, shelf)
        play.thread = thread
        for turn in (
            Turn("write", "sanne", timedelta(), step="oogst", answers={"mee": "Iets."}),
            Turn("choose", "fatma", timedelta(), leader="sanne"),
            Turn("stop", "fatma", timedelta()),
        ):
            with pytest.raises(ValueError, match="would not let them"):
                play.do(turn, MADE_AT)


def test_without_a_werkvorm_its_threads_are_left_out(new_school, tmp_path):
    shutil.copytree(HOUSE / "modules", tmp_path / "modules")
    (tmp_path / "modules/werkvormen/alleen-vragen.md").unlink()
    app = new_school(modules=tmp_path / "modules")
    assert demo.fill_if_empty(app, MADE_AT)
    with app.app_context():
        found = db.session.scalars(select(Thread)).all()
        assert {each.werkvorm.id for each in found} == {"feedback-zonder-discussie"}
        assert {each.opdracht for each in found} == {"weerstand", ""}
