"""What waits for a docent: over all cohorts, longest wait first, a page at a time."""

from datetime import timedelta

import pytest

from learning.base.place import as_place, place_from
from learning.submissions.rules import Verdict
from tests.work import Work


def test_the_longest_wait_stands_on_top(as_, anna, sanne, bilal, noor, waiting):
    waiting(noor, sanne, bilal)
    page = as_(anna).get("/reviews/").text
    places = [page.index(f"<bdi>{name}</bdi>") for name in ("Noor", "Sanne", "Bilal")]
    assert places == sorted(places)
    assert "Er wachten drie inleveringen op je." in page


def test_all_cohorts_of_a_docent_are_on_one_pile(
    as_, person, cohort, anna, sanne, voorjaar, waiting
):
    other = person("Yusuf")
    zomer = cohort("Zomer", students=[other], docenten=[anna])
    waiting(sanne)
    waiting(other, cohort=zomer)
    page = as_(anna).get("/reviews/").text
    assert "Zomer" in page
    assert "Voorjaar" in page


def test_az5_another_docent_has_nothing_of_it(as_, ria, sanne, najaar, waiting):
    waiting(sanne)
    assert "Sanne" not in as_(ria).get("/reviews/").text


@pytest.mark.parametrize("who", ["sanne", "karim", "wim", "mats"])
def test_the_pile_is_for_docenten(as_, cast, who):
    assert as_(cast[who]).get("/reviews/").status_code == 403


def test_answered_work_leaves_the_pile_for_everybody(as_, anna, joost, sanne, waiting):
    [work] = waiting(sanne)
    work.review(anna, Verdict.AANVULLEN)
    assert "Sanne" not in as_(joost).get("/reviews/").text
    work.hand_in("Aangevuld")
    assert "Opnieuw ingeleverd, 2e keer" in as_(joost).get("/reviews/").text


def test_a_long_pile_comes_in_pages_and_misses_nobody(as_, anna, person, cohort, school, now):
    people = [person(f"Student{number:02}") for number in range(60)]
    groot = cohort("Groot", students=people, docenten=[anna])
    for number, student in enumerate(people):
        Work(school, student, groot, now).hand_in(at=now - timedelta(minutes=90 - number // 2))
    browser, address, seen = as_(anna), "/reviews/", []
    while address:
        page = browser.get(address).text
        seen += [each.name for each in people if f"<bdi>{each.name}</bdi>" in page]
        more = page.partition('class="link" href="')[2].partition('"')[0]
        address = more.replace("&amp;", "&")
    assert seen == [each.name for each in people]


def test_the_pile_costs_six_queries_at_most(as_, anna, sanne, bilal, noor, waiting, statements):
    waiting(sanne, bilal, noor)
    browser = as_(anna)
    browser.get("/reviews/")
    statements.clear()
    browser.get("/reviews/")
    assert len(statements) <= 6, statements


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "text", [None, "", "onzin", "1-", "-1", "99999999999999999999-1", "²-1", "1-1-1"]
)
def test_nonsense_in_the_address_is_the_top_of_the_pile(text):
    assert place_from(text) is None


@pytest.mark.sqlite_only
def test_a_place_comes_back_as_it_was(now):
    assert place_from(as_place(now, 12)) == (now, 12)
