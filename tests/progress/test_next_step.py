"""What somebody does next, on plain objects: no web and no database."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from learning.modules.parts import Chapter, Module, Opdracht, Part
from learning.progress.next_step import (
    Do,
    beginning_in,
    next_step_for,
    next_step_in,
    reading_step_in,
)
from learning.progress.overview import Marks, StoppedAt, overview
from learning.submissions.queries import Standing
from learning.submissions.rules import Status

MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
PART = Part(id="", title="")


def opdracht(id, replaces=""):
    return Opdracht(id, id, parts=(PART,), replaces=replaces)


def module(slug="proef", opdrachten=("terug", "rond")):
    chapters = tuple(
        Chapter(f"h{number}", f"Hoofdstuk {number}", blocks=(opdracht(id),), number=number)
        for number, id in enumerate(opdrachten, 1)
    )
    return Module(slug, None, slug, chapters=chapters)


def work(id, status, days=0, has_words=True, module="proef"):
    at = MONDAY - timedelta(days=days)
    return (id, ""), Standing(f"key-{id}", module, id, "", status, at, 1, has_words)


def place(chapter, days=0, slug="proef", paragraph="a-12345678"):
    return {slug: StoppedAt(slug, chapter, paragraph, MONDAY - timedelta(days=days))}


def here(*works, read=(), stopped=None, of=None):
    of = of or module()
    marks = Marks(frozenset((of.slug, chapter) for chapter in read), stopped or {})
    return overview(of, marks, dict(works))


BEGUN = work("terug", Status.CONCEPT, days=1)
ASKED = work("rond", Status.TO_ADD, days=20)
EMPTY = work("terug", Status.CONCEPT, has_words=False)
ALL = ("h1", "h2")
DONE = (work("terug", Status.DONE), work("rond", Status.TALKED))


@pytest.mark.parametrize(
    ("mine", "do", "what"),
    [
        (here(), Do.READ, "h1"),
        (here(read=["h1"]), Do.READ, "h2"),
        (here(read=["h2"]), Do.READ, "h1"),
        (here(EMPTY), Do.READ, "h1"),
        (here(BEGUN), Do.WRITE, "terug"),
        (here(stopped=place("h2")), Do.READ_ON, "h2"),
        (here(BEGUN, stopped=place("h2", days=0)), Do.READ_ON, "h2"),
        (here(BEGUN, stopped=place("h2", days=2)), Do.WRITE, "terug"),
        (here(stopped=place("h1"), read=["h1"]), Do.READ, "h2"),
        (here(BEGUN, ASKED, stopped=place("h2")), Do.ADD, "rond"),
        (here(read=ALL), Do.BEGIN, "terug"),
        (here(EMPTY, read=ALL), Do.BEGIN, "terug"),
        (here(work("terug", Status.HANDED_IN), read=ALL), Do.BEGIN, "rond"),
        (here(work("terug", Status.HANDED_IN), DONE[1], read=ALL), Do.WAIT, ""),
        (here(*DONE, read=ALL), Do.NOTHING, ""),
    ],
)
def test_the_one_thing_to_do(mine, do, what):
    step = next_step_in([mine])
    found = step.opdracht.id if step.opdracht else step.chapter.slug if step.chapter else ""
    assert (step.do, found) == (do, what)


def test_where_one_was_leads_to_the_paragraph():
    assert next_step_in([here(stopped=place("h2"))]).paragraph == "a-12345678"


def test_a_text_leads_to_the_work_itself():
    assert next_step_in([here(BEGUN)]).key == "key-terug"


def test_the_newest_question_comes_before_an_older_one():
    asked = [work("terug", Status.TO_ADD, days=3), work("rond", Status.TO_ADD, days=1)]
    assert next_step_in([here(*asked)]).opdracht.id == "rond"


def test_of_two_modules_the_one_touched_last_goes_first():
    other = module("ander", ("hier", "daar"))
    rested = here(stopped=place("h1", days=9), read=["h1"])
    used = here(stopped=place("h1", days=1, slug="ander"), read=["h1"], of=other)
    assert next_step_in([rested, used]).module.slug == "ander"


def test_an_opdracht_that_was_done_in_its_other_form_is_not_asked_again():
    blocks = (opdracht("terug"), opdracht("anders", replaces="terug"))
    one = Module("proef", None, "Proef", chapters=(Chapter("h1", "Een", blocks=blocks),))
    mine = here(work("anders", Status.DONE), read=["h1"], of=one)
    assert next_step_in([mine]).do == Do.NOTHING


def test_a_cohort_without_modules_says_so():
    assert next_step_in([]).do == Do.NO_MODULES


def test_who_only_reads_is_offered_pages_and_no_opdrachten():
    assert reading_step_in(here(read=["h1"])).do == Do.READ
    assert reading_step_in(here(read=ALL)) is None


@pytest.mark.parametrize(
    ("who", "do"),
    [
        ({}, Do.COME_IN),
        ({"is_beheerder": True}, Do.MANAGE),
        ({"guides": True}, Do.LOOK_AROUND),
        ({"guides": True, "is_beheerder": True}, Do.LOOK_AROUND),
        ({"guides": True, "waiting": 5}, Do.REVIEW),
        ({"guides": True, "is_student": True}, Do.LOOK_AROUND),
        ({"is_student": True}, Do.NO_MODULES),
    ],
)
def test_people_who_wait_come_first_and_everybody_is_told_something(who, do):
    assert next_step_for([], **who).do == do


@pytest.mark.parametrize(
    ("roles", "do", "key"),
    [
        (["begeleider"], Do.NOBODY_YET, ""),
        (["begeleider", "docent"], Do.INVITE, "docent-key"),
    ],
)
def test_ax8_where_no_student_is_yet_a_docent_invites_them(roles, do, key):
    places = [SimpleNamespace(role=role, public_id=f"{role}-key") for role in roles]
    step = next_step_for([], guides=True, beginning=beginning_in(places))
    assert (step.do, step.key) == (do, key)


def test_who_waits_comes_before_an_empty_cohort():
    beginning = beginning_in([])
    assert next_step_for([], guides=True, waiting=1, beginning=beginning).do == Do.REVIEW


def test_a_docent_who_learns_too_does_their_own_work_when_nobody_waits():
    assert next_step_for([here()], is_student=True, guides=True).do == Do.READ
    assert next_step_for([here()], is_student=True, guides=True, waiting=1).do == Do.REVIEW
