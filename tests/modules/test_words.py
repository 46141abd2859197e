"""Hard words, explained on the spot at their first use in a chapter."""

import pytest

from learning.modules.words import in_a_sentence

WORD = "[draagvlak](begrip:draagvlak)"
EXPLANATION = (
    '<details class="word"><summary>Wat is draagvlak?</summary>'
    "<p>Genoeg mensen vinden het een goed plan.</p></details>"
)


def without_ids(html):
    import re

    return re.sub(r' id="[^"]*"', "", html).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"Zoek {WORD} nu.", f"<p>Zoek <dfn>draagvlak</dfn> nu.</p>{EXPLANATION}"),
        (f"Zoek *{WORD}* nu.", f"<p>Zoek <em><dfn>draagvlak</dfn></em> nu.</p>{EXPLANATION}"),
        (f"## Over {WORD}", f"<h2>Over <dfn>draagvlak</dfn></h2>{EXPLANATION}"),
        (f"- Zoek {WORD}", f"<ul><li>Zoek <dfn>draagvlak</dfn>{EXPLANATION}</li></ul>"),
        (
            f"- Zoek {WORD}\n    - Ja",
            f"<ul><li>Zoek <dfn>draagvlak</dfn>{EXPLANATION}<ul><li>Ja</li></ul></li></ul>",
        ),
        (f"> {WORD}", f"<blockquote><p><dfn>draagvlak</dfn></p>{EXPLANATION}</blockquote>"),
    ],
)
def test_the_explanation_comes_right_after(html_of, text, html):
    assert without_ids(html_of(text)) == html


def test_in_a_table_it_stands_in_the_cell(html_of):
    html = without_ids(html_of(f"|a|b|\n|-|-|\n|{WORD}|c|"))
    assert f"<td><dfn>draagvlak</dfn>{EXPLANATION}</td>" in html


def test_only_the_first_use_is_explained(html_of):
    html = without_ids(html_of(f"{WORD} en {WORD}\n\nWeer {WORD}"))
    assert html == f"<p><dfn>draagvlak</dfn> en draagvlak</p>{EXPLANATION}<p>Weer draagvlak</p>"


def test_two_words_are_explained_in_their_order(html_of):
    html = html_of(f"{WORD} en [rol](begrip:rolherstel)")
    assert html.index("Wat is draagvlak?") < html.index("Wat is herstel van rollen?")


def test_a_chapter_explains_again_but_its_blocks_do_not(content, module_with):
    note = f"Tekst met {WORD}\n\n/// let-op | A\nOok {WORD}\n///"
    content({"proef/02-b.md": WORD})
    first, second = module_with(note).modules["proef"].chapters
    assert [block.html.count("<details") for block in first.blocks] == [1, 0]
    assert second.blocks[0].html.count("<details") == 1


def test_a_word_within_an_explanation_is_plain(content):
    from learning.modules.library import Library

    shelf = Library(content.root).shelf()
    assert shelf.terms["rolherstel"].html == "<p>Je pakt weer iets op. Zie draagvlak.</p>"


@pytest.mark.parametrize(
    ("word", "said"),
    [("Draagvlak", "draagvlak"), ("GGZ", "GGZ"), ("Enik Recovery", "Enik Recovery"), ("a", "a")],
)
def test_a_word_stands_in_a_sentence(word, said):
    assert in_a_sentence(word) == said
