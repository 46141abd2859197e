"""Pause, stop and leave: within two clicks, at once, without a reason, and never others' words."""

import re

import pytest

from learning.intervisie.threads.models import Contribution
from tests.intervisie.safety_stage import ADVICE, CASUS, Stage, fetched

STEPS = ["told", "reacted", "looked_back"]


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


@pytest.mark.parametrize("step", STEPS)
def test_the_inbrenger_stops_in_two_clicks_in_every_step(stage, step):
    getattr(stage, step)()
    (link,) = re.findall(r'href="([^"]+/stop)"', stage.page("bilal"))
    assert link == f"{stage.home}/stop"
    page = stage.page("bilal", "/stop")
    assert re.findall(r'<button[^>]*name="what" value="(\w+)"', page) == ["pause", "keep", "erase"]
    assert stage.stop("bilal", "keep") == 302
    assert stage.fresh().stopped_at


def test_the_page_does_not_plead(stage):
    page = stage.told().page("bilal", "/stop")
    assert not re.search(r"zeker|jammer|weet je|toch nog|echt", page)


@pytest.mark.parametrize(
    ("who", "ways"),
    [
        ("bilal", ["pause", "keep", "erase"]),
        ("noor", ["pause", "keep", "leave"]),
        ("sanne", ["leave"]),
    ],
)
def test_everybody_gets_the_ways_out_of_their_role(stage, who, ways):
    page = stage.told().page(who, "/stop")
    assert re.findall(r'name="what" value="(\w+)"', page) == ways


@pytest.mark.parametrize("who", ["mats", "anna", "ria", "karim", "wim"])
def test_nobody_else_knows_of_it(stage, who):
    stage.told()
    assert stage.get(who, "/stop") == 404
    assert stage.stop(who, "keep") == 404
    assert stage.fresh().stopped_at is None


@pytest.mark.parametrize(
    ("who", "what"),
    [("sanne", "pause"), ("sanne", "keep"), ("sanne", "erase"), ("noor", "erase"),
     ("bilal", "leave"), ("bilal", "rubbish"), ("bilal", "")],
)  # fmt: skip
def test_what_is_not_your_way_out_is_refused(stage, who, what):
    assert stage.told().stop(who, what) == 403
    assert stage.fresh().stopped_at is None
    assert CASUS in stage.words_of("bilal")


def test_looking_at_the_page_changes_nothing(stage, statements):
    stage.told().page("bilal")
    statements.clear()
    stage.page("bilal", "/stop")
    assert not [each for each in statements if not each.startswith("SELECT")]


def test_after_a_stop_the_casus_is_gone_for_the_others_and_stays_for_the_inbrenger(stage):
    stage.reacted()
    assert CASUS in stage.page("sanne")
    stage.stop("bilal", "keep")
    for name in ("sanne", "noor", "fatma"):
        assert CASUS not in stage.page(name)
    assert CASUS in stage.browsers["bilal"].get("/intervisie/own-words").text


def test_after_a_stop_everybody_keeps_only_their_own_words(stage):
    stage.reacted().stop("bilal", "keep")
    page = stage.page("sanne") + stage.browsers["sanne"].get("/intervisie/own-words").text
    assert ADVICE["sanne"] in page
    assert ADVICE["fatma"] not in page
    assert ADVICE["sanne"] not in stage.page("bilal")


@pytest.mark.sqlite_only
def test_after_a_stop_no_words_of_others_come_out_of_the_database(stage, engine):
    stage.reacted().stop("bilal", "keep")
    with fetched(engine) as texts:
        stage.page("sanne")
        stage.browsers["sanne"].get("/intervisie/own-words")
    assert any(ADVICE["sanne"] in each for each in texts)
    assert not any(CASUS in each or ADVICE["fatma"] in each for each in texts)


def test_stop_and_erase_leaves_no_word_of_the_inbrenger_anywhere(stage):
    words = stage.told().contribution("bilal", "verhaal").words
    words.keep({"casus": "Een eerdere tekst."}, stage.at)
    stage.school.commit()
    assert "Een eerdere tekst." in stage.words_of("bilal")
    stage.stop("bilal", "erase")
    assert stage.words_of("bilal") == []
    assert CASUS not in stage.browsers["bilal"].get("/intervisie/own-words").text


def test_erasing_takes_nothing_of_the_others(stage):
    stage.reacted().stop("bilal", "erase")
    assert ADVICE["sanne"] in stage.words_of("sanne")
    assert stage.school.query(Contribution).count() > 4  # dates stay


def test_who_stopped_may_still_erase_afterwards(stage):
    stage.reacted().stop("bilal", "keep")
    assert 'value="erase"' in stage.page("bilal", "/stop")
    stage.stop("bilal", "erase")
    assert stage.words_of("bilal") == []


def test_the_others_hear_that_it_stopped_without_who_or_why(stage):
    stage.told()
    for name in ("sanne", "noor", "fatma", "bilal"):
        stage.page(name)
    stage.stop("bilal", "keep")
    assert stage.notices("sanne") == ["Jullie intervisie is gestopt."]
    assert stage.notices("bilal") == []
    assert "Bilal stopte" not in stage.page("sanne")


def test_pressed_twice_it_is_done_once(stage):
    stage.told()
    assert [stage.stop("bilal", "pause") for _ in range(2)] == [302, 302]
    assert len(stage.fresh().pauses) == 1
    assert [stage.stop("bilal", "keep") for _ in range(2)] == [302, 302]
    assert [stage.stop("sanne", "leave") for _ in range(2)] == [302, 302]


def test_during_a_pause_nobody_writes_and_afterwards_everybody_does(stage):
    stage.told().stop("bilal", "pause")
    answer = stage.browsers["sanne"].post(
        f"{stage.home}/write",
        data={"step": "reacties.1", "answer-zie": "Toch even dit.", "then": "done"},
    )
    assert answer.status_code == 409
    assert "Toch even dit." in answer.text
    assert stage.post("bilal", "/resume") == 302
    stage.does("sanne", zie="Nu wel.", idee="Ja.")
    assert stage.contribution("sanne").done_at


@pytest.mark.parametrize(("who", "status"), [("noor", 302), ("bilal", 302), ("sanne", 403)])
def test_the_inbrenger_and_the_gespreksleider_go_on(stage, who, status):
    stage.told().stop("bilal", "pause")
    assert stage.post(who, "/resume") == status
    assert (stage.fresh().pauses[-1].until_at is not None) is (status == 302)


@pytest.mark.parametrize("who", ["mats", "anna", "wim"])
def test_nobody_outside_goes_on(stage, who):
    stage.told().stop("bilal", "pause")
    assert stage.post(who, "/resume") == 404


def test_going_on_twice_is_once_and_the_others_hear_it_once(stage):
    stage.told().stop("bilal", "pause")
    stage.page("sanne")
    assert [stage.post("bilal", "/resume") for _ in range(2)] == [302, 302]
    assert stage.notices("sanne") == ["Jullie intervisie gaat weer verder."]


def test_the_gespreksleider_stops_for_everybody(stage):
    stage.told().stop("noor", "keep")
    assert stage.fresh().stopped_at
    assert CASUS not in stage.page("sanne")
    assert CASUS in stage.words_of("bilal")
