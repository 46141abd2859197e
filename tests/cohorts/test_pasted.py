"""Pasted lists in every shape: addresses come out, and each wrong line is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.cohorts.pasted import read_pasted


@pytest.mark.parametrize(
    "text",
    [
        "a@x.nl\nb@x.nl", "a@x.nl, b@x.nl", "a@x.nl;b@x.nl", "a@x.nl b@x.nl", "a@x.nl\tb@x.nl\n\n",
        "A <a@x.nl>, B <b@x.nl>", '"Jansen, A." <a@x.nl>; "B" <B@X.nl>', "Anne;a@x.nl\nBart;b@x.nl",
        "a@x.nl,Anne\r\nb@x.nl,Bart", "naam;e-mail\nAnne;a@x.nl\nBart;b@x.nl",
        "mailto:a@x.nl\n<b@x.nl>.",
        "a@x.nl\na@x.nl\nA@x.nl\nb@x.nl", "\ufeffa@x.nl\u200b\nb@x.nl",
        "Anne van Dijk (a@x.nl)\n\tb@x.nl,",
    ],
)  # fmt: skip
def test_any_separator_will_do(text):
    read = read_pasted(text)
    assert read.addresses == ("a@x.nl", "b@x.nl")
    assert read.problems == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("zomaar iets", "Regel 2: in “zomaar iets” staat geen e-mailadres"),
        ("b@x", "Regel 2: “b@x” is geen heel e-mailadres"),
        ("Bart <b@@x.nl>", "Regel 2: “b@@x.nl” is geen heel e-mailadres"),
        ("b@x.nl c@", "Regel 2: “c@” is geen heel e-mailadres"),
        ("naam;e-mail", "Regel 2: in “naam;e-mail” staat geen e-mailadres"),
    ],
)
def test_a_wrong_line_is_named(line, words):
    read = read_pasted(f"a@x.nl\n{line}\nd@x.nl")
    assert len(read.problems) == 1
    assert words in read.problems[0]
    assert {"a@x.nl", "d@x.nl"} <= set(read.addresses)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    for address in read_pasted(text).addresses:
        assert address.count("@") == 1
        assert not any(sign.isspace() for sign in address)
