"""A student proposes a card, a docent approves it or asks for more, and then it is the cohort's."""

import pytest
from sqlalchemy import select

from learning.social_map.links import OTHER_KIND
from learning.social_map.models import SocialCard
from learning.social_map.states import State
from learning.social_map.words import APPROVED, GIVEN_BACK, TO_LOOK_AT
from tests.pages import hidden_in
from tests.social_map.cards import WORDS
from tests.social_map.conftest import HIDDEN


@pytest.fixture
def proposed(propose, school, sanne):
    """Sanne proposed a card by the page."""
    assert propose(sanne).status_code == 302
    return school.scalars(select(SocialCard)).one()


def test_a_card_waits_for_the_docenten_who_are_told(proposed, told, as_, sanne):
    assert proposed.state == State.PROPOSED
    assert told() == [("Anna", TO_LOOK_AT), ("Joost", TO_LOOK_AT)]
    page = as_(sanne).get(f"/social_map/{proposed.public_id}").text
    assert "Dit lezen: jij, Anna (docent) en Joost (docent)." in page
    assert "Zet een docent het op de kaart? Dan leest iedereen in Voorjaar het." in page
    assert "Je hoeft nu niets te doen" in page


def test_co1_sent_twice_it_is_one_card(as_, voorjaar, sanne, school, told):
    browser = as_(sanne)
    page = browser.get(f"/social_map/new?cohort={voorjaar.public_id}").text
    form = {**WORDS, **hidden_in(page, *HIDDEN)}
    answers = {browser.post("/social_map/new", data=form).location for _ in range(2)}
    assert len(answers) == 1
    assert len(school.scalars(select(SocialCard)).all()) == 1
    assert len(told()) == 2


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("link", "javascript:alert(1)", OTHER_KIND),
        ("link", "https://x.example/" + "a" * 2000, "te lang"),
        ("name", " \u200b ", "Schrijf hoe deze plek heet."),
        ("place", "", "Schrijf in welke plaats het is."),
        ("what", "", "Schrijf wat ze daar doen."),
        ("for_whom", "x" * 1001, "hoogstens 1000 tekens"),
        ("what", "a\x00b", "onzichtbaar teken"),
    ],
)
def test_in1_what_is_refused_comes_back_as_it_was_typed(propose, school, sanne, field, typed, why):
    answer = propose(sanne, **{field: typed})
    assert answer.status_code == 422
    assert why in answer.text
    for name, words in {**WORDS, field: typed.strip(" ")}.items():
        assert words.replace("\x00", "") in answer.text.replace("\x00", ""), name
    assert not school.scalars(select(SocialCard)).all()


def test_a_docent_puts_it_on_the_map_and_who_found_it_is_told(
    proposed, send, look, told, as_, anna, bilal
):
    assert as_(bilal).get(f"/social_map/{proposed.public_id}").status_code == 404
    assert send(anna, proposed, "/approve", page="").status_code == 302
    assert look(proposed).state == State.APPROVED
    assert told() == [("Sanne", APPROVED)], "and the other docent has nothing to do any more"
    page = as_(bilal).get(f"/social_map/{proposed.public_id}").text
    assert "Dit leest iedereen in Voorjaar." in page
    assert WORDS["name"] in as_(bilal).get("/social_map/").text


def test_xs3_the_link_is_shown_with_its_site_and_sends_nothing_along(card, as_, bilal):
    page = as_(bilal).get(f"/social_map/{card('approved').public_id}").text
    link = 'href="https://delinde.example/inloop" rel="noopener noreferrer nofollow"'
    assert link in page
    assert "delinde.example</span>" in page


def test_a_docent_asks_for_more_and_it_is_proposed_anew_by_changing_it(
    proposed, send, look, told, as_, sanne, anna
):
    send(anna, proposed, "/give-back", remark="Voor wie is het precies?")
    assert look(proposed).state == State.GIVEN_BACK
    assert told() == [("Sanne", GIVEN_BACK)]
    page = as_(sanne).get(f"/social_map/{proposed.public_id}").text
    assert "Voor wie is het precies?" in page
    assert "Anna schreef je" in page
    assert told() == []
    send(sanne, proposed, "/change", for_whom="Jongeren uit de wijk.")
    found = look(proposed)
    assert (found.state, found.remark, found.for_whom) == (
        State.PROPOSED, "", "Jongeren uit de wijk.",
    )  # fmt: skip
    assert told() == [("Anna", TO_LOOK_AT), ("Joost", TO_LOOK_AT)]


def test_a_remark_without_words_is_asked_for(proposed, send, look, anna):
    answer = send(anna, proposed, "/give-back", remark="  ")
    assert answer.status_code == 422
    assert "Schrijf wat je mist." in answer.text
    assert look(proposed).state == State.PROPOSED


def test_a_docent_mends_a_typo_without_proposing_it_anew(card, send, look, anna):
    given_back = card("given back")
    send(anna, given_back, "/change", name="Buurtkamer de Linde")
    found = look(given_back)
    assert (found.name, found.state) == ("Buurtkamer de Linde", State.GIVEN_BACK)


