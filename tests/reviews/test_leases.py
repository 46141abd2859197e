"""One docent at a time looks at a text: seen by colleagues, taken over with words, no lock."""

import pytest

from learning.notices.models import Notice
from learning.reviews.leases.models import Lease
from learning.reviews.models import Review
from tests.pages import hidden_in
from tests.work import post_from_page

JSON = {"Accept": "application/json"}
WORDS = {"already": "Ik zie je buur voor me.", "verdict": "aanvullen"}
BOX = 'name="already"'


@pytest.fixture
def handed_in(work):
    work.hand_in()
    return work


def take_over(browser, work, words=""):
    """As from its page."""
    address = f"{work.review_address}/take-over"
    shown = hidden_in(browser.get(address).text, "held")
    return browser.post(address, data={**shown, "words": words})


def test_who_opens_it_first_has_it_and_a_colleague_reads_along(as_, anna, joost, handed_in):
    assert BOX in as_(anna).get(handed_in.review_address).text
    page = as_(joost).get(handed_in.review_address).text
    assert "Anna kijkt dit nu na" in page
    assert "Sinds vandaag om 10:00" in page
    assert "Ik hielp een buur" in page
    assert BOX not in page
    assert "Neem het over" in page


def test_a_lease_is_over_after_eight_hours_without_anything_that_runs(
    as_, anna, joost, handed_in, at
):
    as_(anna).get(handed_in.review_address)
    at("2026-03-09 16:59")
    assert BOX not in as_(joost).get(handed_in.review_address).text
    at("2026-03-09 17:00")
    assert BOX in as_(joost).get(handed_in.review_address).text
    assert "Joost kijkt dit nu na" in as_(anna).get(handed_in.review_address).text


def test_saving_renews_it(as_, anna, joost, handed_in, at):
    as_(anna).get(handed_in.review_address)
    at("2026-03-09 16:00")
    post_from_page(as_(anna), handed_in.review_address, WORDS, headers=JSON)
    at("2026-03-09 18:00")
    assert BOX not in as_(joost).get(handed_in.review_address).text


def test_the_page_of_the_pile_takes_nothing(as_, anna, handed_in, school):
    as_(anna).get("/reviews/")
    assert school.query(Lease).count() == 0


def test_put_back_on_the_pile_it_is_free_and_the_words_are_kept(as_, anna, joost, handed_in):
    docent = as_(anna)
    answer = post_from_page(docent, handed_in.review_address, {**WORDS, "then": "back"})
    assert answer.location == "/reviews/"
    assert "Het ligt weer op de stapel" in docent.get("/reviews/").text
    page = as_(joost).get(handed_in.review_address).text
    assert BOX in page
    assert "Anna begon hier ook aan feedback" in page
    assert "Joost kijkt dit nu na" in docent.get(handed_in.review_address).text


def test_it_ends_with_a_place_as_docent_and_with_an_account(
    as_, anna, joost, handed_in, school, voorjaar, now
):
    as_(anna).get(handed_in.review_address)
    school.expire_all()
    anna.deactivate(now)
    school.commit()
    assert BOX in as_(joost).get(handed_in.review_address).text
    school.expire_all()
    assert school.query(Lease).one().docent_id == joost.id
    for seat in voorjaar.memberships:
        if seat.user_id == joost.id:
            seat.leave(now)
    anna.reactivate()
    school.commit()
    assert BOX in as_(anna).get(handed_in.review_address).text


def test_taking_over_says_it_to_whoever_had_it_and_keeps_their_words(
    as_, anna, joost, handed_in, school
):
    first, second = as_(anna), as_(joost)
    post_from_page(first, handed_in.review_address, WORDS)
    assert (
        take_over(second, handed_in, "Jij had vandaag vrij.").location == handed_in.review_address
    )
    assert BOX in second.get(handed_in.review_address).text
    told = school.query(Notice).one()
    assert (told.user_id, told.address) == (anna.id, handed_in.review_address)
    assert told.seen_at is None
    assert "vrij" not in told.words
    assert "Joost" not in told.words
    page = first.get(handed_in.review_address).text
    assert "Joost nam dit over" in page
    assert "Jij had vandaag vrij." in page
    assert "Wat jij schreef, staat nog hier" in page
    assert "Ik zie je buur voor me." in page
    school.expire_all()
    assert told.seen_at


def test_who_types_on_after_a_take_over_keeps_their_words_and_is_told(
    as_, anna, joost, handed_in, school
):
    docent = as_(anna)
    shown = hidden_in(docent.get(handed_in.review_address).text)
    take_over(as_(joost), handed_in)
    answer = docent.post(handed_in.review_address, data={**shown, **WORDS}, headers=JSON)
    assert answer.status_code == 200
    assert answer.json["told"].startswith("Joost kijkt dit nu na.")
    assert school.query(Review).one().feedback.words["already"] == WORDS["already"]
    assert "Joost kijkt dit nu na" in docent.get(handed_in.review_address).text


def test_the_same_button_without_words_says_nothing_but_that(as_, anna, joost, handed_in):
    as_(anna).get(handed_in.review_address)
    take_over(as_(joost), handed_in)
    page = as_(anna).get(handed_in.review_address).text
    assert "Joost nam dit over" in page
    assert "schreef je:" not in page


def test_words_for_one_colleague_never_reach_another(
    as_, anna, joost, handed_in, person, voorjaar, school, now
):
    els = person("Els")
    voorjaar.add(els, "docent", now)
    school.commit()
    as_(anna).get(handed_in.review_address)
    third = as_(els)
    shown = hidden_in(third.get(f"{handed_in.review_address}/take-over").text, "held")
    take_over(as_(joost), handed_in)
    answer = third.post(
        f"{handed_in.review_address}/take-over", data={**shown, "words": "Rust maar uit."}
    )
    assert answer.status_code == 409
    assert "Intussen kijkt Joost dit na." in answer.text
    assert "Rust maar uit." in answer.text
    assert "Rust maar uit." not in as_(joost).get(handed_in.review_address).text


def test_too_many_words_are_refused_and_stay(as_, anna, joost, handed_in):
    as_(anna).get(handed_in.review_address)
    answer = take_over(as_(joost), handed_in, "lang " * 200)
    assert answer.status_code == 422
    assert "Houd het kort" in answer.text
    assert "lang lang" in answer.text
    assert BOX in as_(anna).get(handed_in.review_address).text


def test_nothing_is_held_of_what_was_answered(as_, anna, joost, handed_in, school):
    handed_in.review(anna)
    as_(anna).get(handed_in.review_address)
    assert BOX in as_(joost).get(handed_in.review_address).text
    assert school.query(Lease).count() == 0


def test_az4_only_docenten_of_the_cohort_take_it_over(as_, cast, handed_in):
    as_(cast["anna"]).get(handed_in.review_address)
    for who, user in cast.items():
        address = f"{handed_in.review_address}/take-over"
        answer = as_(user).post(address, data={"words": "Ik neem het."})
        expected = {"visitor": 401, "sanne": 403, "anna": 302, "joost": 409}.get(who, 404)
        assert answer.status_code == expected, who
