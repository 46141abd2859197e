"""What changed between two texts: whole words, nothing left out, never slow."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from learning.drafting.changes import FOLDED, GONE, NEW, SAME, changes, folded, is_changed

pytestmark = pytest.mark.sqlite_only

TEXTS = some.text(some.sampled_from("ab .,!\n¶é😀\u0301") | some.characters(), max_size=60)


def without(kind, found):
    return "".join(each.text for each in found if each.kind != kind)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before, after):
    found = changes(before, after)
    assert without(NEW, found) == before
    assert without(GONE, found) == after
    assert is_changed(found) is (before != after)


def test_words_stay_whole():
    found = changes("Ik nam de trein naar huis.", "Ik nam de trekker naar huis!")
    assert [tuple(each[:2]) for each in found] == [
        (SAME, "Ik nam de "),
        (GONE, "trein"),
        (NEW, "trekker"),
        (SAME, " naar huis"),
        (GONE, "."),
        (NEW, "!"),
    ]


@pytest.mark.parametrize(
    "word", ["überhaupt", "thuis-gevoel", "foto’s", "👩‍👩‍👧", "e\u0301e\u0301n"]
)
def test_a_word_is_what_stands_between_spaces_and_points(word):
    found = changes(f"Een {word}, zei hij.", f"Een {word}je, zei hij.")
    assert [each.text for each in found if each.kind == GONE] == [word]


def test_what_is_gone_stands_before_what_is_new():
    kinds = [each.kind for each in changes("rood huis", "groen dak")]
    assert kinds == [GONE, NEW]


def test_a_paragraph_more_is_that_paragraph_and_not_pieces_of_two():
    before = "Het regende.\n\nIk kwam op tijd."
    after = "Het regende.\n\nIk kwam te laat op mijn werk.\n\nIk kwam op tijd."
    [new] = [each.text for each in changes(before, after) if each.kind == NEW]
    assert new == "Ik kwam te laat op mijn werk.\n\n"


def test_the_same_text_is_one_stretch():
    assert changes("Een.\n\nTwee.", "Een.\n\nTwee.") == [(SAME, "Een.\n\nTwee.", 0)]
    assert changes("", "") == []


def test_white_space_that_changed_can_be_seen():
    found = changes("een twee", "een\n\ntwee")
    assert [each.seen for each in found if each.kind != SAME] == ["␣", "¶\n\n"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("a\n" * 10_000, "b\n" * 10_000), ("a b " * 5_000, "b a " * 5_000), ("a" * 20_000, "b" * 9)],
)
def test_the_worst_texts_do_not_keep_a_page_waiting(before, after):
    began = time.monotonic()
    found = changes(before, after, seconds=0.2)
    assert time.monotonic() - began < 5  # an idle machine needs 0.5
    assert without(NEW, found) == before


def long(words=200):
    return " ".join(f"woord{number}" for number in range(words))


def test_long_stretches_that_stayed_are_folded_around_what_changed():
    found = folded(changes(f"{long()} oud {long()}", f"{long()} nieuw {long()}"), around=10)
    assert [each.kind for each in found] == [FOLDED, SAME, GONE, NEW, SAME, FOLDED]
    assert [each.words for each in found if each.kind == FOLDED] == [190, 190]
    assert found[1].text.split()[-1] == "woord199"
    assert found[4].text.split()[0] == "woord0"


@given(some.integers(0, 130), some.integers(0, 130))
def test_folding_leaves_nothing_out(before, after):
    found = changes(f"{long(before)} oud {long(after)}", f"{long(before)} nieuw {long(after)}")
    assert without(NEW, folded(found)) == without(NEW, found)
