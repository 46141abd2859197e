"""Leaving a thread, or its group: reading ends at once, nobody waits for who is not there."""

import pytest

from learning.base.db import db, writing
from learning.intervisie.threads import queries
from learning.intervisie.threads.safety import leave_threads_of_group
from learning.modules.werkvormen import Role
from tests.intervisie.safety_stage import ADVICE, CASUS, Stage


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


def test_who_leaves_reads_nothing_any_more_and_keeps_their_own_words(stage):
    stage.reacted()
    assert stage.stop("sanne", "leave") == 302
    assert stage.get("sanne") == 404
    page = stage.browsers["sanne"].get("/intervisie/own-words").text
    assert ADVICE["sanne"] in page
    assert CASUS not in page


@pytest.mark.parametrize(
    ("method", "path"),
    [("post", "/write"), ("post", "/resume"), ("get", "/pulse"), ("post", "/lead")],
)
def test_everything_is_closed_for_who_left(stage, method, path):
    stage.told().stop("sanne", "leave")
    assert getattr(stage, method)("sanne", path) == 404


def test_what_they_wrote_stays_for_the_others_until_they_take_it_back(stage):
    stage.reacted().stop("sanne", "leave")
    assert ADVICE["sanne"] in stage.page("bilal")
    voice = stage.voice("sanne")
    assert stage.post("sanne", f"/contributions/{voice}/withdraw") == 302
    assert ADVICE["sanne"] not in stage.page("bilal")
    assert ADVICE["sanne"] in stage.words_of("sanne")


def test_nobody_waits_for_who_left(stage):
    stage.told()
    stage.does("fatma", zie="Een.", idee="Een.")
    stage.does("noor", zie="Twee.", idee="Twee.")
    stage.page("bilal")
    stage.stop("sanne", "leave")
    assert stage.fresh().run.phase == "stilte"
    assert stage.notices("bilal") == ["Er is een nieuwe stap in je intervisie."]


def test_a_step_does_not_close_during_a_pause_but_when_it_goes_on(stage):
    stage.told()
    stage.does("fatma", zie="Een.", idee="Een.")
    stage.does("noor", zie="Twee.", idee="Twee.")
    stage.stop("bilal", "pause")
    stage.stop("sanne", "leave")
    assert stage.fresh().run.phase == "reacties"
    stage.post("bilal", "/resume")
    assert stage.fresh().run.phase == "stilte"


def test_one_text_alone_is_not_shown_because_somebody_left(stage):
    stage.told()
    stage.does("fatma", zie=ADVICE["fatma"], idee="Ja.")
    stage.passes("noor")
    stage.stop("sanne", "leave")
    assert stage.fresh().run.phase == "reacties"
    assert ADVICE["fatma"] not in stage.page("bilal")


def test_without_a_gespreksleider_the_others_hear_it_and_the_thread_goes_on(stage):
    stage.told()
    stage.page("sanne")
    stage.stop("noor", "leave")
    thread = stage.fresh()
    assert (thread.holder_of(Role.GESPREKSLEIDER), thread.stopped_at) == (None, None)
    assert stage.notices("sanne") == ["Jullie intervisie heeft nu geen gespreksleider."]
    assert stage.notices("noor") == []


def test_when_the_last_one_leaves_it_stops(stage):
    stage.offered()
    for name in ("sanne", "noor", "fatma", "bilal"):
        stage.stop(name, "leave")
    assert stage.fresh().stopped_at


def test_no_notice_leads_who_left_to_a_closed_page(stage):
    stage.told().stop("bilal", "pause")
    stage.post("bilal", "/resume")
    assert stage.notices("sanne")
    stage.stop("sanne", "leave")
    assert stage.notices("sanne") == []


def leave_group(stage, name):
    group = stage.fresh().group
    return stage.browsers[name].post(f"/intervisie/groups/{group.public_id}/leave").status_code


def test_leaving_the_group_ends_every_running_thread_for_you(stage):
    stage.reacted()
    assert leave_group(stage, "sanne") == 302
    assert stage.place("sanne").left_at
    assert stage.get("sanne") == 404
    assert stage.fresh().stopped_at is None


def test_a_thread_stops_when_its_inbrenger_leaves_the_group(stage):
    stage.reacted().stop("noor", "pause")
    stage.post("noor", "/resume")
    stage.page("sanne")
    assert stage.notices("bilal") == ["Jullie intervisie gaat weer verder."]
    leave_group(stage, "bilal")
    assert stage.fresh().stopped_at
    assert CASUS not in stage.page("sanne")
    assert CASUS in stage.browsers["bilal"].get("/intervisie/own-words").text
    assert stage.notices("bilal") == []


def test_the_inbrenger_who_left_the_group_may_still_erase(stage):
    stage.reacted()
    leave_group(stage, "bilal")
    assert stage.stop("bilal", "erase") == 302
    assert stage.words_of("bilal") == []


def test_being_taken_out_of_the_group_ends_it_too(stage, cast):
    stage.reacted()
    group = stage.fresh().group.public_id
    data = {"who": cast["sanne"].public_id}
    stage.browsers["anna"].post(f"/intervisie/groups/{group}/remove", data=data)
    assert stage.place("sanne").left_at


def test_what_is_over_stays_as_it_was_for_the_proof(stage):
    stage.ended()
    leave_group(stage, "sanne")
    assert stage.place("sanne").left_at is None
    assert stage.get("sanne") == 404


def test_it_belongs_to_the_transaction_of_leaving_the_group(stage, app, sanne, group):
    stage.reacted()
    with app.app_context(), writing():
        leave_threads_of_group(sanne, group, stage.at)
        assert queries.running_with(sanne.id, group.id) == []
        db.session.rollback()
    assert stage.place("sanne").left_at is None


@pytest.fixture
def waiting(engine, school, as_, group, cast, now):
    """A thread that waits for Fatma's yes to the agreement."""
    school.rollback()
    group.rewrite("Een nieuwe tekst.", cast["noor"], 1, now)
    for name in ("sanne", "bilal", "noor"):
        group.agree(cast[name], 2, now)
    school.commit()
    stage = Stage(engine, school, as_, group, cast, now)
    assert stage.fresh().run.phase == "afspraken"
    return stage


def test_who_did_not_say_yes_yet_keeps_nobody_waiting_by_leaving(waiting):
    leave_group(waiting, "fatma")
    assert waiting.fresh().run.phase == "casussen"


def test_but_a_pause_is_a_pause(waiting):
    waiting.stop("noor", "pause")
    leave_group(waiting, "fatma")
    assert waiting.fresh().run.phase == "afspraken"
    waiting.post("noor", "/resume")
    assert waiting.fresh().run.phase == "casussen"


def test_with_two_people_left_it_does_not_begin_by_itself(waiting):
    leave_group(waiting, "sanne")
    leave_group(waiting, "fatma")
    assert waiting.fresh().run.phase == "afspraken"
