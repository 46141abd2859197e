"""Plain sentences take a short way through story(); what comes out is the same."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learning.base import markup

pytestmark = pytest.mark.sqlite_only

NEVER = re.compile(r"(?!)")
PIECES = [
    "Ik ", "zei: ", "“Ja.” ", "'t ", "(dus) ", "1. ", "- ", "--- ", "=== ", "# ", "> ", "* ",
    "_ik_", "\n", "\n\n", "\n \n", "  ", "\t", "www.plek.nl", "http://plek.nl", "a@plek.nl", ":--",
    "€ 5", "50%", "É", "中", "Ω", "\u00a0", "&amp;", "<b>", "[a](b)", "!", "~", "`", "\\",
]  # fmt: skip


def by_the_long_way(text):
    plain, markup._PLAIN = markup._PLAIN, NEVER
    try:
        return markup.story(text)
    finally:
        markup._PLAIN = plain


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=10).map("".join))
@example("Ik kwam.\nEn toen?\n\n\n“Niets”, zei hij (zacht): 's avonds, 50% – of meer…\n")
@example("een_twee_drie")
@example("Ik kwam. ")
def test_the_short_way_says_the_same(text):
    assert markup.story(text) == by_the_long_way(text)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("Ik vroeg: “Waarom?”\nHij zei niets (zoals altijd).", True),
        ("Toen ik er was, kostte het € 5 – of minder.\n\nDus ja!", True),
        ("1. Eerst dit", False), ("- dat", False), ("*nee*", False), ("een_twee_drie", False),
        ("a < b", False), ("R&B", False), ("[a]", False), ("", False), ("Ik kwam. ", False),
    ],
)  # fmt: skip
def test_which_texts_take_it(text, is_plain):
    takes_it = bool(markup._PLAIN.fullmatch(text)) and "_" not in text
    assert takes_it == is_plain


@pytest.mark.parametrize("sign", "*_~`[]<>&\\|#=+{}^@$\t\u00a0\r")
def test_one_sign_that_could_mean_something_is_enough_for_the_long_way(sign):
    text = f"Ik {sign} jij"
    assert not markup._PLAIN.fullmatch(text) or "_" in text
