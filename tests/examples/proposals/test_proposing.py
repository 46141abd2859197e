"""A student proposes an example, a docent answers, and then it is in the library of the cohort."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import CLOSED
from learning.examples.proposals.models import ANSWERED_MEANWHILE, ExampleProposal
from learning.examples.proposals.states import State
from learning.examples.proposals.words import ACCEPTED, ANSWERED, TO_LOOK_AT
from learning.readings.models import Reading
from learning.social_map.links import OTHER_KIND
from tests.examples.conftest import HIDDEN
from tests.examples.made import REMARK, WORDS
from tests.pages import hidden_in


@pytest.fixture
def proposed(propose, school, sanne):
    """Sanne proposed an example by the page."""
    assert propose(sanne).status_code == 302
    return school.scalars(select(ExampleProposal)).one()


def home_of(proposal):
    return f"/examples/proposals/{proposal.public_id}"


def test_an_example_waits_for_the_docenten_who_are_told(proposed, told, as_, sanne):
    assert proposed.state == State.PROPOSED
    assert told() == [("Anna", TO_LOOK_AT), ("Joost", TO_LOOK_AT)]
    page = as_(sanne).get(home_of(proposed)).text
    assert "Dit lezen: jij, Anna (docent) en Joost (docent). Verder niemand." in page
    assert "Je hoeft nu niets te doen" in page


def test_az3_above_the_form_stands_who_reads_it_now_and_after_a_yes(as_, sanne, voorjaar):
    page = as_(sanne).get("/examples/propose").text
    assert "Dit lezen: jij, Anna (docent) en Joost (docent). Neemt een docent het aan?" in page
    assert "Dan leest iedereen in Voorjaar het, met of zonder jouw naam." in page
    assert "Geen namen van mensen" in page


def test_co1_sent_twice_it_is_one_example(as_, voorjaar, sanne, school, told):
    browser = as_(sanne)
    page = browser.get(f"/examples/propose?cohort={voorjaar.public_id}").text
    form = {**WORDS, **hidden_in(page, *HIDDEN)}
    answers = {browser.post("/examples/propose", data=form).location for _ in range(2)}
    assert len(answers) == 1
    assert len(school.scalars(select(ExampleProposal)).all()) == 1
    assert len(told()) == 2
    other = browser.post("/examples/propose", data={**form, "name": "Een andere"}).location
    assert other not in answers, "other words from the same page are another example"


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("link", "javascript:alert(1)", OTHER_KIND),
        ("name", " \u200b ", "Schrijf hoe het heet."),
        ("place", "", "Schrijf in welke plaats het is."),
        ("organiser", "", "Schrijf wie het organiseert."),
        ("what", "", "Schrijf wat ze daar doen."),
        ("works", "woord " * 1000, "hoogstens 3000 tekens"),
        ("question", "x" * 301, "hoogstens 300 tekens"),
        ("named", "", "Kies met of zonder jouw naam."),
        ("what", "a\x00b", "onzichtbaar teken"),
    ],
)
def test_in1_what_is_refused_comes_back_as_it_was_typed(propose, school, sanne, field, typed, why):
    answer = propose(sanne, **{field: typed})
    assert answer.status_code == 422
    assert why in answer.text
    for name, words in {**WORDS, field: typed.strip(" ")}.items():
        if name != "named":
            assert words.replace("\x00", "") in answer.text.replace("\x00", ""), name
    assert not school.scalars(select(ExampleProposal)).all()


def test_az9_what_may_be_about_a_person_is_shown_first_and_may_stay(propose, school, sanne):
    typed = "Mevrouw Jansen, 06-12345678, Dorpsstraat 12"
    answer = propose(sanne, organiser=typed)
    assert answer.status_code == 422
    assert "‘Jansen’ lijkt op een naam." in answer.text
    assert "‘06-12345678’ lijkt op een telefoonnummer." in answer.text
    assert "‘Dorpsstraat 12’ lijkt op een adres." in answer.text
    assert typed in answer.text
    assert not school.scalars(select(ExampleProposal)).all()
    general = propose(sanne, organiser=typed, act="general")
    assert general.status_code == 422
    assert "Mevrouw [naam], [nummer], [adres]" in general.text
    assert not school.scalars(select(ExampleProposal)).all()
    assert propose(sanne, organiser=typed, act="as-it-is").status_code == 302
    assert school.scalars(select(ExampleProposal)).one().organiser == typed


def test_az9_the_same_when_it_is_changed(proposed, send, school, sanne, look):
    answer = send(sanne, proposed, "/change", what="Vraag naar Nel en naar Anna de Vries.")
    assert answer.status_code == 422
    assert "‘Anna de Vries’ lijkt op een naam." in answer.text
    assert look(proposed).revision == 1
    again = send(sanne, proposed, "/change", what="Vraag naar Anna.", act="as-it-is")
    assert again.status_code == 302


def test_az4_the_key_of_another_cohort_finds_nothing_and_the_words_come_back(
    propose, school, sanne, cohort, mats
):
    other = cohort("Elders", students=[mats])
    answer = propose(sanne, hidden={"cohort": other.public_id})
    assert answer.status_code == 404
    assert WORDS["works"] in answer.text
    assert not school.scalars(select(ExampleProposal)).all()


def test_a_closed_cohort_takes_no_new_example_and_gives_the_words_back(
    as_, voorjaar, sanne, school, now
):
    browser = as_(sanne)
    page = browser.get("/examples/propose").text
    voorjaar.close(now)
    school.commit()
    answer = browser.post("/examples/propose", data={**WORDS, **hidden_in(page, *HIDDEN)})
    assert answer.status_code == 409
    assert CLOSED in answer.text
    assert WORDS["works"] in answer.text
    assert "Stel een voorbeeld voor" not in browser.get("/examples/").text


def test_a_docent_accepts_it_and_the_cohort_finds_it_in_the_library(
    proposed, send, look, told, as_, anna, joost, bilal, sanne
):
    assert as_(bilal).get(home_of(proposed)).status_code == 404
    assert WORDS["name"] not in as_(bilal).get("/examples/").text
    assert "Er wacht één voorbeeld op jou" in as_(anna).get("/examples/").text
    assert send(anna, proposed, "/accept", page="").status_code == 302
    assert look(proposed).state == State.ACCEPTED
    assert told() == [("Sanne", ACCEPTED)], "and the other docent has nothing to do any more"
    assert "Er wacht" not in as_(joost).get("/examples/").text
    library = as_(bilal).post("/examples/", data={"q": "ruilkast"}).text
    assert WORDS["name"] in library
    assert "Uit jullie groep" in library
    page = as_(bilal).get(home_of(proposed)).text
    assert "Dit leest iedereen in Voorjaar." in page
    assert "gevonden door <bdi>Sanne</bdi>" in page
    link = 'href="https://ruilkast.example" rel="noopener noreferrer nofollow"'
    assert link in page


def test_accepted_twice_it_was_accepted_by_the_first(proposed, send, look, told, anna, joost):
    page = {"revision": "1"}
    send(anna, proposed, "/accept", page="", **page)
    first = look(proposed).accepted_at, look(proposed).answered_by_id
    assert send(joost, proposed, "/accept", page="", **page).status_code == 302
    assert (look(proposed).accepted_at, look(proposed).answered_by_id) == first
    assert told() == [("Sanne", ACCEPTED)]


def test_az9_without_a_name_nobody_but_the_docenten_sees_who_found_it(
    example, as_, bilal, anna, sanne
):
    home = home_of(example("accepted", named="nee"))
    assert "Sanne" not in as_(bilal).get(home).text.split("<details>")[0]
    assert "gevonden door" not in as_(bilal).get(home).text
    assert "Gevonden door <bdi>Sanne</bdi>, zonder naam" in as_(anna).get(home).text
    assert "Je groep ziet jouw naam niet." in as_(sanne).get(home).text


def test_az9_who_left_without_a_name_is_not_among_all_names_either(
    example, as_, voorjaar, sanne, bilal, anna, school, now
):
    hidden, named = example("accepted", named="nee"), example("accepted")
    next(each for each in voorjaar.memberships if each.user_id == sanne.id).leave(now)
    school.commit()
    page = as_(bilal).get(home_of(hidden)).text
    assert "Sanne" not in page
    assert "Bilal" in page
    assert "Sanne" in as_(bilal).get(home_of(named)).text
    for other in (anna, sanne):
        assert "Sanne" in as_(other).get(home_of(hidden)).text.split("Alle namen")[1]


@pytest.mark.parametrize("verb", ["/give-back", "/put-aside"])
def test_co2_what_one_docent_wrote_is_not_overwritten_by_the_older_page_of_another(
    proposed, send, look, told, as_, anna, joost, verb
):
    older = hidden_in(as_(joost).get(home_of(proposed) + verb).text, *HIDDEN)
    assert send(anna, proposed, "/give-back", remark="Zin van Anna.").status_code == 302
    again = as_(joost).post(home_of(proposed) + verb, data={**older, "remark": "Zin van Joost."})
    assert again.status_code == 409
    assert ANSWERED_MEANWHILE in again.text
    assert "Zin van Anna." in again.text
    assert "Zin van Joost." in again.text
    assert look(proposed).remark == "Zin van Anna."
    now_he_knows = {**hidden_in(again.text, *HIDDEN), "remark": "Zin van Joost."}
    assert as_(joost).post(home_of(proposed) + verb, data=now_he_knows).status_code == 302
    assert look(proposed).remark == "Zin van Joost."


def test_co2_accepting_from_an_older_page_does_not_wipe_what_was_written(
    proposed, send, look, as_, anna, joost
):
    older = hidden_in(as_(joost).get(home_of(proposed)).text, *HIDDEN)
    send(anna, proposed, "/give-back", remark="Zin van Anna.")
    answer = as_(joost).post(home_of(proposed) + "/accept", data=older)
    assert (answer.status_code, ANSWERED_MEANWHILE in answer.text) == (409, True)
    assert "Zin van Anna." in answer.text
    assert look(proposed).remark == "Zin van Anna."
    assert send(joost, proposed, "/accept", page="").status_code == 302


@pytest.mark.parametrize("verb", ["/give-back", "/put-aside"])
def test_co1_the_same_sentence_sent_twice_is_sent_once(proposed, as_, told, anna, verb):
    home = home_of(proposed) + verb
    data = {**hidden_in(as_(anna).get(home).text, *HIDDEN), "remark": REMARK}
    assert [as_(anna).post(home, data=data).status_code for _ in range(2)] == [302, 302]
    assert told() == [("Sanne", ANSWERED)]


def test_au3_the_number_of_an_erased_example_is_not_used_again(
    propose, as_, school, sanne, bilal, anna
):
    """Else opening the next one would look like a visit to the one that is gone."""
    for who in (sanne, bilal):
        propose(who)
        made = school.scalars(select(ExampleProposal)).one()
        assert as_(anna).get(home_of(made)).status_code == 200
        assert school.query(Reading).filter_by(writer_id=who.id, reader_id=anna.id).count() == 1
        as_(who).post(home_of(made) + "/erase")
        school.rollback()
        school.expire_all()


def test_another_cohort_of_the_same_docent_does_not_find_it(
    example, as_, cohort, mats, anna, school
):
    cohort("Elders", students=[mats], docenten=[anna])
    found = example("accepted")
    assert as_(mats).get(home_of(found)).status_code == 404
    assert WORDS["name"] not in as_(mats).get("/examples/").text


def test_a_docent_asks_for_more_and_it_is_proposed_anew_by_changing_it(
    proposed, send, look, told, as_, sanne, anna
):
    send(anna, proposed, "/give-back", remark=REMARK)
    assert look(proposed).state == State.GIVEN_BACK
    assert told() == [("Sanne", ANSWERED)]
    page = as_(sanne).get(home_of(proposed)).text
    assert "Anna schreef je" in page
    assert REMARK in page
    assert told() == []
    assert REMARK in as_(sanne).get(home_of(proposed) + "/change").text
    send(sanne, proposed, "/change", works="Iedereen vult hem bij.")
    found = look(proposed)
    assert (found.state, found.remark, found.works) == (
        State.PROPOSED, "", "Iedereen vult hem bij.",
    )  # fmt: skip
    assert told() == [("Anna", TO_LOOK_AT), ("Joost", TO_LOOK_AT)]


@pytest.mark.parametrize("state", ["proposed", "accepted"])
def test_a_docent_puts_it_aside_with_a_sentence_also_when_it_was_accepted(
    example, send, look, told, as_, sanne, anna, bilal, state
):
    found = example(state)
    answer = send(anna, found, "/put-aside", remark="  ")
    assert answer.status_code == 422
    assert "Schrijf één zin." in answer.text
    send(anna, found, "/put-aside", remark="Er staat een naam in.")
    assert look(found).state == State.ASIDE
    assert told() == [("Sanne", ANSWERED)]
    assert as_(bilal).get(home_of(found)).status_code == 404
    page = as_(sanne).get(home_of(found)).text
    assert "Er staat een naam in." in page
    assert "Verander de tekst en stuur hem opnieuw" in page


def test_putting_aside_goes_on_in_a_closed_cohort_and_accepting_does_not(
    example, send, look, voorjaar, anna, school, now
):
    found = example()
    voorjaar.close(now)
    school.commit()
    answer = send(anna, found, "/accept", page="")
    assert answer.status_code == 409
    assert CLOSED in answer.text
    assert send(anna, found, "/put-aside", remark="Nu niet.").status_code == 302
    assert look(found).state == State.ASIDE


def test_who_proposed_it_takes_it_back_at_any_time_and_keeps_the_words(
    example, send, look, told, as_, sanne, anna, bilal
):
    for state in ("proposed", "given back", "accepted", "aside"):
        found = example(state)
        assert send(sanne, found, "/take-back", page="").status_code == 302
        assert look(found).state == State.TAKEN_BACK
        for other in (anna, bilal):
            assert as_(other).get(home_of(found)).status_code == 404
        page = as_(sanne).get(home_of(found)).text
        assert WORDS["works"] in page
        assert "Dit lees je nu alleen zelf." in page
    assert told() == []


def test_au8_erased_it_is_gone_for_everybody(example, send, look, as_, sanne, anna):
    found = example("accepted")
    home = home_of(found)
    assert send(sanne, found, "/erase", page="").status_code == 302
    assert look(found) is None
    assert as_(anna).get(home).status_code == as_(sanne).get(home).status_code == 404


def test_after_leaving_one_still_takes_it_back_and_erases_but_does_not_change(
    example, send, look, as_, voorjaar, sanne, school, now
):
    found = example("accepted")
    for seat in voorjaar.memberships:
        if seat.user_id == sanne.id:
            seat.leave(now)
    school.commit()
    assert as_(sanne).get(home_of(found) + "/change").status_code == 403
    assert WORDS["name"] in as_(sanne).get("/examples/").text
    send(sanne, found, "/take-back", page="")
    assert look(found).state == State.TAKEN_BACK
    send(sanne, found, "/erase", page="")
    assert look(found) is None


@pytest.mark.parametrize("verb", ["/accept", "/give-back", "/put-aside"])
def test_fellow_students_and_who_proposed_it_do_not_answer_it(
    example, as_, sanne, bilal, voorjaar, verb
):
    home = home_of(example("accepted"))
    data = {"revision": "1", "remark": "Ja."}
    assert as_(bilal).post(home + verb, data=data).status_code == 403
    assert as_(sanne).post(home + verb, data=data).status_code == 403


@pytest.mark.parametrize("verb", ["/change", "/take-back", "/erase"])
def test_only_who_proposed_it_changes_takes_back_and_erases(example, look, as_, anna, bilal, verb):
    found = example("accepted")
    for other in (anna, bilal):
        answer = as_(other).post(home_of(found) + verb, data={**WORDS, "revision": "1"})
        assert answer.status_code == 403
    assert look(found).state == State.ACCEPTED


def test_co2_a_newer_text_comes_back_beside_the_one_that_was_typed(example, send, as_, sanne):
    found = example()
    send(sanne, found, "/change", works="Van de ene pagina.")
    answer = send(sanne, found, "/change", works="Van de andere.", revision="1")
    assert answer.status_code == 409
    assert "Er zijn twee teksten" in answer.text
    assert "Van de ene pagina." in answer.text
    assert "Van de andere." in answer.text


def test_co2_what_changed_meanwhile_is_read_before_it_is_accepted(example, send, look, sanne, anna):
    found = example()
    send(sanne, found, "/change", works="Net anders.")
    answer = send(anna, found, "/accept", page="", revision="1")
    assert answer.status_code == 409
    assert "net veranderd" in answer.text
    assert look(found).state == State.PROPOSED


def test_an_accepted_one_is_taken_back_before_it_is_changed(example, send, sanne, look):
    found = example("accepted")
    answer = send(sanne, found, "/change", works="Nog iets.")
    assert answer.status_code == 409
    assert "Haal het eerst terug." in answer.text
    assert "Nog iets." in answer.text
    assert look(found).works == WORDS["works"]


def test_au3_a_docent_who_opens_it_is_written_down_and_the_writer_sees_it(
    example, as_, sanne, anna, bilal
):
    waits, taken = example(), example("accepted")
    as_(anna).get(home_of(waits))
    as_(bilal).get(home_of(taken))
    page = as_(sanne).get("/privacy/").text
    assert "jouw praktijkvoorbeeld" in page
    assert "Bilal" not in page
    given = example("given back")
    as_(sanne).get(home_of(given))
    assert "je bericht over een praktijkvoorbeeld" in as_(anna).get("/privacy/").text
