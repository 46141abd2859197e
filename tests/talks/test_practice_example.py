"""A docent puts a practice example beside a talk, with its questions."""

import pytest

from learning.cohorts.models import CLOSED


@pytest.fixture
def begun(open_stage):
    """A talk with one contribution, and how somebody puts an example beside it."""
    open_stage.places("sanne", "Er zat een zwaluw.")

    def put(who, example="tuin"):
        key = open_stage.talk.public_id
        return open_stage.post(who, "/talks/example", talk=key, example=example)

    return open_stage, put


def test_the_example_stands_beside_the_talk_with_its_questions(begun):
    stage, put = begun
    assert put("anna").location == f"{stage.home}#voorbeeld"
    page = stage.page("bilal")
    assert "De tuin van Één" in page
    assert "Wie komt er niet, denk je?" in page
    assert 'href="/examples/tuin"' in stage.get("bilal", stage.home).text
    put("joost", "")
    assert "De tuin van Één" not in stage.page("bilal")


def test_another_example_is_said_to_take_the_place_of_the_first(begun):
    stage, put = begun
    put("anna")
    stage.talk.example = "buurthuis"
    stage.school.commit()
    put("anna")
    assert "in plaats van het vorige" in stage.page("anna")


def test_a_docent_finds_the_open_talk_on_the_page_of_the_example(begun):
    stage, _put = begun
    page = stage.get("anna", "/examples/tuin").text
    assert f'<option value="{stage.talk.public_id}">' in page
    assert "In een klassengesprek" not in stage.get("sanne", "/examples/tuin").text
    stage.closes()
    assert "In een klassengesprek" not in stage.get("anna", "/examples/tuin").text


def test_az3_only_a_docent_of_the_cohort_does_it(begun):
    stage, put = begun
    assert put("sanne").status_code == 403
    for stranger in ("mats", "ria", "karim", "wim"):
        assert put(stranger).status_code == 404, stranger
    assert stage.talk.example == ""


def test_in1_an_example_that_is_not_there_changes_nothing(begun):
    stage, put = begun
    assert put("anna", "verzonnen").status_code == 404
    assert stage.talk.example == ""


def test_a_closed_talk_and_a_closed_cohort_say_so(begun, voorjaar, school, now):
    stage, put = begun
    stage.closes()
    assert put("anna").status_code == 409
    stage.post("anna", f"{stage.home}/reopen")
    voorjaar.close(now)
    school.commit()
    answer = put("anna")
    assert answer.status_code == 409
    assert CLOSED in answer.text


def test_an_example_whose_file_has_gone_is_left_out(begun, school):
    stage, _put = begun
    stage.talk.example = "weg"
    school.commit()
    assert "Praktijkvoorbeeld" not in stage.page("bilal")
