"""O8 is *besproken* by taking part, in any role, passing included; never by having shared."""

import pytest

from learning.intervisie.threads import opening
from learning.modules.werkvormen import Way
from learning.submissions.queries import open_work_of
from learning.submissions.rules import Status
from tests.intervisie.safety_stage import Stage
from tests.work import Work

WHAT = ("proef", "kijk-terug", "")


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    """A thread that counts for an opdracht."""
    stage = Stage(engine, school, as_, group, cast, now)
    thread = stage.fresh()
    thread.module, thread.opdracht, thread.part = WHAT
    school.commit()
    return stage


def status_for(app, user):
    with app.app_context():
        return [each.status for each in open_work_of(user)]


def by_pages(stage, *names):
    """These people pass the last step on their own pages."""
    for name in names:
        page = stage.page(name)
        step = page.partition('name="step" type="hidden" value="')[2].partition('"')[0]
        assert stage.post(name, "/pass", step=step) == 302


def test_invariant_12_everyone_who_took_part_is_done(app, stage, cast):
    stage.looked_back()
    by_pages(stage, "sanne", "bilal", "noor", "fatma")
    assert stage.fresh().ended_at
    for name in ("sanne", "bilal", "noor", "fatma"):
        assert status_for(app, cast[name]) == [Status.TALKED]


def test_who_only_passed_is_done_as_well(app, stage, cast):
    stage.told()
    stage.passes("fatma")
    for name in ("sanne", "noor"):
        stage.does(name, zie="Ja.", idee="Nee.")
    stage.passes("bilal")
    stage.does("bilal", gedaan="Ik liep door.", reactie="Dank jullie wel.")
    stage.passes("bilal")
    by_pages(stage, "sanne", "bilal", "noor", "fatma")
    assert status_for(app, cast["fatma"]) == [Status.TALKED]


def test_who_was_not_in_it_is_not(app, stage, cast):
    stage.looked_back()
    by_pages(stage, "sanne", "bilal", "noor", "fatma")
    assert status_for(app, cast["mats"]) == []


def test_a_thread_that_stops_after_the_casus_was_told_counts(app, stage, cast):
    stage.told()
    stage.stop("bilal", "keep")
    assert status_for(app, cast["sanne"]) == [Status.TALKED]


def test_a_thread_that_stops_before_it_does_not(app, stage, cast):
    stage.offered()
    stage.stop("noor", "keep")
    assert stage.fresh().stopped_at
    assert status_for(app, cast["sanne"]) == []


def test_a_thread_of_no_opdracht_makes_no_work(app, engine, school, group, cast, as_, now):
    stage = Stage(engine, school, as_, group, cast, now).looked_back()
    by_pages(stage, "sanne", "bilal", "noor", "fatma")
    assert status_for(app, cast["sanne"]) == []


def test_it_is_counted_once_when_there_was_work_already(app, school, stage, cast, voorjaar, now):
    Work(school, cast["sanne"], voorjaar, now).write("Alvast een voorbeeld.")
    stage.looked_back()
    by_pages(stage, "sanne", "bilal", "noor", "fatma")
    assert status_for(app, cast["sanne"]) == [Status.TALKED]


def test_a_room_counts_too(app, school, group, cast, now):
    here = {cast[name].id for name in ("sanne", "bilal", "noor")}
    school.rollback()
    thread = opening.start(
        group, cast["sanne"], Way.TOGETHER, now, counts_for=WHAT, in_the_room=here
    )
    assert [each.user.name for each in thread.present] == ["Bilal", "Noor", "Sanne"]
    assert (thread.module, thread.opdracht, thread.part) == WHAT


def test_invariant_12_who_left_after_the_casus_was_told_took_part_too(app, stage, cast):
    stage.told()
    assert stage.stop("fatma", "leave") == 302
    stage.stop("bilal", "keep")
    assert status_for(app, cast["fatma"]) == [Status.TALKED]


def test_who_left_before_it_did_not(app, stage, cast):
    stage.offered()
    assert stage.stop("fatma", "leave") == 302
    thread = stage.fresh()
    assert [each.user.name for each in thread.present] == ["Bilal", "Noor", "Sanne"]
    assert status_for(app, cast["fatma"]) == []
