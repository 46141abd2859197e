"""What is typed becomes what is looked for; what is found is shown with those words marked."""

import pytest

from learning.search.asking import MOST_WORDS, asked_from, other_forms
from learning.search.folding import folded, plain, whole
from learning.search.matching import for_postgres, for_sqlite
from learning.search.snippets import MOST, found_in, snippet


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Het café om de hoek", "cafe"),
        ("Het cafe om de hoek", "CAFÉ"),
        ("Wij drinken koffie in het cafe\u0301.", "café"),
        ("De ĳsbaan is open", "ijsbaan"),
        ("De ijsbaan is open", "ĲSBAAN"),
        ("Zij zei: “kom binnen”.", "kom"),
        ("Zij zei: ‘kom binnen’.", '"kom binnen"'),
        ("Kom   \n binnen", "„kom binnen”"),
        ("Ik keek naar de foto’s.", "foto's"),
        ("Een foto aan de muur", "foto's"),
        ("De buren kwamen", "buur"),
        ("Een buur kwam", "buren"),
        ("Veel huizen", "huis"),
        ("Een kwartiermaker belt", "kwartier"),
        ("Fijn 🌻zonnebloem🌻!", "zonnebloem"),
        ("C4 en SW3", "sw3"),
    ],
)
def test_a_word_is_found_however_it_is_written(text, typed):
    asked = asked_from(typed)
    assert found_in([text], asked) == text
    assert any(is_hit for _, is_hit in snippet(text, asked))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Een onderzoek", "zoek"),  # not inside a word
        ("kom nu binnen", '"kom binnen"'),
        ("kom binnen", "kom buiten"),
        ("naar", "na"),  # so short a word is itself
    ],
)
def test_what_does_not_stand_there_is_not_found(text, typed):
    assert found_in([text], asked_from(typed)) is None


@pytest.mark.parametrize(
    "typed", ["", None, " ", "%", '"', "*", "-", "(", "\x00", "a", "é", '""', "🌻"]
)
def test_nothing_to_look_for_is_no_question(typed):
    assert not asked_from(typed)


def test_of_very_many_words_the_first_ones_count_and_that_is_said():
    asked = asked_from("woord " * 3 + " ".join(f"w{n}" for n in range(1000)))
    assert len(asked.terms) <= MOST_WORDS
    assert asked.is_cut
    assert not asked_from("een paar woorden").is_cut
    assert asked_from("x" * 100_000).is_cut


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("buren", "buur"), ("mannen", "man"), ("brieven", "brief"), ("huizen", "huis"),
        ("fietsen", "fiets"), ("tafels", "tafel"), ("verhaal", "verhalen"), ("haas", "hazen"),
    ],
)  # fmt: skip
def test_one_and_many_are_alike(word, other):
    assert other in other_forms(word)


def test_only_letters_and_figures_reach_an_index():
    asked = asked_from("""x' OR 1=1; -- "a) | b:*" NEAR(c) foto's {d} ^e \\ 'f'""")
    for match in (for_sqlite(asked, [1, 2]), for_postgres(asked, [1, 2])):
        rest = (
            match.replace("scope : ", "")
            .replace("words : ", "")
            .replace("<->", "")
            .replace("#", "")
        )
        assert set(rest) <= set("abcdefghijklmnopqrstuvwxyz0123456789 \"'()|&*:ORAND"), match


def test_folding_for_its_place_keeps_every_sign_in_place():
    text = whole("Ĳs, cafe\u0301, ß, İstanbul, ŉ, ﬁets, 🌻, ŁÓDŹ")
    assert len(plain(text)) == len(text)
    assert folded("Ĳs CAFE\u0301") == plain(whole("Ĳs CAFE\u0301")) == "ijs cafe"


def test_a_snippet_is_short_and_in_whole_words_with_what_was_looked_for():
    text = "woord " * 100 + "de zwaluwen vlogen " + "woord " * 100
    pieces = snippet(text, asked_from("zwaluw"))
    assert [words for words, is_hit in pieces if is_hit] == ["zwaluwen"]
    shown = "".join(words for words, _ in pieces)
    assert shown.startswith("… woord ")
    assert shown.endswith("woord …")
    assert len(shown) < MOST + 10
