"""What came since the last visit carries a word; a visit is half an hour and writes aside."""

from datetime import timedelta

import pytest

from learning.reviews.pile.desk.models import DeskVisit
from learning.reviews.pile.desk.visits import Visit, visit_of_now
from tests.work import Work

NEW = "</svg>nieuw</span>"


@pytest.fixture
def hand_in(school, voorjaar):
    """Hand something in at a moment: ``hand_in(sanne, at("2026-03-09 12:00"))``."""

    def make(student, moment):
        return Work(school, student, voorjaar, moment).hand_in(at=moment)

    return make


def test_a_first_visit_calls_nothing_new(as_, anna, sanne, now, hand_in):
    hand_in(sanne, now)
    page = as_(anna).get("/reviews/").text
    assert NEW not in page
    assert "Nieuw sinds" not in page


def test_what_came_after_the_last_visit_is_new_for_the_whole_visit(
    as_, anna, sanne, bilal, hand_in, at
):
    hand_in(sanne, at("2026-03-09 08:00"))
    docent = as_(anna)
    at("2026-03-09 09:00")
    docent.get("/reviews/")
    hand_in(bilal, at("2026-03-09 11:00"))
    for moment in ("2026-03-09 12:00", "2026-03-09 12:25", "2026-03-09 12:50"):
        at(moment)
        page = docent.get("/reviews/").text
        assert page.count(NEW) == 1, moment
        assert page.index("<bdi>Sanne</bdi>") < page.index(NEW)
        assert "Nieuw sinds je vorige keer: één inlevering." in page
    at("2026-03-09 13:30")
    assert NEW not in docent.get("/reviews/").text


def test_the_longest_wait_may_be_new_too(as_, anna, sanne, hand_in, at):
    docent = as_(anna)
    at("2026-03-09 09:00")
    docent.get("/reviews/")
    hand_in(sanne, at("2026-03-09 11:00"))
    at("2026-03-09 12:00")
    assert docent.get("/reviews/").text.count(NEW) == 1


def test_what_was_seen_narrowed_or_further_on_stays_new(
    as_, anna, sanne, hand_in, at, voorjaar, school
):
    docent = as_(anna)
    at("2026-03-09 09:00")
    docent.get("/reviews/")
    hand_in(sanne, at("2026-03-09 11:00"))
    for number, asked in enumerate(
        (f"cohort={voorjaar.public_id}", "after=20260309000000000000-0")
    ):
        at(f"2026-03-09 1{2 + number}:00")
        docent.get(f"/reviews/?{asked}")
    at("2026-03-09 15:00")
    assert NEW in docent.get("/reviews/").text


def test_each_docent_has_a_visit_of_their_own(as_, anna, joost, sanne, hand_in, at):
    at("2026-03-09 09:00")
    as_(anna).get("/reviews/")
    as_(joost).get("/reviews/")
    hand_in(sanne, at("2026-03-09 10:00"))
    at("2026-03-09 11:00")
    assert NEW in as_(anna).get("/reviews/").text
    at("2026-03-09 14:00")
    assert NEW not in as_(anna).get("/reviews/").text
    assert NEW in as_(joost).get("/reviews/").text


def test_looking_often_writes_seldom(as_, anna, voorjaar, at, school, statements):
    docent = as_(anna)
    at("2026-03-09 09:00")
    docent.get("/reviews/")
    at("2026-03-09 09:03")
    statements.clear()
    docent.get("/reviews/")
    assert not [each for each in statements if "INSERT INTO desk_visit" in each]
    at("2026-03-09 09:06")
    docent.get("/reviews/")
    assert school.query(DeskVisit).one().seen_until == at("2026-03-09 09:06")


@pytest.mark.sqlite_only
def test_the_page_is_shown_while_another_write_keeps_the_database_busy(
    as_, anna, sanne, engine, hand_in, now
):
    hand_in(sanne, now)
    docent = as_(anna)
    docent.get("/")
    with engine.connect() as other, other.execution_options(writing=True).begin():
        assert "<bdi>Sanne</bdi>" in docent.get("/reviews/").text


@pytest.mark.sqlite_only
def test_a_clock_that_goes_back_begins_no_other_visit(now):
    last = Visit(now, before=now - timedelta(days=1))
    assert visit_of_now(last, now - timedelta(hours=1)) == (last, False)
