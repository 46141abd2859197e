"""XS1–XS3: what students write becomes HTML that does nothing."""

import re
import time

import pytest

from learning.base.markup import breakable, story

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
        "[a](data:text/html;base64,PHN2Zz4=)", "![a](https://a.example/b.png)", "<svg onload=x>",
        "[a](vbscript:x)", "<a href='javascript:x'>b</a>", "[a](jAvAsCrIpT:x)", "<iframe src=//x>",
        '[x](https://a.example "onmouseover=alert(1)")', "`<b>`", "```html\n<script>\n```",
        "&lt;script&gt;", "<style>*{}</style>", "[a]: javascript:x\n[a]",
        "<math><mi//xlink:href=x>",
    ],
)  # fmt: skip
def test_xs1_nothing_active_comes_out(text):
    html = str(story(text)).lower()
    tags = re.findall(r"<([a-z]+)([^>]*)>", html)
    assert {tag for tag, _ in tags} <= {"p", "br", "strong", "em", "s", "ul", "ol", "li", "a",
                                        "blockquote", "code", "pre", "hr"}  # fmt: skip
    for _, attributes in tags:
        names = re.findall(r'([a-z-]+)="', re.sub(r'="[^"]*"', '="', attributes))
        assert set(names) <= {"href", "rel", "title", "start"}
        assert not re.search(r'href="(?!https?:|mailto:)', attributes)


def test_xs3_links_are_marked_as_somebodys_own():
    html = str(story("[site](https://school.example)"))
    assert 'rel="noopener nofollow ugc"' in html


def test_line_breaks_and_emphasis_are_kept():
    assert str(story("een\ntwee **drie**")) == "<p>een<br>\ntwee <strong>drie</strong></p>\n"


def test_a_hash_is_no_heading_because_the_page_has_its_own():
    assert "<h" not in str(story("# Kop\n\nKop\n==="))


@pytest.mark.parametrize(
    "pattern",
    [
        "[",
        "[a](",
        "> ",
        "- ",
        "*a ",
        "`",
        "![",
        "<",
        "&",
        "**a",
        "_a_",
        "|a",
        "~~a",
        "[[",
        "\\",
        "1. ",
    ],
)
def test_md4_no_text_takes_long(pattern):
    """A bound with plenty of room; the real figures are measured in tests/load."""
    for text in (pattern * 20_000, "[" * 25 + pattern * 20_000, ("[" + pattern * 800) * 25):
        begun = time.process_time()
        story(text[:20_000])
        assert time.process_time() - begun < 2


def test_a_text_with_very_many_brackets_is_still_shown_whole():
    assert str(story("[a](https://b.example) " * 200)).count("[a](https://b.example)") == 200


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Tienstappenmethode", "Tienstappen|methode"),
        ("Van ervaring naar ervaringsdeskundigheid", "Van ervaring naar ervarings|deskundigheid"),
        ("Kwartiermaken", "Kwartiermaken"),
        ("De groep van de methode", "De groep van de methode"),
        ("Ontwikkelingspsychologie", "Ontwikkelingspsychologie"),
    ],
)
def test_only_the_long_words_of_a_title_may_break_before_their_last_part(title, shown):
    assert breakable(title).replace("\N{SOFT HYPHEN}", "|") == shown
