"""A docent asks somebody to be a maatje; that one says yes or liever niet, and nobody asks why."""

import pytest

from learning.maatjes.words import ASKED, GIVEN, LOOK_ON, MEANS, STOPPED


def home(maatje):
    return f"/maatjes/{maatje.public_id}"


@pytest.fixture
def asked(asks, all_of, anna, fatma, bilal):
    """Anna asked Bilal by the page."""
    assert asks(anna, fatma, bilal).status_code == 302
    [maatje] = all_of()
    return maatje


def test_who_is_asked_reads_what_it_means_and_the_newcomer_nothing(asked, told, as_, bilal, fatma):
    assert told() == [("Bilal", ASKED)]
    assert home(asked) in as_(bilal).get("/").text
    page = as_(bilal).get(home(asked)).text
    assert "Wil jij het maatje zijn van <bdi>Fatma</bdi>?" in page
    assert MEANS in page
    assert told() == []
    assert "Bilal" not in as_(fatma).get("/").text
    assert "Je hebt nu geen maatje" in as_(fatma).get("/maatjes/").text
    assert as_(fatma).get(home(asked)).status_code == 404


def test_after_the_yes_both_see_it_and_nobody_else(
    asked, says, told, as_, voorjaar, bilal, fatma, sanne
):
    assert says(bilal, asked, "yes") == 302
    assert told() == [("Fatma", GIVEN)], "and the question waits no longer"
    group = f"/cohorts/{voorjaar.public_id}"
    for who, other in ((fatma, "Bilal"), (bilal, "Fatma")):
        page = as_(who).get("/").text
        assert f'href="{home(asked)}"><bdi>{other}</bdi></a>' in page
        assert home(asked) in as_(who).get(group).text
    assert home(asked) not in as_(sanne).get(group).text + as_(sanne).get("/").text
    page = as_(fatma).get(home(asked)).text
    assert "<bdi>Bilal</bdi> is jouw maatje." in page
    assert "Dit zien: jij, Anna (docent), Bilal en Joost (docent). Verder niemand." in page


def test_liever_niet_is_told_to_the_docent_as_look_for_somebody_else(
    asked, says, told, as_, voorjaar, bilal, fatma, anna
):
    assert says(bilal, asked, "no") == 302
    assert told() == [("Anna", LOOK_ON)]
    assert "Bilal" not in LOOK_ON
    desk = as_(anna).get(f"/maatjes/cohort/{voorjaar.public_id}").text
    assert "zoek iemand anders" in desk
    assert told() == []
    assert as_(bilal).get(home(asked)).status_code == 404
    assert as_(fatma).get(home(asked)).status_code == 404
    ask = as_(anna).get(f"/maatjes/cohort/{voorjaar.public_id}/ask?newcomer={fatma.public_id}")
    assert bilal.public_id not in ask.text, "nobody is asked the same again"


def test_co1_yes_pressed_twice_is_one_yes(asked, says, told, look, bilal, at):
    assert says(bilal, asked, "yes") == 302
    said_at = look(asked).agreed_at
    at("2026-03-10")
    assert says(bilal, asked, "yes") == 302
    assert look(asked).agreed_at == said_at
    assert told() == [("Fatma", GIVEN)]


@pytest.mark.parametrize("who", ["fatma", "sanne", "anna", "karim", "mats", "wim"])
@pytest.mark.parametrize("verb", ["yes", "no"])
def test_nobody_answers_for_another(asked, says, look, cast, who, verb):
    assert says(cast[who], asked, verb) in {403, 404}
    assert (look(asked).agreed_at, look(asked).declined_at) == (None, None)


@pytest.mark.parametrize("who", ["bilal", "fatma"])
def test_either_ends_it_with_one_click_and_without_a_reason(pair, says, told, look, as_, cast, who):
    maatje = pair("agreed")
    assert says(cast[who], maatje, "end") == 302
    other = {"bilal": "Fatma", "fatma": "Bilal"}[who]
    assert told() == [(other, STOPPED)]
    assert look(maatje).ended_at
    for each in ("bilal", "fatma"):
        assert as_(cast[each]).get(home(maatje)).status_code == 404
        assert home(maatje) not in as_(cast[each]).get("/").text
    page = as_(cast[other.lower()])
    assert STOPPED in page.get("/").text
    page.get("/maatjes/")
    assert told() == []


def test_a_docent_ends_it_too_and_both_are_told(pair, says, told, anna):
    assert says(anna, pair("agreed"), "end") == 302
    assert told() == [("Bilal", STOPPED), ("Fatma", STOPPED)]


def test_a_question_that_is_taken_back_leaves_nothing(asked, says, told, as_, anna, bilal, fatma):
    assert says(bilal, asked, "end") == 403, "who was asked says no instead"
    assert says(fatma, asked, "end") == 404
    assert says(anna, asked, "end") == 302
    assert told() == []
    assert as_(bilal).get(home(asked)).status_code == 404
    assert says(bilal, asked, "yes") == 404


def test_a_docent_sees_who_has_no_maatje_yet_the_newest_first(
    pair, school, as_, voorjaar, person, anna, at, now
):
    pair("agreed")
    later = at("2026-03-20")
    voorjaar.add(person("Zoë"), "student", later)
    school.commit()
    page = as_(anna).get(f"/maatjes/cohort/{voorjaar.public_id}").text
    names = ["Zoë", "Bilal", "Fatma", "Noor", "Sanne"]
    places = [page.index(f"<bdi>{name}</bdi>") for name in names]
    assert places == sorted(places)
    assert page.count("heeft nog geen maatje") == 4
    assert "maatje: Bilal" in page


def test_the_desk_is_for_docenten_of_that_cohort(as_, cast, voorjaar):
    desk = f"/maatjes/cohort/{voorjaar.public_id}"
    answers = {who: as_(user).get(desk).status_code for who, user in cast.items() if user}
    assert {who for who, status in answers.items() if status == 200} == {"anna", "joost"}
    assert {answers["mats"], answers["ria"]} == {404}


@pytest.mark.parametrize("who", ["fatma", "anna", "karim", "mats", "wim"])
def test_only_another_student_of_the_cohort_can_be_asked(asks, all_of, cast, who):
    assert asks(cast["anna"], cast["fatma"], cast[who]).status_code == 422
    assert all_of() == []


@pytest.mark.parametrize("who", ["anna", "karim", "mats", "wim"])
def test_only_a_student_of_the_cohort_is_given_a_maatje(asks, all_of, cast, who):
    assert asks(cast["joost"], cast[who], cast["bilal"]).status_code == 404
    assert all_of() == []


def test_the_docent_sees_who_is_er_even_niet_before_asking(as_, voorjaar, anna, fatma, bilal):
    address = f"/maatjes/cohort/{voorjaar.public_id}/ask?newcomer={fatma.public_id}"
    assert "is er even niet" not in as_(anna).get(address).text
    for each in voorjaar.follows:
        as_(bilal).post(f"/pauses/{each.module}/begin")
    assert "Bilal (is er even niet)" in as_(anna).get(address).text


def test_both_read_how_to_reach_each_other_or_that_it_is_over(pair, says, as_, fatma, bilal):
    maatje = pair("agreed")
    page = as_(fatma).get(home(maatje)).text
    assert "aan op een lesdag, of wissel een nummer uit." in page
    assert "Stop als maatjes" in page
    browser = as_(fatma)
    done = browser.post(f"{home(maatje)}/end", follow_redirects=True).text
    assert "Jullie zijn geen maatjes meer. Dat kan, en niemand vraagt waarom." in done
