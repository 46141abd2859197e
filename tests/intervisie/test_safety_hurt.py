"""*Dit raakt mij*: out of sight for one reader, the thread rests, two people are asked to talk."""

import pytest

from tests.intervisie.safety_stage import ADVICE, CASUS, Stage, fetched

TALK = "Iemand wil even met jullie praten over de intervisie."


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now).reacted()


@pytest.fixture
def hurt(stage):
    """The address of Fatma's reaction, for *dit raakt mij*."""
    return f"/contributions/{stage.voice('fatma')}/hurt"


def test_it_is_gone_for_this_reader_only_and_the_thread_rests(stage, hurt):
    assert stage.post("sanne", hurt) == 302
    assert ADVICE["fatma"] not in stage.page("sanne")
    assert ADVICE["fatma"] in stage.page("bilal")
    assert stage.fresh().pauses[-1].until_at is None


@pytest.mark.sqlite_only
def test_the_hidden_words_are_not_even_fetched(stage, hurt, engine):
    stage.post("sanne", hurt)
    with fetched(engine) as texts:
        stage.page("sanne")
    assert any(CASUS in each for each in texts)
    assert not any(ADVICE["fatma"] in each for each in texts)


def test_the_writer_and_the_gespreksleider_are_asked_without_content_or_a_name(stage, hurt):
    for name in ("sanne", "bilal", "noor", "fatma"):
        stage.page(name)
    stage.post("sanne", hurt)
    assert stage.notices("noor") == stage.notices("fatma") == [TALK]
    assert stage.notices("bilal") == stage.notices("sanne") == []
    assert "Sanne" not in TALK


def test_a_hurt_gespreksleider_is_not_asked_by_themselves(stage, hurt):
    stage.page("noor")
    stage.post("noor", hurt)
    assert stage.notices("noor") == []
    assert stage.notices("fatma") == [TALK]


def test_it_is_never_hit_by_accident(stage, hurt, statements):
    assert f'href="{stage.home}{hurt}"' in stage.page("sanne")
    statements.clear()
    page = stage.page("sanne", hurt)
    assert not [each for each in statements if not each.startswith("SELECT")]
    assert "De intervisie krijgt pauze." in page
    assert "Noor en Fatma lezen" in page or "Fatma en Noor lezen" in page
    assert stage.fresh().pauses == []


def test_pressed_twice_it_is_one_pause_and_one_notice(stage, hurt):
    stage.page("fatma")
    assert [stage.post("sanne", hurt) for _ in range(2)] == [302, 302]
    assert len(stage.fresh().pauses) == 1
    assert stage.notices("fatma") == [TALK]


def test_it_can_be_shown_again_and_going_on_is_another_choice(stage, hurt):
    stage.post("sanne", hurt)
    again = hurt.replace("hurt", "show-again")
    assert f'action="{stage.home}{again}"' in stage.page("sanne")
    assert stage.post("sanne", again) == 302
    assert ADVICE["fatma"] in stage.page("sanne")
    assert stage.fresh().pauses[-1].until_at is None
    assert stage.post("sanne", "/resume") == 302
    assert stage.fresh().pauses[-1].until_at


def test_hidden_during_a_pause_and_after_the_end_too(stage, hurt):
    stage.stop("bilal", "pause")
    stage.post("sanne", hurt)
    assert len(stage.fresh().pauses) == 1
    assert ADVICE["fatma"] not in stage.page("sanne")


def test_after_the_end_it_is_hidden_without_a_pause(engine, school, as_, group, cast, now):
    stage = Stage(engine, school, as_, group, cast, now).ended()
    stage.post("sanne", f"/contributions/{stage.voice('fatma')}/hurt")
    assert ADVICE["fatma"] not in stage.page("sanne")
    assert stage.fresh().pauses == []


@pytest.mark.parametrize(
    ("who", "status"),
    [("mats", 404), ("anna", 404), ("ria", 404), ("karim", 404), ("wim", 404), ("fatma", 404)],
)
def test_only_readers_of_it_and_not_its_writer(stage, hurt, who, status):
    assert stage.post(who, hurt) == status
    assert stage.get(who, hurt) == status
    assert stage.fresh().pauses == []


def test_what_one_cannot_read_yet_does_not_exist(engine, school, as_, group, cast, now):
    stage = Stage(engine, school, as_, group, cast, now).told()
    stage.does("fatma", zie=ADVICE["fatma"], idee="Ja.")
    voice = stage.voice("fatma")
    nothing = stage.browsers["sanne"].get(f"{stage.home}/contributions/bestaatniet123/hurt")
    for path in ("hurt", "anonymise", "return", "show-again"):
        answer = stage.browsers["noor"].post(f"{stage.home}/contributions/{voice}/{path}")
        assert (answer.status_code, answer.data) == (404, nothing.data), path
