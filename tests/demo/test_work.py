"""The work in the demo school: every status, every turn that work can take, in believable order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.base.db import db
from learning.base.settings import HOUSE
from learning.cohorts.models import Cohort
from learning.demo.desk import OPDRACHT as UNOPENED
from learning.demo.notebook import LATER, REPORTED
from learning.demo.play import Play
from learning.demo.script import MODULE, Step, Work, stories
from learning.modules.library import Library
from learning.modules.parts import REPORT
from learning.readings.models import Reading
from learning.reviews.models import Review
from learning.submissions.models import Submission
from learning.submissions.rules import Status, Verdict, status_of
from tests.demo.conftest import MADE_AT

STORIES = stories()
WORK = [work for story in STORIES for work in story.work]


@pytest.fixture(scope="module")
def module():
    return Library(HOUSE / "modules").shelf().modules[MODULE]


@pytest.fixture
def work(rows):
    """All submissions, as (student's name, opdracht, part) → Submission."""
    found = rows.scalars(select(Submission))
    return {(each.student.name, each.opdracht, each.part): each for each in found}


@pytest.fixture
def reviews(rows):
    return rows.scalars(select(Review)).all()


@pytest.mark.parametrize(
    "work", WORK, ids=lambda work: f"{work.student}-{work.opdracht}{work.part}"
)
def test_every_text_answers_a_question_of_the_module(work, module):
    assert not work.unknown_in(module)


def test_an_id_that_is_not_asked_is_noticed(module):
    wrote = Step("write", timedelta(), answers={"verzonnen": "Iets."}, skip=("ook",))
    invented = Work("sanne", "verken-enik", "", (wrote,))
    assert invented.unknown_in(module) == {"verzonnen", "ook"}
    assert replace(invented, opdracht="weg").unknown_in(module) == {"weg/"}


def test_everybody_read_chapters_that_are_there(module):
    for story in STORIES:
        for chapter in [*story.read, *([story.stopped[0]] if story.stopped else [])]:
            assert module.chapter(chapter), f"{story.person}: {chapter}"


def test_all_of_the_script_is_in_the_school_and_what_intervisie_counted_for(work):
    told = {(each.student.title(), each.opdracht, each.part) for each in WORK}
    took_part = {(name, "weerstand", "inbrengen") for name in ("Sanne", "Bilal", "Noor", "Fatma")}
    reported = {("Bilal", each, REPORT) for each in (REPORTED, LATER)}
    reported.add(("Sanne", REPORTED, REPORT))  # taken back; a quote of it stays
    spoken = {("Noor", "weerstand-in-de-bibliotheek", ""), ("Henk", "samenwerken-bij-roos", "")}
    together = {("Noor", "bijeenkomst-gemeente", "")}
    unopened = {("Henk", UNOPENED, "")}
    assert set(work) == told | took_part | reported | spoken | together | unopened
    assert len(told) == len(WORK)


def test_every_status_occurs(work):
    assert {status_of(each) for each in work.values()} == set(Status)


def test_there_are_drafts_with_and_without_words(work):
    drafts = [each for each in work.values() if status_of(each) == Status.CONCEPT]
    assert {bool(each.draft.answers) for each in drafts} == {True, False}


def test_what_waits_was_opened_or_not_yet(work, rows):
    opened = set(rows.scalars(select(Reading.thing_id).where(Reading.kind == "hand-in")))
    waiting = [each for each in work.values() if status_of(each) == Status.HANDED_IN]
    assert {each.handed_in.id in opened for each in waiting} == {True, False}


def test_an_older_round_with_its_feedback_comes_before_a_new_one(work):
    rounds = {status_of(each) for each in work.values() if len(each.hand_ins) == 2}
    assert rounds >= {Status.HANDED_IN, Status.DONE}
    again = work["Noor", "verken-enik", ""]
    assert [each.verdict for each in again.hand_ins] == [Verdict.AANVULLEN, None]


def test_something_was_taken_back_and_something_was_skipped(work):
    hand_ins = [hand_in for each in work.values() for hand_in in each.hand_ins]
    assert any(each.taken_back_at for each in hand_ins)
    assert any(answer.text is None for each in hand_ins for answer in each.answers)
    assert any(each.draft.skipped for each in work.values())


def test_the_parts_of_one_opdracht_stand_in_different_places(work):
    of = {part: status_of(work["Bilal", "eigen-buurt", part]) for part in ("nadenken", "idee")}
    assert of == {"nadenken": Status.DONE, "idee": Status.CONCEPT}
    assert ("Bilal", "eigen-buurt", "opbrengst") not in work


def test_students_say_what_they_have_of_feedback(reviews):
    replies = [each.reply for each in reviews if each.reply]
    assert any(each.helpful_at for each in replies)
    assert {bool(each.answered_at) for each in replies if each.asked_at} == {True, False}
    assert any(each.sent_at and not each.reply for each in reviews)


def test_joost_is_still_writing(reviews):
    drafts = [each for each in reviews if not each.sent_at]
    assert [each.docent.name for each in drafts] == ["Joost"]
    assert drafts[0].feedback.words["already"]
    assert drafts[0].hand_in.verdict is None


def test_whoever_wrote_feedback_opened_the_work(reviews, rows):
    readings = rows.scalars(select(Reading).where(Reading.kind == "hand-in"))
    opened = {(each.thing_id, each.reader_id) for each in readings}
    for each in reviews:
        assert (each.hand_in_id, each.docent_id) in opened


def test_everything_lies_in_the_past_and_in_order(rows):
    for table in db.metadata.sorted_tables:
        moments = [each for each in table.c if each.type.python_type is type(MADE_AT)]
        moments = [each for each in moments if each.name != "wipe_at"]  # that is yet to come
        for row in rows.execute(select(*moments)) if moments else []:
            assert all(moment is None or moment <= MADE_AT for moment in row), table.name
    for cohort in rows.scalars(select(Cohort)):
        begun = rows.scalars(select(Submission.begun_at).where(Submission.cohort_id == cohort.id))
        assert all(moment > cohort.created_at for moment in begun)
    for work in WORK:
        ago = [step.ago for step in work.steps]
        assert ago == sorted(ago, reverse=True), f"{work.student}: {work.opdracht}"


def test_what_the_pages_refuse_cannot_be_played(demo_app, rows):
    people = {each.student.name.lower(): each.student for each in rows.scalars(select(Submission))}
    cohort = rows.scalars(select(Cohort)).first()
    with demo_app.app_context():
        shelf = demo_app.extensions["live"].library.shelf()
        play = Play(Work("sanne", "weerstand", "oogst", ()), people, cohort, shelf)
        play.submission = Submission.begin(
            people["sanne"], cohort, MODULE, "weerstand", "oogst", MADE_AT
        )
        with pytest.raises(ValueError, match="would not let them"):
            play.do(Step("hand in", timedelta()), MADE_AT)
