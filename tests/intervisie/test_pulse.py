"""A page that is open hears that something changed; from one cheap question."""

import pytest

from tests.intervisie.safety_stage import Stage


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now).told()


def pulse(stage, who, etag=None):
    headers = {"Accept": "application/json", **({"If-None-Match": etag} if etag else {})}
    return stage.browsers[who].get(f"{stage.home}/pulse", headers=headers)


def changes_on(stage, who) -> str:
    """What the page of *who* knows, as its script sends it."""
    return '"' + stage.page(who).partition('data-changes="')[2].partition('"')[0] + '"'


def test_nothing_changed_is_304_without_a_body(stage):
    answer = pulse(stage, "sanne", changes_on(stage, "sanne"))
    assert (answer.status_code, answer.data) == (304, b"")


def test_304_costs_who_is_asking_and_one_question_more(stage, statements):
    etag = changes_on(stage, "sanne")
    pulse(stage, "sanne", etag)
    statements.clear()
    assert pulse(stage, "sanne", etag).status_code == 304
    assert len(statements) == 2


def test_that_somebody_is_ready_is_told_without_who_or_what(stage):
    etag = changes_on(stage, "sanne")
    stage.does("fatma", zie="Een geheim.", idee="Nog een.")
    answer = pulse(stage, "sanne", etag)
    assert answer.status_code == 200
    assert "Er is iets veranderd" in answer.json["words"]
    assert "Fatma" not in answer.text
    assert "geheim" not in answer.text


def test_that_a_step_closed_is_told_with_the_new_step(stage):
    etag = changes_on(stage, "sanne")
    stage.reacted()
    assert stage.fresh().phase.title in pulse(stage, "sanne", etag).json["words"]


def test_a_draft_of_somebody_else_changes_nothing(stage):
    etag = changes_on(stage, "sanne")
    stage.does("fatma", then=None, zie="Een begin.")
    assert pulse(stage, "sanne", etag).status_code == 304


@pytest.mark.parametrize("who", ["mats", "anna", "ria", "karim", "wim"])
def test_who_takes_no_part_hears_nothing(stage, who):
    assert pulse(stage, who).status_code == 404


def test_who_left_the_group_hears_nothing_from_that_moment_on(stage, school, group, sanne):
    etag = changes_on(stage, "sanne")
    stage.fresh()
    group.leave(sanne, stage.at)
    school.commit()
    assert pulse(stage, "sanne", etag).status_code == 404
