"""Two texts beside each other: what is the same, what is not, and nothing left out."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from learning.drafting.paragraphs import MOST_CHOICES, Differs, Same, pieces_of
from learning.drafting.picking import BOTH, STORED, TYPED, joined

pytestmark = pytest.mark.sqlite_only

PARAGRAPHS = some.sampled_from(["een", "twee", "drie\nregels", " vier ", "é", "", "\t"])
BETWEEN = some.sampled_from(["\n\n", "\n \n", "\n\n\n\n", "\n"])
TEXTS = some.one_of(
    some.lists(some.tuples(PARAGRAPHS, BETWEEN), max_size=8).map(
        lambda pairs: "".join(text + between for text, between in pairs)
    ),
    some.text(some.sampled_from("ab \n\r\t"), max_size=30),
)


def spots(pieces):
    return [each for each in pieces if isinstance(each, Differs)]


def paragraphs(text):
    return [each.strip() for each in re.split(r"\n[^\S\n]*\n", text) if each.strip()]


@given(TEXTS, TEXTS)
def test_the_pieces_of_one_side_are_that_text_exactly(stored, typed):
    pieces = pieces_of(stored, typed)
    assert "".join(each.stored for each in pieces) == stored
    assert "".join(each.typed for each in pieces) == typed
    many = len(spots(pieces))
    assert joined(pieces, [STORED] * many) == (stored if many else typed)
    assert joined(pieces, [TYPED] * many) == typed


@given(TEXTS, TEXTS, some.data())
def test_every_paragraph_that_is_chosen_is_there_whole(stored, typed, data):
    pieces = pieces_of(stored, typed)
    picks = [data.draw(some.sampled_from([STORED, TYPED, BOTH])) for _ in spots(pieces)]
    text = joined(pieces, picks)
    wanted = [each.text for each in pieces if isinstance(each, Same)]
    for spot, pick in zip(spots(pieces), picks, strict=True):
        wanted += [spot.stored.strip()] if pick != TYPED else []
        wanted += [spot.typed.strip()] if pick != STORED else []
    there = paragraphs(text)
    assert all(each in there for words in wanted for each in paragraphs(words))


def test_what_is_the_same_stands_once_and_what_is_not_stands_beside_each_other():
    stored = "De bus kwam niet.\n\nIk liep.\n\nHet regende."
    typed = "De bus kwam niet.\n\nIk belde Noor.\n\nHet regende."
    assert pieces_of(stored, typed) == [
        Same("De bus kwam niet.\n\n", "De bus kwam niet.\n\n"),
        Differs("Ik liep.\n\n", "Ik belde Noor.\n\n"),
        Same("Het regende.", "Het regende."),
    ]


def test_a_paragraph_more_is_a_difference_with_nothing_on_the_other_side():
    assert pieces_of("Een.", "Een.\n\nTwee.") == [Same("Een.", "Een.\n\n"), Differs("", "Twee.")]
    assert joined(pieces_of("Een.", "Een.\n\nTwee."), [BOTH]) == "Een.\n\nTwee."
    assert joined(pieces_of("Een.\n\nTwee.", "Een."), [BOTH]) == "Een.\n\nTwee."


def test_both_stand_below_each_other_with_a_blank_line_between():
    assert joined(pieces_of("Ik liep.", "Ik belde."), [BOTH]) == "Ik liep.\n\nIk belde."


def test_other_white_space_around_it_is_no_difference():
    assert spots(pieces_of("Een.\n\nTwee.", "Een. \n\n\n\nTwee.\n")) == []


def test_so_many_differences_that_nobody_would_choose_are_one():
    words = range(MOST_CHOICES + 1)
    stored = "\n\n".join(f"Begin {each}.\n\nA {each}." for each in words)
    typed = "\n\n".join(f"Begin {each}.\n\nB {each}." for each in words)
    pieces = pieces_of(stored, typed)
    assert len(spots(pieces)) == 1
    assert pieces[0] == Same("Begin 0.\n\n", "Begin 0.\n\n")


WORST = [
    ("a\n\n" * 6_666, "a\n\n" * 5_000 + "b\n\n" * 1_600),
    ("\n\n".join(map(str, range(3_000))), "\n\n".join(map(str, reversed(range(3_000))))),
    ("\n\n".join(str(each % 9) for each in range(6_000)), "\n\n".join("87654321" * 800)),
    ("\n" * 20_000, " \n" * 10_000),
    (" " * 20_000, "\n" + " " * 19_999),
    ("a" * 20_000, "b" * 20_000),
]


@pytest.mark.parametrize(("stored", "typed"), WORST)
def test_the_worst_texts_are_quick(stored, typed):
    began = time.monotonic()
    pieces = pieces_of(stored, typed)
    assert time.monotonic() - began < 3  # an idle machine needs 0.05
    assert "".join(each.stored for each in pieces) == stored
    assert "".join(each.typed for each in pieces) == typed
