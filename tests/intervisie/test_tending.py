"""What happens to a thread by itself: telling, stopping, wiping; never the end of a step."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from learning.intervisie.groups.models import Keeps
from learning.intervisie.threads.models import ContributionVersion, ContributionWords
from learning.notices.models import Notice
from learning.ticking import tick
from tests.intervisie.safety_stage import Stage

LAPSED = "De dagen van een stap in je intervisie zijn om. Jij mag verder gaan."
WAITS = "Je intervisiegroep wacht op jou. Pauze of stoppen mag ook."
WIPED_SOON = "Over een week wissen we de teksten van je intervisie."
STOPPED = "Jullie intervisie is gestopt."


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


def ticked(app, stage, at, **time):
    """Let time pass and tick, twice."""
    stage.later(at, **time)
    tick(app)
    tick(app)
    return stage.fresh()


def words_left(school) -> list[str]:
    """Every text that is still there."""
    answers = school.scalars(select(ContributionWords.answers)).all()
    return [text for each in answers for text in each.values() if text]


def test_after_the_days_of_a_step_only_the_gespreksleider_is_told_and_once(app, stage, at):
    stage.told()
    ticked(app, stage, at, days=30)
    assert stage.notices("noor").count(LAPSED) == 1
    for name in ("sanne", "bilal", "fatma"):
        assert LAPSED not in stage.notices(name)


def test_time_alone_closes_no_step(app, stage, at):
    step = stage.told().fresh().run.id
    assert ticked(app, stage, at, days=300).run.id == step


def test_when_the_inbrenger_stays_away_the_group_rests_and_then_stops(app, stage, as_, cast, at):
    stage.reacted()
    stage.passes("bilal")
    days = stage.fresh().phase.days
    ticked(app, stage, at, days=days + 1)
    assert WAITS in stage.notices("bilal")
    assert stage.fresh().stopped_at is None
    assert ticked(app, stage, at, days=days).stopped_at == stage.at
    for name in ("sanne", "noor", "fatma"):
        assert STOPPED in stage.notices(name)
        page = as_(cast[name]).get(stage.home)
        assert page.status_code == 200
        assert "De poes zat op de oprit." not in page.text


def test_au9_words_are_announced_and_wiped_four_weeks_after_the_end(
    app, school, stage, as_, cast, at
):
    stage.ended()
    assert ticked(app, stage, at, days=20).wiped_at is None
    assert WIPED_SOON not in stage.notices("sanne")
    assert ticked(app, stage, at, days=2).wiped_at is None
    assert stage.notices("sanne").count(WIPED_SOON) == 1
    assert words_left(school)
    thread = ticked(app, stage, at, days=7)
    assert thread.wiped_at == stage.at
    assert words_left(school) == []
    assert school.scalar(select(func.count()).select_from(ContributionVersion)) == 0
    assert [each.role for each in thread.present]
    assert thread.werkvorm.title in as_(cast["sanne"]).get(f"{stage.home}/attendance").text


def test_a_harvest_stays_its_writers_own(app, stage, at):
    stage.looked_back()
    stage.does("sanne", mee="Ik mag wachten.")
    stage.passes("bilal", "noor", "fatma")
    ticked(app, stage, at, days=22)
    assert ticked(app, stage, at, days=8).wiped_at
    assert stage.words_of("sanne") == ["Ik mag wachten."]


def test_a_tick_that_was_away_for_months_still_announces_first(app, stage, at):
    stage.ended()
    assert ticked(app, stage, at, days=200).wiped_at is None
    assert WIPED_SOON in stage.notices("sanne")
    assert ticked(app, stage, at, days=7).wiped_at == stage.at


def test_a_group_that_keeps_nothing_is_wiped_at_once(app, school, stage, group, at):
    stage.fresh()
    group.keeps = Keeps.NOT
    school.commit()
    stage.ended()
    assert ticked(app, stage, at, minutes=1).wiped_at == stage.at
    assert words_left(school) == []


def test_a_group_that_keeps_its_words_still_has_them_after_half_a_year(
    app, school, stage, group, at
):
    stage.fresh()
    group.keeps = stage.fresh().keeps = Keeps.WITH_GROUP
    school.commit()
    stage.ended()
    assert ticked(app, stage, at, days=180).wiped_at is None


def test_after_a_stop_everyone_has_a_week_for_their_own_words(app, stage, at):
    stage.told()
    stage.does("sanne", zie="Mijn eigen zin.", idee="En nog een.")
    stage.stop("bilal", "keep")
    assert ticked(app, stage, at, days=6).wiped_at is None
    assert "Mijn eigen zin." in stage.words_of("sanne")


def test_invariant_11_no_notice_holds_a_word_a_title_or_a_name(app, school, stage, at):
    stage.ended()
    ticked(app, stage, at, days=22)
    said = school.scalars(select(Notice.words)).all()
    assert said
    for words in said:
        for secret in ("oprit", "poes", "Sanne", "Bilal", "Noor", "Fatma", "Dinsdag"):
            assert secret not in words


def test_a_paused_thread_is_left_alone(app, stage, at):
    stage.told()
    stage.stop("bilal", "pause")
    ticked(app, stage, at, days=60)
    assert LAPSED not in stage.notices("noor")
    assert stage.fresh().stopped_at is None
    assert stage.at - stage.fresh().pauses[0].from_at > timedelta(days=50)


def test_a_rest_of_twelve_weeks_is_the_end_and_the_words_go(app, stage, at):
    """Who let it rest may be gone for good: nobody else could go on, and nothing would be wiped."""
    stage.told()
    stage.stop("bilal", "pause")
    ticked(app, stage, at, days=85)
    assert stage.fresh().stopped_at
    ticked(app, stage, at, weeks=3, days=1)
    assert ticked(app, stage, at, weeks=1).wiped_at


def test_nobody_makes_words_of_a_running_thread_stay_longer(app, school, stage, group, at):
    stage.looked_back()
    group.keeps = Keeps.WITH_GROUP
    school.commit()
    stage.passes("sanne", "bilal", "noor", "fatma")
    assert ticked(app, stage, at, days=22).wiped_at is None
    assert ticked(app, stage, at, days=8).wiped_at == stage.at


def test_when_a_group_ends_its_words_go_after_four_weeks_at_most(
    app, school, stage, group, anna, as_, at
):
    stage.fresh()
    group.keeps = stage.fresh().keeps = Keeps.WITH_GROUP
    school.commit()
    stage.ended()
    assert as_(anna).post(f"/intervisie/groups/{group.public_id}/end").status_code == 302
    assert ticked(app, stage, at, days=22).wiped_at is None
    assert ticked(app, stage, at, days=8).wiped_at