def test_a_card_on_the_map_is_changed_by_a_docent_only(card, send, look, as_, sanne, anna):
    approved = card("approved")
    send(anna, approved, "/change", place="Zeist")
    assert look(approved).place == "Zeist"
    answer = send(sanne, approved, "/change", place="Amersfoort")
    assert answer.status_code == 409
    assert "Vraag je docent om het te veranderen." in answer.text
    assert "Amersfoort" in answer.text, "the words come back"
    assert look(approved).place == "Zeist"


def test_a_docent_takes_it_off_the_map_and_puts_it_back(card, send, look, as_, anna, bilal, sanne):
    approved = card("approved")
    home = f"/social_map/{approved.public_id}"
    send(anna, approved, "/take-off", page="")
    assert look(approved).state == State.TAKEN_OFF
    assert as_(bilal).get(home).status_code == 404
    assert WORDS["name"] not in as_(bilal).get("/social_map/").text
    assert "Staat nu niet op de kaart" in as_(sanne).get(home).text
    assert home in as_(anna).get("/social_map/").text
    send(anna, approved, "/put-back", page="")
    assert as_(bilal).get(home).status_code == 200


def test_a_docent_may_propose_too(propose, school, told, anna):
    assert propose(anna).status_code == 302
    assert told() == [("Joost", TO_LOOK_AT)]


def test_who_found_it_is_shown_to_docenten_only(card, as_, anna, bilal, sanne):
    home = f"/social_map/{card('approved').public_id}"
    assert "Gemaakt door Sanne" in as_(anna).get(home).text
    assert "Gemaakt door" not in as_(bilal).get(home).text
    assert "Sanne" not in as_(bilal).get("/social_map/").text
    assert "Gemaakt door" not in as_(sanne).get(home).text


def test_the_form_asks_for_no_personal_data_and_so_does_the_docents_page(
    card, as_, voorjaar, sanne, anna
):
    form = as_(sanne).get(f"/social_map/new?cohort={voorjaar.public_id}").text
    assert "Geen namen van mensen" in form
    assert "niets persoonlijks" in as_(anna).get(f"/social_map/{card().public_id}").text


def test_it_remembers_for_which_opdracht_it_was_found_if_there_is_one(propose, school, as_, sanne):
    propose(sanne, asks="&module=proef&opdracht=kijk-rond", name="Een")
    propose(sanne, asks="&module=proef&opdracht=verzonnen", name="Twee")
    propose(sanne, asks="&module=../..&opdracht=x", name="Drie")
    cards = {each.name: each for each in school.scalars(select(SocialCard))}
    found = {name: (each.module, each.opdracht) for name, each in cards.items()}
    assert found == {"Een": ("proef", "kijk-rond"), "Twee": ("", ""), "Drie": ("", "")}
    page = as_(sanne).get(f"/social_map/{cards['Een'].public_id}").text
    assert "Gevonden bij" in page


def test_from_an_exploration_one_goes_to_the_map_and_takes_nothing_along(
    as_, school, sanne, voorjaar, now
):
    chapter = as_(sanne).get("/modules/proef/slot").text
    assert "Zet een plek op de sociale kaart" in chapter
    assert "module=proef&amp;opdracht=kijk-rond" in chapter


def test_az10_other_fields_have_no_effect(propose, school, najaar, sanne, anna):
    extra = {"proposer_id": "1", "approved_at": "2026-01-01", "remark": "x", "revision": "9"}
    propose(sanne, **extra)
    found = school.scalars(select(SocialCard)).one()
    assert (found.proposer_id, found.state, found.remark) == (sanne.id, State.PROPOSED, "")
    assert propose(sanne, cohort=najaar.public_id).status_code == 404


def test_other_words_from_a_page_that_was_sent_before_are_another_card(
    as_, voorjaar, sanne, bilal, school
):
    browser = as_(sanne)
    page = browser.get(f"/social_map/new?cohort={voorjaar.public_id}").text
    form = {**WORDS, **hidden_in(page, *HIDDEN)}
    other = {**form, "what": "Samen de tuin doen."}
    first = browser.post("/social_map/new", data=form).location
    second = [browser.post("/social_map/new", data=other).location for _ in range(2)]
    assert second[0] == second[1] != first
    assert "Samen de tuin doen." in browser.get(second[0]).text
    assert browser.post("/social_map/new", data=form).location == first, "the first words again"
    of_bilal = as_(bilal).post("/social_map/new", data={**form, "name": "Van Bilal"})
    assert "Van Bilal" in as_(bilal).get(of_bilal.location).text
    found = school.scalars(select(SocialCard.name)).all()
    assert sorted(found) == sorted([WORDS["name"], WORDS["name"], "Van Bilal"])


def test_what_a_docent_asked_stands_where_one_changes_it(card, as_, sanne, anna):
    asked = card("given back")
    page = as_(sanne).get(f"/social_map/{asked.public_id}/change").text
    assert "Anna schreef je" in page
    assert "Voor wie precies?" in page
    assert "Stuur het weer naar de docenten" in page
    assert "Anna schreef je" not in as_(anna).get(f"/social_map/{asked.public_id}/change").text
    browser = as_(sanne)
    home = f"/social_map/{asked.public_id}/change"
    hidden = hidden_in(browser.get(home).text, *HIDDEN)
    data = {**WORDS, **hidden, "for_whom": "Jongeren."}
    sent = browser.post(home, data=data, follow_redirects=True).text
    assert "Je kaartje is weer bij de docenten. Je hoort het op Mijn plek." in sent
