"""YAML of authors: text stays text, lines are kept, and what is dangerous is refused."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.modules.yaml_reader import MAX_BYTES, read_yaml

BOMB = "a: &a [x, x, x]\n" + "\n".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}]"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 010", "010"),
        ("a: nee", "nee"),
        ("a: no", "no"),
        ("a: 1.20", "1.20"),
        ("a: 2026-11-21", "2026-11-21"),
        ("a:", ""),
        ("a: ~", "~"),
        ("a: [G1, 2]", ["G1", "2"]),
        ("a: {min: 2}", {"min": "2"}),
        ('a: "b: c"', "b: c"),
        ("a: >\n  b\n  c", "b c"),
    ],
)
def test_every_value_stays_text(text, value):
    read = read_yaml(text)
    assert read.values == {"a": value}
    assert not read.errors


def test_lines_are_those_of_the_file():
    read = read_yaml("a: 1\nb:\n  - x\n  - y\nc:\n  d: 1", first_line=10)
    assert read.line_of(("a",)) == 10
    assert read.line_of(("b", 1)) == 13
    assert read.line_of(("c", "d")) == 15
    assert read.line_of(("c", "e", 3)) == 14
    assert read.line_of(("z",)) == 10


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\na: 2", 2, "dubbel"),
        ("a:\n  b: 1\n  b: 2", 3, "dubbel"),
        ("a: 1\nb: &x 2", 2, "Verwijzingen"),
        ("a: &x 1\nb: *x", 1, "Verwijzingen"),
        ("a: 1\nb: *x", 2, "Verwijzingen"),
        ("a: !!python/object:os.system x", 1, "!"),
        ("a: 1\nb: !x 2", 2, "!"),
        ("a: 1\nb: c: d", 2, "dubbele punt"),
        ("a: [1", 1, "dubbele punt"),
        ("- a", 1, "titel: Mijn titel"),
        ("zomaar tekst", 1, "titel: Mijn titel"),
        ("? [a, b]\n: c", 1, "één woord"),
        ("a: [[[[[[[1]]]]]]]", 1, "lagen"),
        ("a: 1\n%b: 2", 2, "dubbele punt"),
        ("a: \x00", 1, "dubbele punt"),
    ],
)
def test_md1_what_is_wrong_has_its_line(text, line, words):
    read = read_yaml(text)
    assert any(words in message and at == line for at, message in read.errors), read.errors


def test_all_double_keys_are_said_at_once():
    assert [line for line, _ in read_yaml("a: 1\na: 2\nb: 1\nb: 2").errors] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [BOMB, "[" * 90_000, "a: " + "{a: " * 20_000, "- " * 40_000, "? " * 40_000, "a" * 99_999],
)
def test_md1_a_bomb_ends_at_once(text):
    begun = time.process_time()
    assert read_yaml(text).errors
    assert time.process_time() - begun < 1


def test_md1_a_text_of_more_than_100_kb_is_refused():
    assert "100 kB" in read_yaml("a: " + "b" * MAX_BYTES).errors[0][1]


@given(st.text(alphabet=st.characters(), max_size=200))
def test_no_text_makes_it_raise(text):
    read = read_yaml(text)
    assert isinstance(read.values, dict)


@given(st.text(alphabet="ab: \n-[]{}&*!|>?%@`'\"#,~", max_size=60))
def test_no_yaml_like_text_makes_it_raise(text):
    assert all(line >= 1 for line, _ in read_yaml(text).errors)
