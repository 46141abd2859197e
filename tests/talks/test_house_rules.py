"""The rules of a talk are a file that a docent edits: gespreksregels.md."""

import shutil

import pytest

from learning.modules.check import check
from learning.modules.library import Library
from learning.modules.live import Live
from tests.conftest import CONTENT, SAMEN
from tests.talks.talking import ZWALUW

FILE = "gespreksregels.md"


@pytest.fixture
def folder(tmp_path, app, monkeypatch, stage):
    """The content that the site shows, to edit."""
    shutil.copytree(CONTENT, tmp_path / "modules")
    shutil.copytree(SAMEN, tmp_path / "modules" / "samen")
    monkeypatch.setitem(app.extensions, "live", Live(Library(tmp_path / "modules")))
    stage.places("sanne", ZWALUW)
    return tmp_path / "modules"


def write(folder, text):
    (folder / FILE).write_text(text, encoding="utf-8")


def test_what_a_docent_writes_there_stands_in_the_talk(folder, stage):
    write(folder, "---\ntitel: Onze afspraken\n---\nWe laten elkaar *uitpraten*.\n")
    page = stage.get("sanne", stage.home).text
    assert "Onze afspraken" in page
    assert "We laten elkaar <em>uitpraten</em>." in page


def test_a_broken_file_leaves_the_last_good_rules_standing_and_check_says_what_is_wrong(
    folder, stage
):
    stage.page("sanne")
    write(folder, "---\ntitle: Onze afspraken\n---\nTekst.\n")
    assert "Zo praten we met elkaar" in stage.page("sanne")
    assert [(each.file, each.line) for each in check(folder) if each.file == FILE] == [(FILE, 2)]


def test_without_the_file_a_talk_is_a_talk(folder, stage):
    (folder / FILE).unlink()
    assert ZWALUW in stage.page("sanne")
    assert "Zo praten we" not in stage.page("sanne")
