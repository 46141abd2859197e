"""The page that says what was tried so that everybody can use the site, and what was not."""

import re
import shutil

import pytest

from learning.modules.library import Library
from learning.modules.live import Live
from tests.conftest import CONTENT
from tests.serving import HOUSE

WORDS = """---
titel: Zo kan iedereen meedoen
---
Vertel het je docent als iets niet lukt.
"""


@pytest.fixture
def statement(app, tmp_path, monkeypatch):
    """Write toegankelijkheid.md in a copy of the content, which is served."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    monkeypatch.setitem(app.extensions, "live", Live(Library(root)))
    return (root / "toegankelijkheid.md").write_text


def test_the_statement_is_for_everybody_and_shows_the_file(as_, statement):
    statement(WORDS)
    answer = as_().get("/accessibility")
    assert answer.status_code == 200
    assert "<h1>Zo kan iedereen meedoen</h1>" in answer.text
    assert "Vertel het je docent" in answer.text


@pytest.mark.parametrize("words", [None, "---\ntitel: [\n---\n"])
def test_without_its_file_the_page_still_says_whom_to_tell(as_, statement, words):
    if words:
        statement(words)
    answer = as_().get("/accessibility")
    assert answer.status_code == 200
    assert "Vertel het je docent of de beheerder" in answer.text


def test_the_statement_asks_no_database(as_, sanne, voorjaar, statement, statements):
    statement(WORDS)
    browser = as_(sanne)
    browser.get("/accessibility")
    statements.clear()
    assert browser.get("/accessibility").status_code == 200
    assert statements == []


@pytest.mark.parametrize("path", ["/", "/help", "/niets", "/accounts/sign-in"])
def test_the_statement_is_one_click_from_every_page(as_, sanne, voorjaar, path):
    browser = as_() if path == "/accounts/sign-in" else as_(sanne)
    assert re.search(r'<footer.*href="/accessibility"', browser.get(path).text, re.DOTALL)


def test_our_own_statement_says_what_nobody_tried_yet():
    """Until somebody did; then docs/screen-reader.md and the page change together."""
    ours = (HOUSE / "modules" / "toegankelijkheid.md").read_text()
    script = (HOUSE / "docs" / "screen-reader.md").read_text()
    assert ("Nog niemand liep de site door" in ours) == ("nobody yet" in script)
