"""A folder of plain Markdown by other people, with only a module.md, is a module."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.modules.finishing import Finisher
from learning.modules.links import Addresses
from learning.modules.parts import Term
from learning.modules.problems import Problems
from learning.modules.source import Prose

TERMS = {"draagvlak": Term("draagvlak", "Draagvlak", "<p>Steun.</p>")}
TEXTS = {
    "five-h1.md": "# A\n\n# B\n\n# C\n\n# D\n\n# E\n\nTekst",
    "no-h1.md": "### Alleen een derde\n\nTekst\n\n##### En een vijfde\n\nTekst",
    "raw.md": '<h1 align="center">A</h1>\n<div style="x"><img src="b.png"></div>\n<table><tr><td>C',
    "arabic.md": "# مرحبا\n\nهذا نص.\n\n- واحد\n- اثنان",
    "chinese.md": "# 第一章\n\n这是一个段落。\n\n## 第二节\n\n文字",
    "第二章.md": "文字",
    "jekyll.md": "---\nlayout: post\ntags: [a, b]\ntitle: X\n---\n# Post\n\n{% include x %}",
    "links.md": "[a](../b/c.md) [d](e.md) ![f](https://g.nl/h.png) [i](#j) <a name=k>l</a>",
    "code.md": "```python\n/// doc\n# geen kop\n```\n\n    /// ook code\n\n    # geen kop",
    "rule.md": "---\n\nTekst zonder voorkant",
    "fence.md": "Tekst\n\n```\nniet gesloten",
    "empty.md": "",
    "README.md": "Lees mij\n=======\n\nTekst[^1]\n\n[^1]: Noot",
    "upper.MD": "Ook een hoofdstuk",
}


@pytest.mark.parametrize("file", TEXTS)
def test_md5_any_markdown_file_is_a_chapter(content, file):
    from learning.modules.library import Library

    root = content({"proef/module.md": "---\ntitel: Proef\n---\n", f"proef/{file}": TEXTS[file]})
    shelf = Library(root).shelf()
    assert "proef" in shelf.modules, [str(problem) for problem in shelf.problems]
    (chapter,) = shelf.modules["proef"].chapters
    assert chapter.title
    assert re.fullmatch(r"[a-z0-9-]+", chapter.slug)
    check_html("".join(block.html for block in chapter.blocks))


def test_md5_all_of_them_together_are_one_module(content):
    from learning.modules.library import Library

    files = {f"proef/{file}": text for file, text in TEXTS.items()}
    shelf = Library(content({"proef/module.md": "---\ntitel: Proef\n---\n", **files})).shelf()
    slugs = [chapter.slug for chapter in shelf.modules["proef"].chapters]
    assert len(slugs) == len(set(slugs)) == len(TEXTS)


def check_html(html):
    """No h1, no skipped level, unique ids, nothing that runs, no pictures from elsewhere."""
    levels = [1, *(int(level) for level in re.findall(r"<h(\d)", html))]
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    tags = re.findall(r"<([a-z][^\s>]*)([^>]*)>", html)
    assert not {"script", "iframe", "style", "form", "input", "svg"} & {name for name, _ in tags}
    for _, attributes in tags:
        assert not re.search(r'\s(on\w+|style)="', attributes)
        assert not re.search(r'(href|src)="(?!/modules/|#|https?:|mailto:)', attributes)
    assert all('src="/modules/' in attributes for name, attributes in tags if name == "img")


PIECES = [
    *("# ", "### ", "- ", "    - ", "> ", "|a|b|\n|-|-|\n|", "[", "](begrip:draagvlak)", "](x.md)"),
    *("![", "](media/a.png)", "](javascript:x)", "<script>", "<b onclick=x>", "<h1>", "</h1>"),
    *("<td>", "<p id=a>", "[^1]", "\n[^1]: noot\n", "\n\n", "\n", "**", "`", "```\n", "א", "章"),
    *("<svg><a xlink:href=x>", "<a href='//x'>", "<img src=x onerror=y>", "&lt;", "&#x3c;", "\\"),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text("ab c<>&\"'", max_size=6), max_size=25).map("".join)
)
def test_xs2_whatever_an_author_writes_the_html_is_sound(renderer, text):
    addresses = Addresses("proef", {"x.md": "x"}, {}, {"a.png"}, (), TERMS)
    finisher = Finisher(renderer, addresses, TERMS, Problems("a.md"))
    check_html(finisher.running_text(Prose(text, 1)))
