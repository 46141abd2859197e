"""Making a group: who may, with whom, once; and everybody in it is asked first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from learning.intervisie.groups.agreement_text import DEFAULT, LINES
from learning.intervisie.groups.models import IntervisieGroup
from learning.notices.models import Notice
from tests.pages import hidden_in

KEY = "abcdefghjkmn23"


@pytest.fixture
def begin(as_, voorjaar, cast):
    """``begin("sanne", ["bilal", "noor"])`` sends the form; returns the answer."""

    def send(who, people, name="Dinsdag", key=KEY, cohort=None):
        cohort = cohort or voorjaar
        ticked = [cast[each].public_id for each in people]
        data = {"name": name, "key": key, "cohort": cohort.public_id, "people": ticked}
        return as_(cast[who]).post("/intervisie/groups/new", data=data)

    return send


@pytest.fixture
def made(school):
    """The one group that was made; None when there is none."""

    def find():
        school.expire_all()
        return school.scalars(select(IntervisieGroup)).one_or_none()

    return find


@pytest.mark.parametrize(
    ("who", "seen", "sent"),
    [("visitor", 302, 401), ("sanne", 200, 302), ("anna", 200, 302), ("joost", 200, 302),
     ("mats", 404, 404), ("ria", 404, 404), ("karim", 403, 403), ("wim", 200, 302)],
)  # fmt: skip
def test_students_and_docenten_of_the_cohort_make_groups(
    cast, as_, voorjaar, begin, made, who, seen, sent
):
    page = as_(cast[who]).get(f"/intervisie/groups/new?cohort={voorjaar.public_id}")
    assert page.status_code == seen
    assert begin(who, ["bilal", "noor", "fatma"]).status_code == sent
    assert bool(made()) is (sent == 302)


def test_a_student_is_in_their_own_group_and_is_asked_like_the_others(begin, made):
    begin("sanne", ["bilal", "noor"])
    assert [each.user.name for each in made().invited] == ["Bilal", "Noor", "Sanne"]
    assert made().present == []


def test_a_docent_is_not_in_the_group(begin, made):
    begin("anna", ["sanne", "bilal", "noor"])
    assert [each.user.name for each in made().invited] == ["Bilal", "Noor", "Sanne"]


def test_it_begins_with_an_agreement_in_twelve_short_lines(begin, made):
    begin("sanne", ["bilal", "noor"])
    assert (made().agreement.version, made().agreement.text) == (1, DEFAULT)
    assert len(LINES) == 12
    assert all(len(line.split()) <= 20 for line in LINES)


def test_who_is_asked_is_told_without_names_and_the_maker_is_not(begin, school, cast):
    begin("sanne", ["bilal", "noor"])
    told = school.scalars(select(Notice)).all()
    assert {each.user_id for each in told} == {cast["bilal"].id, cast["noor"].id}
    assert {each.words for each in told} == {"Je bent gevraagd voor een intervisiegroep."}
    assert {each.address for each in told} == {f"/intervisie/groups/{KEY}"}


@pytest.mark.parametrize(
    ("who", "people", "words"),
    [
        ("sanne", ["bilal"], "Kies minstens twee anderen"),
        ("sanne", [], "Kies minstens twee anderen"),
        ("anna", ["sanne", "bilal"], "Kies minstens drie mensen"),
    ],
)
def test_a_group_needs_three_and_what_was_typed_comes_back(begin, made, cast, who, people, words):
    answer = begin(who, people, name="Onze dinsdag")
    assert answer.status_code == 422
    assert words in answer.text
    assert "<title>Fout: " in answer.text
    assert 'value="Onze dinsdag"' in answer.text
    assert answer.text.count(" checked") == len(people)
    assert KEY in answer.text
    assert made() is None


@pytest.mark.parametrize(("who", "most"), [("sanne", 7), ("anna", 8)])
def test_eight_fit_and_the_ninth_does_not(
    begin, made, cast, person, voorjaar, school, now, who, most
):
    for number in range(9):
        cast[f"n{number}"] = person(f"Nieuw{number}")
        voorjaar.add(cast[f"n{number}"], "student", now)
    school.commit()
    people = [f"n{number}" for number in range(9)]
    assert "passen acht mensen" in begin(who, people[: most + 1]).text
    assert made() is None
    assert begin(who, people[:most]).status_code == 302
    assert made().places_taken == 8


@pytest.mark.parametrize("stranger", ["mats", "anna", "karim", "wim"])
def test_only_students_of_this_cohort_can_be_ticked(begin, made, stranger):
    answer = begin("sanne", ["bilal", "noor", stranger])
    assert answer.status_code == 422
    assert "staat hier niet meer" in answer.text
    assert made() is None


def test_a_closed_account_cannot_be_ticked(begin, made, cast, school, now):
    cast["noor"].deactivate(now)
    school.commit()
    assert begin("sanne", ["bilal", "noor"]).status_code == 422
    assert made() is None


def test_nobody_makes_a_group_in_a_cohort_they_left(begin, made, voorjaar, cast, school, now):
    next(each for each in voorjaar.memberships if each.user is cast["sanne"]).leave(now)
    school.commit()
    assert begin("sanne", ["bilal", "noor"]).status_code == 404
    assert made() is None


def test_the_form_carries_a_key_and_the_cohort(as_, sanne, bilal, noor, voorjaar):
    browser = as_(sanne)
    address = f"/intervisie/groups/new?cohort={voorjaar.public_id}"
    hidden = hidden_in(browser.get(address).text, "key", "cohort")
    people = [bilal.public_id, noor.public_id]
    answer = browser.post("/intervisie/groups/new", data={"name": "D", "people": people, **hidden})
    assert answer.location == f"/intervisie/groups/{hidden['key']}"
    assert browser.get(answer.location).status_code == 200


def test_co1_sent_eight_times_at_once_it_is_one_group_and_one_notice(
    as_, sanne, bilal, noor, voorjaar, school
):
    data = {"name": "Dinsdag", "key": KEY, "cohort": voorjaar.public_id}
    data["people"] = [bilal.public_id, noor.public_id]
    browsers = [as_(sanne) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        sent = pool.map(lambda each: each.post("/intervisie/groups/new", data=data), browsers)
        assert {each.status_code for each in sent} == {302}
    assert len(school.scalars(select(IntervisieGroup)).all()) == 1
    assert len(school.scalars(select(Notice)).all()) == 2


@pytest.mark.parametrize("key", ["kort", "../../../etc/pass", "ABCDEFGHJKMN23", ""])
def test_a_strange_key_is_refused(begin, made, key):
    assert begin("sanne", ["bilal", "noor"], key=key).status_code == 422
    assert made() is None


@pytest.mark.parametrize("key", ["", "bestaatniet222", "%00"])
def test_a_cohort_that_is_not_there_is_not_there(as_, sanne, voorjaar, key):
    assert as_(sanne).get(f"/intervisie/groups/new?cohort={key}").status_code == 404
