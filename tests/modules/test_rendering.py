"""Markdown to clean HTML in a child process: nothing harmful, nothing endless."""

import time

import pytest

from learning.modules import rendering
from learning.modules.rendering import CannotRender, Renderer


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# A", "<h1>A</h1>"),
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>"),
        ("[a](https://b.nl)", '<p><a href="https://b.nl">a</a></p>'),
        ("[a](begrip:b)", '<p><a href="begrip:b">a</a></p>'),
        ("Woord\n: Uitleg", "<dl>\n<dt>Woord</dt>\n<dd>Uitleg</dd>\n</dl>"),
    ],
)
def test_markdown_becomes_html(renderer, text, html):
    assert renderer.render(text).html == html


def test_tables_and_footnotes_work(renderer):
    assert "<td>1</td>" in renderer.render("|a|b|\n|-|-|\n|1|2|").html
    assert 'href="#fn:1"' in renderer.render("Tekst[^1]\n\n[^1]: Noot.").html


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("<script>alert(1)</script>", "alert"),
        ("<style>p {color: red}</style>", "color"),
        ('<p onclick="x()">a</p>', "onclick"),
        ('<p style="color: red" class="button" id="inhoud">a</p>', "style"),
        ('<p class="button">a</p>', "class"),
        ('<a href="https://b.nl" onclick="x()">a</a>', "onclick"),
        ('<a href="https://b.nl" style="color: red">a</a>', "style"),
        ('<p id="inhoud">a</p>', "inhoud"),
        ("[a](javascript:alert(1))", "javascript"),
        ("[a](data:text/html,x)", "data:"),
        ('<a href="vbscript:x">a</a>', "vbscript"),
        ('<a href="java&#10;script:x">a</a>', "script"),
        ("<iframe src='https://a.nl'></iframe>", "iframe"),
        ("<form action='/'><input name=a></form>", "form"),
        ("<svg><script>1</script></svg>", "svg"),
        ("<math><mtext><img src=x onerror=1></math>", "onerror"),
        ('```"><script>1</script>\na\n```', "<script"),
        ("``` {.button onclick=x}\na\n```", "button"),
        ("```python\na\n```", "class"),
        ("# A {: .button onclick=x }", "<h1 "),
    ],
)
def test_xs2_nothing_of_an_author_reaches_the_page(renderer, text, absent):
    assert absent not in renderer.render(text).html


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("<script>a</script> <b>c</b>", ("<script>",)),
        ("<iframe></iframe>\n\n<center>a</center>", ("<center>", "<iframe>")),
        ("<b onclick=x>a</b>", ("onclick",)),
        ("Gewone *tekst*[^1]\n\n[^1]: Noot.", ()),
        ("`<script>`", ()),
    ],
)
def test_md5_what_falls_away_is_named(renderer, text, dropped):
    assert renderer.render(text).dropped == dropped


@pytest.mark.parametrize("text", ["[" * 20_000, "[a](" * 10_000], ids=["brackets", "links"])
def test_md4_a_text_that_takes_too_long_is_stopped(text):
    begun = time.perf_counter()
    with Renderer(seconds=0.2) as renderer, pytest.raises(CannotRender, match="te lang"):
        renderer.render(text)
    assert time.perf_counter() - begun < 20  # unbounded it is over a minute


@pytest.mark.parametrize(
    "text",
    ["\n".join(" " * 4 * n + "- a" for n in range(300)), "<blockquote>" * 500, "> " * 2000 + "a"],
    ids=["lists", "tags", "quotes"],
)
def test_md4_a_text_that_nests_too_deep_is_refused(renderer, text):
    renderer.new_chapter()
    with pytest.raises(CannotRender, match="te veel lagen"):
        renderer.render(text)


@pytest.mark.parametrize("sign", ["`", "&", "<", "*", "_", "|", "~", "!", "(", "\\", "=", "- "])
def test_md4_a_heap_of_one_sign_ends(renderer, sign):
    renderer.new_chapter()
    begun = time.perf_counter()
    try:
        renderer.render(sign * 5_000)
    except CannotRender:
        renderer.new_chapter()
    assert time.perf_counter() - begun < 20


def test_after_a_stop_the_next_text_is_rendered():
    with Renderer(seconds=0.2) as renderer:
        with pytest.raises(CannotRender):
            renderer.render("[" * 19_999)
        renderer.new_chapter()
        assert renderer.render("Na de stop").html == "<p>Na de stop</p>"


def refused(renderer, text):
    try:
        renderer.render(text)
    except CannotRender:
        return True
    return False


def test_the_texts_of_a_chapter_share_their_time(monkeypatch):
    monkeypatch.setattr(rendering, "_memo", {})
    with Renderer(seconds=0.5) as renderer:
        outcomes = [refused(renderer, f"{number} " + "[" * 400) for number in range(100)]
        assert (outcomes[0], outcomes[-1]) == (False, True)
        renderer.new_chapter()
        assert renderer.render("Een nieuw hoofdstuk").html


def test_once_the_time_is_up_nothing_more_of_the_chapter_is_tried():
    with Renderer(seconds=0.2) as renderer:
        assert refused(renderer, "[" * 19_997)
        assert refused(renderer, "Gewone tekst na iets dat te lang duurt")
        assert renderer._child is None


def test_what_was_rendered_before_needs_no_child():
    with Renderer() as first:
        first.render("Twee keer hetzelfde")
    with Renderer() as second:
        assert second.render("Twee keer hetzelfde").html == "<p>Twee keer hetzelfde</p>"
        assert second._child is None


def test_a_text_that_took_too_long_is_not_tried_again():
    with Renderer(seconds=0.2) as renderer:
        with pytest.raises(CannotRender):
            renderer.render("[" * 19_998)
        renderer.new_chapter()
        with pytest.raises(CannotRender):
            renderer.render("[" * 19_998)
        assert renderer._child is None


def test_the_child_ends_with_its_renderer():
    with Renderer() as renderer:
        renderer.render("Iets nieuws voor een kind")
        child = renderer._child
        assert child.poll() is None
    assert child.poll() is not None


def test_a_child_that_died_is_a_refusal_and_then_replaced():
    with Renderer() as renderer:
        renderer.render("Eerst gaat het goed")
        renderer._child.kill()
        renderer._child.wait()
        with pytest.raises(CannotRender):
            renderer.render("Nu is het kind weg")
        renderer.new_chapter()
        assert renderer.render("En nu weer wel").html
