"""How far somebody is in a module, on plain objects: no web and no database."""

from datetime import UTC, datetime

import pytest

from learning.modules.parts import Chapter, Module, Opdracht, Part
from learning.progress.overview import Marks, StoppedAt, overview, that_count
from learning.submissions.queries import Standing
from learning.submissions.rules import Status

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
ONE = (Part(id="", title=""),)
TWO = (Part(id="zoeken", title="Zoek"), Part(id="bewaren", title="Bewaar"))
TERUG, ROND = Opdracht("terug", "Kijk terug", parts=ONE), Opdracht("rond", "Kijk rond", parts=TWO)
ANDERS = Opdracht("anders", "Kijk anders", parts=ONE, replaces="terug")
CHAPTERS = (
    Chapter("begin", "Het begin", blocks=(TERUG, ANDERS), number=1),
    Chapter("slot", "Het slot", blocks=(ROND,), number=2),
)
MODULE = Module("proef", 1, "Proef", chapters=CHAPTERS)


def standing(opdracht, status, part="", cohort=1, module="proef"):
    return Standing(f"{opdracht}{cohort}", module, opdracht, part, status, NOW, cohort, True)


def seen(*standings, read=(), stopped=None):
    marks = Marks(frozenset(("proef", slug) for slug in read), stopped or {})
    return overview(MODULE, marks, {(each.opdracht, each.part): each for each in standings})


def test_chapters_are_read_begun_or_open():
    mine = seen(read=["begin"], stopped={"proef": StoppedAt("proef", "slot", "", NOW)})
    assert mine.chapter_states == ["done", "busy"]
    assert mine.chapters_read == 1


def test_a_chapter_that_was_read_stays_read_when_one_looks_again():
    mine = seen(read=["begin"], stopped={"proef": StoppedAt("proef", "begin", "", NOW)})
    assert mine.chapter_states == ["done", "open"]


@pytest.mark.parametrize("status", [Status.DONE, Status.TALKED, Status.OTHER])
def test_voldaan_besproken_and_another_form_are_all_done(status):
    assert seen(standing("terug", status)).opdrachten_finished == 1


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.HANDED_IN, Status.TO_ADD])
def test_what_was_begun_is_half_and_not_done(status):
    mine = seen(standing("terug", status))
    assert mine.opdrachten_finished == 0
    assert mine.opdracht_states == ["busy", "open"]


def test_an_opdracht_is_done_when_all_its_parts_are():
    one = standing("rond", Status.DONE, "zoeken")
    assert seen(one).opdracht_states == ["open", "busy"]
    both = seen(one, standing("rond", Status.DONE, "bewaren"))
    assert both.opdracht_states == ["open", "done"]


def test_one_that_takes_the_place_of_another_counts_with_it():
    mine = seen(standing("anders", Status.DONE))
    assert len(mine.opdrachten) == 2
    assert mine.opdrachten_finished == 1


def test_the_light_falls_on_the_first_opdracht_that_waits_for_its_writer():
    begin = seen(standing("rond", Status.HANDED_IN, "zoeken")).chapters[0]
    assert begin.lit.opdracht.id == "terug"
    assert seen().chapters[0].lit.opdracht.id == "terug"


def test_of_one_and_what_may_take_its_place_the_light_falls_on_what_was_begun():
    assert seen(standing("terug", Status.HANDED_IN)).chapters[0].lit is None
    assert seen(standing("anders", Status.CONCEPT)).chapters[0].lit.opdracht.id == "anders"
    assert seen(standing("anders", Status.DONE)).chapters[0].lit is None


def test_and_in_it_on_the_first_part_that_does():
    row = seen(standing("rond", Status.HANDED_IN, "zoeken")).chapters[1].lit
    assert row.open_part.part.id == "bewaren"


def test_work_of_an_earlier_cohort_counts_only_when_it_is_finished():
    older = [standing("terug", Status.CONCEPT), standing("rond", Status.DONE, "zoeken")]
    counted = that_count(older, "proef", 2)
    assert set(counted) == {("rond", "zoeken")}


def test_work_of_this_cohort_goes_before_that_of_another():
    both = [standing("terug", Status.CONCEPT, cohort=2), standing("terug", Status.DONE, cohort=1)]
    assert that_count(both, "proef", 2)["terug", ""].status == Status.CONCEPT


def test_work_on_another_module_does_not_count():
    assert that_count([standing("terug", Status.DONE, module="ander")], "proef", 1) == {}
