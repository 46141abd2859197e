"""Part 3: words are found in a text however they were typed over; only its own are kept."""

from time import process_time

import pytest

from learning.competences.evidence.quoting import (
    APART,
    MOST_PIECES,
    Answer,
    pieces_of,
    ticked,
    typed_over,
)

STORY = (
    "Ik hielp **een buur** met de fiets. Dat was “fijn”!\n"
    "En toen…\n\nDe tweede alinea 🚲 is kort.\n\n- een\n- twee"
)
TEXT = [Answer("Wat gebeurde er?", STORY), Answer("Wie?", "שלום עולם. Ik\u200b kan dit.")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een buur met de fiets", "een buur met de fiets"),
        ("EEN  buur\nmet de fiets.", "een buur met de fiets."),
        ("een **buur** met *de* fiets", "een buur met de fiets"),
        ('Dat was "fijn"', "Dat was “fijn”!"),
        ("Dat was fijn", "Dat was “fijn"),
        ("En toen...", "En toen…"),
        ("tweede alinea 🚲\ufe0f is", "tweede alinea 🚲 is"),
        ("En toen… De tweede", "En toen…\n\nDe tweede"),
        ("is kort. - een * twee", "is kort.\n\neen\n\ntwee"),
        ("שלום", "שלום"),
        ("\u202bשלום עולם\u202c", "שלום עולם"),
        ("Ik kan", "Ik\u200b kan"),
        ("bu", "buur"),
    ],
)
def test_words_typed_over_are_found_as_they_stand_in_the_text(typed, kept):
    assert typed_over(TEXT, typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "Ik hielp twee buren",
        "***",
        "…",
        "\u200b",
        "fiets alinea",
        "dit Ik hielp",
        "🚲🚲",
        "een drie",
    ],
)
def test_words_that_do_not_stand_there_are_not_found(typed):
    assert typed_over(TEXT, typed) is None


def test_a_line_that_breaks_within_a_paragraph_stays_a_line():
    assert typed_over(TEXT, "“fijn”! En toen") == "“fijn”!\nEn toen"


def test_a_word_with_an_accent_is_the_same_in_either_way_of_writing_it():
    text = [Answer("", "Het cafe\u0301 was dicht.")]
    assert typed_over(text, "het café was") == "Het cafe\u0301 was"


def test_sentences_are_ticked_and_those_that_follow_each_other_are_one_passage():
    (_, paragraphs), (_, _) = pieces_of(TEXT)
    names = [name for each in paragraphs for name, _ in each]
    assert ticked(TEXT, names[:2]) == "Ik hielp een buur met de fiets. Dat was “fijn”!"
    assert ticked(TEXT, [names[3], names[0]]) == (
        f"Ik hielp een buur met de fiets.{APART}De tweede alinea 🚲 is kort."
    )
    assert ticked(TEXT, ["0.1-4", "9.0-3", "onzin"]) == ""


def test_a_passage_may_go_from_one_paragraph_into_the_next():
    (_, paragraphs), _ = pieces_of(TEXT)
    names = [name for each in paragraphs for name, _ in each]
    assert ticked(TEXT, names[2:4]) == "En toen…\n\nDe tweede alinea 🚲 is kort."


def test_of_a_very_long_text_one_ticks_paragraphs():
    long = [Answer("", "Ja. Nee. " * MOST_PIECES + "\n\nKort.")]
    ((_, paragraphs),) = pieces_of(long)
    assert [len(each) for each in paragraphs] == [1, 1]


def test_whole_words_further_on_go_before_a_part_of_a_word():
    text = [Answer("", "Buurtbewoners kwamen."), Answer("", "Kom in de buurt.")]
    assert typed_over(text, "buurt") == "buurt"
    assert typed_over(text[:1], "buurt") == "Buurtbewoners"


@pytest.mark.parametrize("typed", ["a", "aa"])
def test_one_letter_is_looked_for_in_the_longest_text_in_no_time(typed):
    """Every sign of it is a place; looking around each of them took minutes."""
    long, begun = Answer("", "a" * 20_000), process_time()
    assert typed_over([long, long], typed) == long.text
    assert process_time() - begun < 2
