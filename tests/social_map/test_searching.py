"""Everybody in the cohort finds what is on the map; the words for it stand in no address."""

import pytest

from learning.social_map.queries import MOST


@pytest.fixture
def some(card, ria, mats, najaar):
    """Three on the map; and some that are not, or not of this cohort."""
    card("approved", name="Buurtkamer De Linde", place="Utrecht", for_whom="Jongeren")
    card("approved", name="Café Zónder Zorgen", place="utrecht ", what="Muziek op vrijdag")
    card("approved", name="De Bron", place="Zeist", what="Voor 50% korting: soep_en_brood")
    card(name="Wacht nog")
    card("given back", name="Terug")
    card("taken off", name="Eraf")
    card("approved", by=mats, cohort=najaar, name="Van een andere groep")


@pytest.fixture
def finds(as_, some):
    """``finds(bilal, q="koffie")``: the names on the page, in order."""

    def search(who, **asks):
        page = as_(who).post("/social_map/", data=asks, follow_redirects=True)
        assert page.status_code == 200
        names = ["Buurtkamer", "Café", "De Bron", "Wacht", "Terug", "Eraf", "Van een"]
        listed = page.text.split('id="kaart"')[1].split('class="margin"')[0]
        return [name for name in names if name in listed]

    return search


@pytest.mark.parametrize("who", ["sanne", "bilal", "anna", "karim"])
def test_everybody_in_the_cohort_finds_what_is_on_the_map(finds, cast, who):
    assert finds(cast[who]) == ["Buurtkamer", "Café", "De Bron"]


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ({"q": "cafe"}, ["Café"]),
        ({"q": "ZONDER zórgen"}, ["Café"]),
        ({"q": "jongeren linde"}, ["Buurtkamer"]),
        ({"q": "linde muziek"}, []),
        ({"q": "50%"}, ["De Bron"]),
        ({"q": "soep_en"}, ["De Bron"]),
        ({"q": "%"}, ["Buurtkamer", "Café", "De Bron"]),
        ({"q": "_"}, ["Buurtkamer", "Café", "De Bron"]),
        ({"place": "utrecht"}, ["Buurtkamer", "Café"]),
        ({"place": "zeist", "q": "linde"}, []),
        ({"place": "verzonnen"}, []),
        ({"q": "x" * 200}, []),
        ({"q": "' OR 1=1 --"}, []),
    ],
)
def test_by_word_and_place_whatever_accents_and_capitals(finds, bilal, asks, found):
    assert finds(bilal, **asks) == found


def test_a_place_stands_once_in_the_list_however_it_was_written(as_, some, bilal):
    page = as_(bilal).get("/social_map/").text
    assert page.count('<option value="utrecht"') == 1
    assert page.count('<option value="zeist"') == 1


def test_what_was_looked_for_stands_in_the_field_again(as_, some, bilal):
    page = as_(bilal).post("/social_map/", data={"q": "<b>linde", "place": "zeist"}).text
    assert 'value="&lt;b&gt;linde"' in page
    assert '<option selected value="zeist"' in page


def test_a_place_has_an_address_and_words_in_it_are_left_there(as_, some, bilal, voorjaar):
    only_place = {"q": " ", "place": "zeist", "cohort": voorjaar.public_id}
    answer = as_(bilal).post("/social_map/", data=only_place)
    assert answer.location == f"/social_map/?place=zeist&cohort={voorjaar.public_id}"
    page = as_(bilal).get(f"{answer.location}&q=linde").text  # an address from before
    assert "De Bron" in page


def test_nobody_finds_the_map_of_a_cohort_they_are_not_in(as_, some, voorjaar, mats, wim):
    for who in (mats, wim):
        assert as_(who).get(f"/social_map/?cohort={voorjaar.public_id}").status_code == 404
        asked = {"cohort": voorjaar.public_id, "q": "linde"}
        assert as_(who).post("/social_map/", data=asked).status_code == 404
    assert "Buurtkamer" not in as_(mats).get("/social_map/").text
    assert "niet in een groep" in as_(wim).get("/social_map/").text


def test_who_is_in_two_cohorts_goes_from_one_map_to_the_other(
    as_, some, school, najaar, bilal, now
):
    najaar.add(bilal, "student", now)
    school.commit()
    page = as_(bilal).get(f"/social_map/?cohort={najaar.public_id}").text
    assert "Van een andere groep" in page
    assert "De kaart van Voorjaar" in page


def test_a_long_map_says_that_there_is_more(card, as_, bilal):
    for number in range(MOST + 1):
        card("approved", name=f"Plek {number:03}")
    page = as_(bilal).get("/social_map/").text
    assert f"Plek {MOST - 1:03}" in page
    assert f"Plek {MOST:03}" not in page
    assert "Er zijn er meer." in page


def test_a_map_costs_the_same_however_long_it_is(card, as_, anna, statements):
    browser = as_(anna)

    def costs():
        browser.get("/social_map/")
        statements.clear()
        browser.get("/social_map/")
        return len(statements)

    card("approved")
    card()
    few = costs()
    for number in range(6):
        card("approved", name=f"Plek {number}")
        card(name=f"Wacht {number}")
    assert costs() == few <= 11


@pytest.mark.parametrize("who", ["sanne", "anna", "karim"])
def test_the_map_is_reached_from_the_page_of_the_cohort_and_of_the_modules(
    as_, cast, voorjaar, who
):
    home = f"/social_map/?cohort={voorjaar.public_id}"
    assert home in as_(cast[who]).get(f"/cohorts/{voorjaar.public_id}").text
    assert 'href="/social_map/"' in as_(cast[who]).get("/modules/").text


def test_a_beheerder_who_is_in_no_cohort_is_not_led_to_its_map(as_, voorjaar, wim):
    assert "/social_map/?" not in as_(wim).get(f"/cohorts/{voorjaar.public_id}").text
