"""A day, as people write it, and the sentence that a student reads of it."""

from datetime import date, timedelta

import pytest

from learning.base.day_field import day_from
from learning.cohorts.plan.aims import Aim, aims_from, suggested, told
from learning.modules.parts import Opdracht

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    "typed", ["2026-03-12", "12-03-2026", "12-3-2026", " 12/3/2026 ", "12.03.2026", "12 3 2026"]
)
def test_a_day_may_be_written_in_many_ways(typed):
    assert day_from(typed) == date(2026, 3, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "31-02-2026", "morgen", "12-03-26", "12-03-0001", "9999-12-31", "12-13-2026", "0-0-0",
        "١٢-٠٣-٢٠٢٦", "12-03-2026; DROP", "1e3-1-2026", "2026-03-12T00:00", "-1-1-2026",
    ],
)  # fmt: skip
def test_in1_what_is_no_day_is_told(typed):
    with pytest.raises(ValueError, match="geen dag"):
        day_from(typed)


def test_nothing_is_no_day_and_no_mistake():
    assert day_from("") is day_from("  ") is None


def test_a_day_ahead_says_when():
    assert told(Aim(date(2026, 12, 12)), TODAY).words == "Streefdatum: rond 12 december."
    assert told(Aim(date(2027, 1, 5)), TODAY).words == "Streefdatum: rond 5 januari 2027."


def test_an_own_day_says_so():
    own = told(Aim(date(2026, 12, 12), is_own=True), TODAY)
    assert own.words == "Jouw streefdatum: rond 12 december."


def test_a_day_that_passed_is_no_reproach():
    words = told(Aim(date(2026, 3, 8)), TODAY).words
    assert words == "Streefdatum: rond 8 maart. Dat mag ook later."
    assert "Dat mag" not in told(Aim(TODAY), TODAY).words


@pytest.mark.parametrize(
    ("on", "later"),
    [
        (date(2026, 3, 20), date(2026, 4, 3)),  # two weeks after the plan
        (date(2026, 1, 1), date(2026, 3, 23)),  # never less than two weeks from now
    ],
)
def test_more_time_is_two_weeks(on, later):
    assert Aim(on).later(TODAY) == later


def test_more_time_is_offered_again_when_the_own_day_comes_near():
    assert Aim(TODAY + timedelta(days=90)).may_be_later(TODAY)
    assert not Aim(TODAY + timedelta(days=14), is_own=True).may_be_later(TODAY)
    assert Aim(TODAY + timedelta(days=13), is_own=True).may_be_later(TODAY)


def test_an_own_day_stands_in_place_of_the_plan_in_any_order():
    plan, own = ("planned", 1, "m", "o", TODAY), ("own day", 1, "m", "o", date(2026, 4, 1))
    for rows in ([plan, own], [own, plan]):
        assert aims_from(rows) == {(1, "m", "o"): Aim(date(2026, 4, 1), is_own=True)}


def test_a_suggestion_takes_the_days_of_the_content_else_two_weeks():
    opdrachten = [Opdracht("een", "Een", plan_days=5), Opdracht("twee", "Twee")]
    days = suggested(opdrachten, TODAY)
    assert days == {"een": date(2026, 3, 14), "twee": date(2026, 3, 28)}
