"""A talk in a thread: messages, and one level of answers to them."""

import pytest

from tests.intervisie.safety_stage import Stage, talking
from tests.pages import hidden_in

SHEET = ("revision", "page", "step", "reply_to")


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now).told(talking())


def says(stage, who, text, reply=""):
    """Write on one's own page and press *Plaats*."""
    ask = f"?reply={reply}" if reply else ""
    fields = hidden_in(stage.page(who, ask), *SHEET)
    return stage.post(who, "/write", **{**fields, "answer-zie": text, "then": "post"})


def test_a_message_stands_there_at_once_for_everyone(stage):
    assert says(stage, "sanne", "Wat een drempel.") == 302
    assert "Wat een drempel." in stage.page("bilal")


def test_somebody_answers_a_message_and_it_stands_below_it(stage):
    says(stage, "sanne", "Wat een drempel.")
    key = stage.voice("sanne", "gesprek")
    page = stage.page("fatma", f"?reply={key}")
    assert "Je reageert op <bdi>Sanne</bdi>" in page
    assert says(stage, "fatma", "Dat hoorde ik ook.", reply=key) == 302
    seen = stage.page("noor")
    assert seen.index("Wat een drempel.") < seen.index("Dat hoorde ik ook.")
    answer = stage.contribution("fatma", "gesprek")
    assert answer.reply_to_id == stage.contribution("sanne", "gesprek").id


def test_the_same_message_pressed_twice_stands_there_once(stage):
    fields = hidden_in(stage.page("sanne"), *SHEET)
    for _ in range(2):
        stage.post("sanne", "/write", **{**fields, "answer-zie": "Een keer.", "then": "post"})
    assert stage.page("bilal").count("Een keer.") == 1


def test_a_reply_to_nothing_is_a_message_of_its_own(stage):
    assert "Je reageert op" not in stage.page("sanne", "?reply=bestaat-niet")
    assert says(stage, "sanne", "Gewoon iets.", reply="bestaat-niet") == 302
    assert stage.contribution("sanne", "gesprek").reply_to_id is None


def test_an_empty_message_is_refused_with_words(stage):
    assert says(stage, "sanne", "  ") == 409
