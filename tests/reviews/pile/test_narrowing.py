"""The pile narrowed: by cohort, module, opdracht, person and kind, in an address one can keep."""

import re

import pytest

from learning.reviews.pile.narrowing import KINDS
from learning.submissions.rules import Verdict
from tests.joint import Joint
from tests.work import Work

STRANGE = "Een deel van je keuze kennen we hier niet."


def names(page):
    """Who stands on the pile, in order; not what is folded in or told besides."""
    found = re.findall(r'href="/reviews/[a-z0-9]{14}[^"]*"[^>]*><bdi>([^<]*)</bdi>', page)
    first = re.findall(r'<h2 id="eerst"><bdi>([^<]*)</bdi>', page)
    return [*first, *found]


@pytest.fixture
def desk(as_, anna, sanne, bilal, noor, person, cohort, waiting):
    """Anna's pile: Sanne and Bilal wait with one opdracht, Noor with another, and Yusuf in
    another cohort of hers."""
    waiting(sanne, bilal)
    waiting(noor, opdracht="kijk-rond", part="zoeken")
    waiting(person("Yusuf"), cohort=cohort("Zomer", students=[], docenten=[anna]))
    return as_(anna)


def test_nothing_chosen_shows_all(desk):
    page = desk.get("/reviews/").text
    assert sorted(names(page)) == ["Bilal", "Noor", "Sanne", "Yusuf"]
    assert "Toon alles" not in page


def test_by_cohort(desk, voorjaar):
    page = desk.get(f"/reviews/?cohort={voorjaar.public_id}").text
    assert sorted(names(page)) == ["Bilal", "Noor", "Sanne"]
    assert "Je ziet nu alleen: <bdi>Voorjaar</bdi>" in page
    assert 'href="/reviews/">Toon alles</a>' in page


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("module=proef", ["Bilal", "Noor", "Sanne", "Yusuf"]),
        ("opdracht=proef.kijk-rond", ["Noor"]),
        ("opdracht=proef.kijk-rond.zoeken", ["Noor"]),
        ("opdracht=proef.kijk-rond.bewaren", []),
        ("module=proef&opdracht=proef.kijk-terug", ["Bilal", "Sanne", "Yusuf"]),
        ("kind=eerste", ["Bilal", "Noor", "Sanne", "Yusuf"]),
        ("kind=opnieuw", []),
        ("kind=samen", []),
        ("cohort=&module=&opdracht=&person=&kind=", ["Bilal", "Noor", "Sanne", "Yusuf"]),
    ],
)
def test_by_what_it_is(desk, asked, who):
    page = desk.get(f"/reviews/?{asked}").text
    assert sorted(names(page)) == who
    assert STRANGE not in page


def test_by_person(desk, noor):
    page = desk.get(f"/reviews/?person={noor.public_id}").text
    assert names(page) == ["Noor"]
    assert f'value="{noor.public_id}" selected' in page


def test_by_person_finds_also_what_they_made_with_others(as_, anna, noor, fatma, samen, school, now,
                                                         voorjaar):  # fmt: skip
    Joint(school, voorjaar, now, noor, fatma).hand_in("Ons plan")
    docent = as_(anna)
    for each in (noor, fatma):
        assert "Noor en Fatma" in docent.get(f"/reviews/?person={each.public_id}").text
    assert "Noor en Fatma" in docent.get("/reviews/?kind=samen").text


def test_who_hands_in_again_is_found_by_that(desk, anna, school, sanne, voorjaar, now):
    work = Work(school, sanne, voorjaar, now, "kijk-rond", "zoeken")
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN)
    work.hand_in("Aangevuld")
    assert names(desk.get("/reviews/?kind=opnieuw").text) == ["Sanne"]
    assert "Sanne" in names(desk.get("/reviews/?kind=eerste").text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_is_offered_works_on_both_lists(desk, kind):
    for address in ("/reviews/", "/reviews/sent"):
        page = desk.get(f"{address}?kind={kind}")
        assert page.status_code == 200
        assert STRANGE not in page.text


@pytest.mark.parametrize("address", ["/reviews/", "/reviews/sent"])
@pytest.mark.parametrize(
    "asked",
    [
        "cohort=aaaaaaaaaaaaaa",
        "module=bestaat-niet",
        "opdracht=proef.bestaat-niet",
        "opdracht=onzin",
        "opdracht=...",
        "person=aaaaaaaaaaaaaa",
        "kind=onzin",
        "cohort=%00%ff&kind=<script>",
        "after=onzin",
    ],
)
def test_az9_what_is_not_known_is_told_and_does_not_count(desk, address, asked):
    page = desk.get(f"{address}?{asked}")
    assert page.status_code == 200
    assert (STRANGE in page.text) == (not asked.startswith("after"))
    if address == "/reviews/":
        assert len(names(page.text)) == 4


def test_of_an_opdracht_that_is_known_an_unknown_part_does_not_count(desk):
    page = desk.get("/reviews/?opdracht=proef.kijk-rond.bestaat-niet").text
    assert names(page) == ["Noor"]
    assert STRANGE in page


def test_az9_another_docents_cohort_is_answered_as_one_that_is_not_there(desk, najaar, mats):
    nothing = desk.get("/reviews/?cohort=aaaaaaaaaaaaaa&person=aaaaaaaaaaaaaa").text
    theirs = desk.get(f"/reviews/?cohort={najaar.public_id}&person={mats.public_id}").text
    assert without_token(theirs) == without_token(nothing)
    assert "Najaar" not in theirs
    assert "Mats" not in theirs


def without_token(page):
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def test_the_choice_goes_along_to_the_next_page_of_a_long_pile(
    as_, anna, sanne, person, cohort, waiting
):
    people = [person(f"Student{number:02}") for number in range(30)]
    groot = cohort("Groot", students=people, docenten=[anna])
    waiting(*people, cohort=groot)
    browser = as_(anna)
    page = browser.get(f"/reviews/?cohort={groot.public_id}&kind=eerste").text
    more = re.search(r'class="link" href="(/reviews/\?after=[^"]*)"', page)[1].replace("&amp;", "&")
    assert f"cohort={groot.public_id}" in more
    assert "kind=eerste" in more
    assert len(names(page)) == 25
    assert len(names(browser.get(more).text)) == 5


def test_the_choice_goes_along_around_the_work_and_back(desk, voorjaar):
    page = desk.get(f"/reviews/?cohort={voorjaar.public_id}&kind=eerste").text
    first = re.search(r'href="(/reviews/[a-z0-9]{14}\?[^"]*)"', page)[1].replace("&amp;", "&")
    work = desk.get(first).text.replace("&amp;", "&")
    keep = f"cohort={voorjaar.public_id}&kind=eerste"
    assert f'href="/reviews/?{keep}"' in work, "back to the narrowed pile"
    assert re.search(rf'action="/reviews/[a-z0-9]{{14}}\?{keep}"', work), "also when it is saved"


def test_the_choices_offer_only_what_is_hers(desk, najaar, mats):
    page = desk.get("/reviews/").text
    assert "Zomer" in page
    assert "Najaar" not in page
    assert mats.public_id not in page
