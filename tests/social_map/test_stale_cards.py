"""CO2, CO3: two who change or judge a card at once: nothing is overwritten in silence."""

import pytest

from learning.social_map.models import LOOK_AGAIN
from learning.social_map.states import State
from tests.faults.test_at_once import all_at_once, posts
from tests.pages import hidden_in
from tests.social_map.cards import WORDS


@pytest.fixture
def waiting(card):
    return card()


@pytest.fixture
def home(waiting):
    return f"/social_map/{waiting.public_id}"


def test_co2_a_newer_text_comes_back_beside_the_one_that_was_typed(
    as_, waiting, home, look, send, sanne, anna
):
    browser = as_(sanne)
    old = hidden_in(browser.get(f"{home}/change").text)
    send(anna, waiting, "/change", what="Koffie en thee.")
    typed = {**WORDS, **old, "what": "Soep op dinsdag."}
    answer = browser.post(f"{home}/change", data=typed)
    assert answer.status_code == 409
    assert "Koffie en thee." in answer.text
    assert "Soep op dinsdag." in answer.text
    assert look(waiting).what == "Koffie en thee."
    again = {**typed, **hidden_in(answer.text)}
    assert browser.post(f"{home}/change", data=again).status_code == 302
    assert look(waiting).what == "Soep op dinsdag."


@pytest.mark.parametrize("verb", ["/approve", "/give-back"])
def test_co3_what_a_docent_did_not_see_is_not_judged(
    as_, waiting, home, look, send, sanne, anna, verb
):
    browser = as_(anna)
    seen = hidden_in(browser.get(home if verb == "/approve" else home + verb).text)
    send(sanne, waiting, "/change", what="Iets heel anders.")
    answer = browser.post(home + verb, data={**seen, "remark": "Mooi gevonden."})
    assert answer.status_code == 409
    assert LOOK_AGAIN in answer.text
    assert "Iets heel anders." in answer.text
    assert (verb == "/approve") or "Mooi gevonden." in answer.text
    assert look(waiting).state == State.PROPOSED


def test_co3_given_back_after_it_was_approved_is_refused_with_the_words(
    as_, waiting, home, look, send, anna, joost
):
    browser = as_(joost)
    seen = hidden_in(browser.get(f"{home}/give-back").text)
    send(anna, waiting, "/approve", page="")
    answer = browser.post(f"{home}/give-back", data={**seen, "remark": "Wat doen ze?"})
    assert answer.status_code == 409
    assert "staat al op de kaart" in answer.text
    assert "Wat doen ze?" in answer.text
    assert (look(waiting).state, look(waiting).remark) == (State.APPROVED, "")


def test_co1_co3_two_docenten_at_once_one_clear_result(as_, waiting, home, look, anna, joost):
    seen = hidden_in(as_(anna).get(home).text)
    calls = [posts(as_(who), f"{home}/approve", seen) for who in (anna, joost, anna, joost)]
    assert all_at_once(calls) == [302] * 4
    assert look(waiting).state == State.APPROVED


@pytest.mark.parametrize("turn", range(4))
def test_co3_changed_and_approved_at_once_never_puts_on_the_map_what_nobody_saw(
    as_, waiting, home, look, sanne, anna, turn
):
    writer, docent = as_(sanne), as_(anna)
    change = {**WORDS, **hidden_in(writer.get(f"{home}/change").text), "what": "Anders."}
    seen = hidden_in(docent.get(home).text)
    answers = all_at_once(
        [posts(writer, f"{home}/change", change), posts(docent, f"{home}/approve", seen)]
    )
    found = look(waiting)
    assert sorted(answers) == [302, 409]
    assert (found.state, found.what) in [
        (State.APPROVED, WORDS["what"]),
        (State.PROPOSED, "Anders."),
    ]


def test_co3_erased_while_a_docent_looks(as_, waiting, home, look, send, sanne, anna):
    docent = as_(anna)
    seen = hidden_in(docent.get(home).text)
    assert send(sanne, waiting, "/erase", page="").status_code == 302
    assert look(waiting) is None
    assert docent.post(f"{home}/approve", data=seen).status_code == 404
