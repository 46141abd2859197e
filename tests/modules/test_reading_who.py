"""Who may read what: a cohort's modules are for the people in it, and for a beheerder."""

from types import SimpleNamespace

import pytest

from learning.modules.rules import may_read, works_in

PAGES = (
    "/modules/proef/",
    "/modules/proef/begin",
    "/modules/proef/slot",
)
CAST = ["sanne", "bilal", "noor", "fatma", "anna", "joost", "mats", "ria", "karim", "wim"]


@pytest.fixture
def strangers(cohort, mats, ria):
    """Mats and Ria in a cohort that does not follow the module."""
    return cohort("Anders", students=[mats], docenten=[ria], modules=())


@pytest.mark.parametrize("page", PAGES)
def test_az3_whoever_is_in_a_cohort_that_follows_it_reads_it(
    as_, voorjaar, strangers, wim, request, page
):
    for name in CAST:
        expected = 404 if name in {"mats", "ria"} else 200
        answer = as_(request.getfixturevalue(name)).get(page)
        assert answer.status_code == expected, f"{name} {page}"


def test_az3_not_yours_and_not_there_look_alike(as_, mats, strangers):
    browser = as_(mats)
    assert browser.get("/modules/proef/").text == browser.get("/modules/niets/").text


@pytest.mark.parametrize("page", ["/modules/", *PAGES, "/examples/", "/modules/begrippen"])
def test_visitors_are_asked_to_sign_in_first(as_, voorjaar, page):
    answer = as_().get(page)
    assert answer.status_code == 302
    assert answer.location.startswith("/accounts/sign-in?next=")


@pytest.mark.parametrize(
    ("name", "reads"),
    [("sanne", True), ("anna", True), ("karim", True), ("wim", True), ("mats", False)],
)
def test_the_list_holds_what_one_may_read(as_, voorjaar, strangers, wim, request, name, reads):
    page = as_(request.getfixturevalue(name)).get("/modules/").text
    assert ("Proefmodule" in page) is reads


def test_az8_who_left_the_cohort_reads_no_more(as_, school, sanne, voorjaar, now):
    browser = as_(sanne)
    assert browser.get("/modules/proef/").status_code == 200
    next(each for each in voorjaar.memberships if each.user is sanne).leave(now)
    school.commit()
    assert browser.get("/modules/proef/").status_code == 404
    assert browser.get("/modules/proef/begin").status_code == 404


def test_az8_a_module_the_cohort_no_longer_follows_is_closed(as_, school, sanne, voorjaar):
    browser = as_(sanne)
    voorjaar.follow(set())
    school.commit()
    assert browser.get("/modules/proef/begin").status_code == 404


@pytest.mark.parametrize(
    "page",
    ["/modules/niets/", "/modules/proef/niets", "/examples/niets", "/modules/../x"],
)
def test_what_is_not_there_is_a_404(as_, sanne, voorjaar, page):
    assert as_(sanne).get(page).status_code == 404


def place(role, *modules, closed_at=None):
    return SimpleNamespace(role=role, modules=frozenset(modules), closed_at=closed_at)


SOMEBODY, BEHEERDER = SimpleNamespace(is_beheerder=False), SimpleNamespace(is_beheerder=True)


@pytest.mark.parametrize("role", ["student", "docent", "begeleider"])
def test_any_role_reads(role):
    assert may_read(SOMEBODY, [place(role, "proef")], "proef")
    assert not may_read(SOMEBODY, [place(role, "ander")], "proef")


def test_a_beheerder_reads_every_module_and_nobody_reads_without_a_place():
    assert may_read(BEHEERDER, [], "proef")
    assert not may_read(SOMEBODY, [], "proef")


def test_one_works_as_a_student_in_the_newest_cohort_that_follows_it():
    teaching, newest, older = place("docent", "p"), place("student", "p"), place("student", "p")
    assert works_in([teaching, place("student", "q"), newest, older], "p") is newest
    assert works_in([teaching], "p") is None


def test_one_works_in_a_closed_cohort_only_when_there_is_no_other():
    closed, older = place("student", "p", closed_at="2026-03-01"), place("student", "p")
    assert works_in([closed, older], "p") is older
    assert works_in([closed], "p") is closed
