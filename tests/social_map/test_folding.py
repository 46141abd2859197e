"""Words as they are looked for."""

import pytest

from learning.social_map.folding import MOST_WORDS, folded, words_in


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Café Zónder Zorgen", "cafe zonder zorgen"),
        ("IJsselstein", "ijsselstein"),
        ("Ĳsselstein", "ijsselstein"),
        ("’s-Hertogenbosch", "s hertogenbosch"),
        ("Straße  Łódź\tØre", "strasse lodz ore"),
        ("50%_korting", "50 korting"),
        ("...", ""),
    ],
)
def test_accents_capitals_and_punctuation_do_not_matter(text, plain):
    assert folded(text) == plain


def test_a_search_has_an_end():
    assert len(words_in("a b c d e f g h i j k")) == MOST_WORDS
    assert words_in("x" * 5000) == ["x" * 200]
