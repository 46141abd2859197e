"""What a docent says to the colleague of whom they take work over reaches that colleague."""

from datetime import timedelta

import pytest

from learning.cohorts.models import Role
from learning.reviews.leases.models import TakeOverNote
from learning.ticking import tick
from tests.pages import hidden_in
from tests.work import post_from_page

SAID = "Jij had vandaag vrij."


@pytest.fixture
def work(work):
    work.hand_in()
    return work


@pytest.fixture
def take_over(as_, work):
    """``take_over(who, words)``: as from its page."""

    def press(who, words=SAID):
        address = f"{work.review_address}/take-over"
        shown = hidden_in(as_(who).get(address).text, "held")
        return as_(who).post(address, data={**shown, "words": words})

    return press


@pytest.fixture
def taken(as_, anna, joost, work, take_over):
    """Anna looked at it, and Joost took it over with words."""
    as_(anna).get(work.review_address)
    assert take_over(joost).status_code == 302
    return work


def send(docent, work):
    data = {"already": "Mooi.", "verdict": "voldaan", "then": "preview"}
    preview = post_from_page(docent, work.review_address, data).location
    shown = hidden_in(docent.get(preview).text, "revision", "said")
    assert docent.post(preview, data=shown).status_code == 302


def test_they_are_read_after_it_was_sent(as_, anna, joost, taken):
    send(as_(joost), taken)
    page = as_(anna).get(taken.review_address).text
    assert "Joost nam dit van je over" in page
    assert SAID in page


def test_they_are_read_after_a_third_took_it_over(
    as_, anna, taken, take_over, person, voorjaar, school, now
):
    els = person("Els")
    voorjaar.add(els, Role.DOCENT, now)
    school.commit()
    assert take_over(els, "").status_code == 302
    assert SAID in as_(anna).get(taken.review_address).text
    assert SAID not in as_(els).get(taken.review_address).text


def test_they_are_read_when_it_lapsed_and_when_it_was_laid_back(as_, anna, joost, taken, at):
    post_from_page(as_(joost), taken.review_address, {"then": "back"})
    at("2026-03-10 18:00")
    assert SAID in as_(anna).get(taken.review_address).text


def test_both_see_them_and_nobody_else(as_, cast, taken):
    for who, user in cast.items():
        sees = SAID in as_(user).get(taken.review_address).text
        assert sees == (who in {"anna", "joost"}), who


def test_once_read_they_stay_a_day_and_then_they_are_forgotten(
    as_, anna, taken, school, app, at, now
):
    as_(anna).get(taken.review_address)
    at("2026-03-10 08:00")
    tick(app)
    assert SAID in as_(anna).get(taken.review_address).text
    at("2026-03-10 09:30")
    assert SAID not in as_(anna).get(taken.review_address).text
    tick(app)
    school.rollback()
    assert school.query(TakeOverNote).count() == 0


def test_what_nobody_came_to_read_is_forgotten_after_two_weeks(taken, school, app, at, now):
    at((now + timedelta(days=13)).strftime("%Y-%m-%d %H:%M"))
    tick(app)
    assert school.query(TakeOverNote).count() == 1
    school.rollback()
    at((now + timedelta(days=15)).strftime("%Y-%m-%d %H:%M"))
    tick(app)
    assert school.query(TakeOverNote).count() == 0


def test_who_laid_it_back_meanwhile_gets_no_words_and_the_words_come_back(
    as_, anna, joost, work, school
):
    as_(anna).get(work.review_address)
    address = f"{work.review_address}/take-over"
    shown = hidden_in(as_(joost).get(address).text, "held")
    post_from_page(as_(anna), work.review_address, {"then": "back"})
    answer = as_(joost).post(address, data={**shown, "words": SAID})
    assert answer.status_code == 409
    assert "Niemand anders kijkt dit nu na" in answer.text
    assert SAID in answer.text
    assert SAID not in as_(anna).get(work.review_address).text
    assert as_(joost).post(address, data={**shown, "words": ""}).status_code == 302


def test_pressed_twice_it_is_said_once(as_, anna, joost, work, school):
    as_(anna).get(work.review_address)
    address = f"{work.review_address}/take-over"
    shown = hidden_in(as_(joost).get(address).text, "held")
    for _ in range(2):
        assert as_(joost).post(address, data={**shown, "words": SAID}).status_code == 302
    assert school.query(TakeOverNote).count() == 1


def test_who_has_it_by_now_in_another_tab_gets_the_words_back(as_, anna, joost, work):
    as_(anna).get(work.review_address)
    address = f"{work.review_address}/take-over"
    shown = hidden_in(as_(joost).get(address).text, "held")
    post_from_page(as_(anna), work.review_address, {"then": "back"})
    as_(joost).get(work.review_address)
    answer = as_(joost).post(address, data={**shown, "words": SAID})
    assert answer.status_code == 409
    assert SAID in answer.text
