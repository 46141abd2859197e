"""CO2: what comes of two texts, once somebody chose."""

import pytest

from learning.drafting.picking import Pair, Spot, choose, one_of, skips

pytestmark = pytest.mark.sqlite_only

STORED = {"a": "Begin.\n\nOud.\n\nEind.\n\nOud slot.", "b": "Zelfde.", "c": "Blijft."}
TYPED = {"a": "Begin.\n\nNieuw.\n\nEind.\n\nNieuw slot.", "b": "Zelfde."}


@pytest.mark.parametrize(
    ("picks", "text"),
    [
        ({"a-0": "stored", "a-1": "typed"}, "Begin.\n\nOud.\n\nEind.\n\nNieuw slot."),
        ({"a-0": "typed", "a-1": "stored"}, "Begin.\n\nNieuw.\n\nEind.\n\nOud slot."),
        ({"a-0": "both", "a-1": "typed"}, "Begin.\n\nOud.\n\nNieuw.\n\nEind.\n\nNieuw slot."),
        ({"all": "typed"}, TYPED["a"]),
        ({"all": "stored"}, STORED["a"]),
        ({"all": "stored", "a-0": "typed"}, STORED["a"]),
        ({"all": "both"}, "Begin.\n\nOud.\n\nNieuw.\n\nEind.\n\nOud slot.\n\nNieuw slot."),
    ],
)
def test_each_difference_is_picked_by_itself_or_all_at_once(picks, text):
    assert choose(STORED, TYPED, picks) == {"a": text, "b": "Zelfde."}


@pytest.mark.parametrize("picks", [{}, {"a-0": "onzin"}, {"a-9": "typed", "z-0": "typed"}])
def test_what_was_not_picked_loses_nothing(picks):
    text = choose(STORED, TYPED, picks)["a"]
    assert all(each in text for each in ("Oud.", "Nieuw.", "Oud slot.", "Nieuw slot."))


def test_of_a_question_with_choices_there_is_one_answer_and_the_last_goes_before():
    stored, typed = {"a": "ja"}, {"a": "nee"}
    assert choose(stored, typed, {"x-0": "typed"}, {"a"}) == {"a": "nee"}
    assert choose(stored, typed, {"all": "both"}, {"a"}) == {"a": "nee"}
    assert choose(stored, typed, {"a-0": "stored"}, {"a"}) == {"a": "ja"}


def test_a_page_on_which_nothing_was_chosen_does_not_take_a_choice_away():
    assert choose({"a": "ja"}, {"a": ""}, {"x-0": "typed"}, {"a"}) == {"a": "ja"}
    assert choose({"a": "ja"}, {"a": ""}, {"a-0": "typed"}, {"a"}) == {"a": ""}
    assert Pair("a", "a", "?", "ja", "", {"ja": "Ja"}).first == "stored"
    assert Pair("a", "a", "?", "ja", "nee", {"ja": "Ja", "nee": "Nee"}).first == "typed"
    assert Pair("a", "a", "?", "y", "", {"y": "Ja", "": "Nee"}).first == "typed"


def test_keeping_what_was_stored_adds_no_empty_answers():
    assert choose({}, {"a": "Iets.", "b": ""}, {"all": "stored"}) == {}


def test_what_does_not_go_together_is_what_was_typed_unless_picked():
    assert one_of("oud", "nieuw", {}, "a-0") == "nieuw"
    assert one_of("oud", "nieuw", {"a-0": "stored"}, "a-0") == "oud"


def test_passing_a_question_over_is_picked_too():
    picks = {"skip-a-0": "stored", "skip-c-0": "stored"}
    assert skips(["a", "b"], ["c"], picks) == ["a"]
    assert skips(["a", "b"], ["c"], {}) == ["c"]


def test_a_spot_says_where_it_stands():
    pair = Pair("a", "answer-a", "Wat?", STORED["a"], TYPED["a"])
    assert pair.spots == [
        Spot("a-0", 1, "Begin.", "Oud.\n\n", "Nieuw.\n\n"),
        Spot("a-1", 2, "Eind.", "Oud slot.", "Nieuw slot."),
    ]
    words = "een twee drie vier vijf zes zeven acht negen"
    [spot] = Pair("a", "a", "?", f"{words}\n\nA", f"{words}\n\nB").spots
    assert spot.after == "… twee drie vier vijf zes zeven acht negen"


def test_names_stay_with_their_place_where_only_white_space_differs():
    pair = Pair("a", "a", "?", "Een.", "\n\n\nEen.\n\nTwee.")
    text = choose({"a": pair.stored}, {"a": pair.typed}, {pair.spots[-1].name: "stored"})["a"]
    assert text.strip() == "Een."


def test_the_same_answer_has_no_spots_and_a_choice_is_told_in_words():
    assert Pair("a", "a", "?", "ja", "ja", {"ja": "Ja"}).spots == []
    [spot] = Pair("a", "a", "?", "", "ja", {"ja": "Ja, vaak"}).spots
    assert (spot.stored, spot.typed) == ("niets gekozen", "Ja, vaak")
