"""The splitter: pieces with their lines, and a word for everything that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.modules.problems import Problems
from learning.modules.source import Block, Prose, read_document


def read(text, own=True):
    problems = Problems("tekst.md", own)
    return read_document(text, problems), [(each.line, each.message) for each in problems.found]


def test_text_without_blocks_is_one_piece():
    document, problems = read("# Kop\n\nTekst\n")
    assert document.pieces == (Prose("# Kop\n\nTekst\n", 1),)
    assert document.front is None
    assert not problems


def test_front_matter_and_lines():
    document, _ = read("---\ntitel: A\n---\n\nTekst")
    assert document.front == Prose("titel: A", 2)
    assert document.pieces == (Prose("\nTekst", 4),)


def test_a_block_with_options_title_and_body():
    document, problems = read("/// opdracht | Een | titel\nid: a\nplan: 3\n\nTekst\n///\nNa")
    block, after = document.pieces
    assert (block.name, block.title, block.line) == ("opdracht", "Een | titel", 1)
    assert block.options == Prose("id: a\nplan: 3", 2)
    assert block.prose == Prose("\nTekst", 4)
    assert after == Prose("Na", 7)
    assert not problems


def test_parts_and_criteria_stand_in_an_opdracht():
    document, problems = read(
        "/// opdracht | A\nid: a\n\nX\n/// deel | B\nid: b\n///\n/// criteria\n- c: D.\n///\n///"
    )
    (block,) = document.pieces
    assert [each.title for each in block.inner("deel")] == ["B"]
    assert block.inner("criteria")[0].prose == Prose("- c: D.", 9)
    assert not problems


def test_a_block_without_options_begins_with_its_body():
    document, _ = read("/// let-op | Zwaar\nid: geen optie\n///")
    assert document.pieces[0].options is None
    assert document.pieces[0].prose.text == "id: geen optie"


@pytest.mark.parametrize("fence", ["```", "~~~~", "   ```"])
def test_in_a_code_fence_nothing_is_a_block(fence):
    text = f"{fence} text\n/// opdracht\n///\n{fence.strip()}\nNa"
    document, problems = read(text)
    assert document.pieces == (Prose(text, 1),)
    assert not problems


def test_a_fence_ends_only_with_its_own_kind():
    document, problems = read("````\n```\n/// x\n~~~~\n/// y\n`````\n/// profiel\ntoon: a\n///")
    assert [type(piece) for piece in document.pieces] == [Prose, Block]
    assert not problems


@pytest.mark.parametrize("line", ["    /// opdracht", "//// lijn", "tekst /// opdracht", "//"])
def test_only_three_slashes_at_the_margin_count(line):
    document, problems = read(line)
    assert document.pieces == (Prose(line, 1),)
    assert not problems


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n/// opdragt | B\n///", 2, "Bedoel je ‘opdracht’?"),
        ("/// zzz\n///", 1, "Kies uit"),
        ("a\n/// let-op | B\nc", 2, "stopt niet"),
        ("a\n///", 2, "geen blok open"),
        ("/// Dit is een zin.", 1, "begint met ///"),
        ("/// deel | A\n///", 1, "hoort in een opdracht"),
        ("/// let-op | A\n/// opdracht | B\n///\n///", 2, "kan niet in ‘let-op’"),
        ("/// opdracht | A\n\n/// opdracht | B\n///\n///", 3, "kan niet in ‘opdracht’"),
        ("---\ntitel: A\nTekst", 1, "stopt niet"),
    ],
)
def test_md2_what_is_wrong_has_its_line(text, line, words):
    _, problems = read(text)
    assert len(problems) == 1
    assert problems[0][0] == line
    assert words in problems[0][1]


def test_everything_wrong_is_said_at_once():
    _, problems = read("///\n/// a\n///\n/// b\n///\n/// let-op | C")
    assert [line for line, _ in problems] == [1, 2, 4, 6]


def test_after_a_fault_the_rest_is_still_read():
    document, _ = read("/// onbekend\n///\n/// let-op | A\nTekst\n///")
    assert [piece.name for piece in document.pieces] == ["let-op"]


SIGNS = ["///", "/// opdracht | A", "/// deel", "/// x", "```", "~~~", "---", "- a: b", "id: a", ""]


@given(st.text(max_size=300))
def test_no_text_makes_the_splitter_raise(text):
    read(text)


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), max_size=40).map("\n".join))
def test_no_heap_of_marks_makes_the_splitter_raise(text):
    document, problems = read(text)
    lines = text.count("\n") + 1
    assert all(1 <= line <= lines for line, _ in problems)
    assert all(1 <= piece.line <= lines for piece in document.pieces)


def test_thousands_of_blocks_in_each_other_are_read():
    _, problems = read("/// opdracht | A\n" * 20_000)
    assert len(problems) > 19_999
