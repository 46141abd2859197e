"""MD2, MD6: edits are live at the next request; a broken file never takes a module away."""

import shutil

import pytest

from learning.base.db import db
from learning.modules.library import Library
from learning.modules.live import Live
from learning.modules.models import ModuleVersion
from tests.conftest import CONTENT
from tests.work import STORY, Work


@pytest.fixture
def folder(app, tmp_path, monkeypatch):
    """A copy of the test content that may be edited, served by the app."""
    shutil.copytree(CONTENT, tmp_path / "modules")
    monkeypatch.setitem(app.extensions, "live", Live(Library(tmp_path / "modules")))
    return tmp_path / "modules"


def edit(folder, name, old, new):
    path = folder / "proef" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def restart(app, monkeypatch, folder):
    """What a new process knows: the files, and the database."""
    monkeypatch.setitem(app.extensions, "live", Live(Library(folder)))


def test_an_edit_is_live_at_the_next_request(folder, as_, sanne, voorjaar, school):
    browser = as_(sanne)
    browser.get("/modules/proef/begin")
    edit(folder, "01-begin.md", "Hier staat nog een alinea.", "Hier staat iets nieuws.")
    assert "Hier staat iets nieuws." in browser.get("/modules/proef/begin").text
    assert school.query(ModuleVersion).filter_by(module="proef").count() == 2


def test_a_version_that_was_live_is_kept_once(
    folder, app, monkeypatch, as_, sanne, voorjaar, school
):
    browser = as_(sanne)
    browser.get("/modules/proef/begin")
    restart(app, monkeypatch, folder)
    browser.get("/modules/proef/begin")
    [version] = school.query(ModuleVersion).filter_by(module="proef")
    assert version.module == "proef"
    assert "Kijk terug" in version.files["01-begin.md"]


@pytest.mark.parametrize("after_restart", [False, True])
def test_md2_a_broken_file_leaves_the_last_good_version_standing(
    folder, app, monkeypatch, as_, sanne, voorjaar, after_restart
):
    browser = as_(sanne)
    browser.get("/modules/proef/begin")
    edit(folder, "01-begin.md", "id: kijk-terug", "id: kijk-terug\nonzin: ja")
    edit(folder, "02-slot.md", "Dit is het laatste hoofdstuk.", "Dit is veranderd.")
    if after_restart:
        restart(app, monkeypatch, folder)
    assert "Kijk terug" in browser.get("/modules/proef/begin").text
    assert "Dit is het laatste hoofdstuk." in browser.get("/modules/proef/slot").text


def test_mended_again_it_is_live_again(folder, as_, sanne, voorjaar):
    browser = as_(sanne)
    browser.get("/modules/proef/begin")
    edit(folder, "01-begin.md", "id: kijk-terug", "id: kijk-terug\nonzin: ja")
    browser.get("/modules/proef/begin")
    edit(folder, "01-begin.md", "id: kijk-terug\nonzin: ja", "id: kijk-terug")
    edit(folder, "01-begin.md", "Hier staat nog een alinea.", "En nu verder.")
    assert "En nu verder." in browser.get("/modules/proef/begin").text


def test_md6_answers_hang_on_ids_and_not_on_order_or_words(
    folder, as_, sanne, voorjaar, school, now
):
    work = Work(school, sanne, voorjaar, now).write(moment=STORY, gevoel="Fijn.")
    edit(
        folder,
        "01-begin.md",
        "- moment: Wat gebeurde er?\n  Eén zin is genoeg.\n- gevoel: Hoe was dat voor jou?",
        "- gevoel: Hoe voelde dat?\n- moment: Wat maakte je mee?",
    )
    page = as_(sanne).get(f"{work.address}/write").text
    assert page.index("Hoe voelde dat?") < page.index("Fijn.") < page.index("Wat maakte je mee?")
    assert page.index("Wat maakte je mee?") < page.index(STORY)


def test_md6_a_removed_question_keeps_its_answer_readable(
    folder, as_, sanne, voorjaar, school, now
):
    work = Work(school, sanne, voorjaar, now).write(moment=STORY, gevoel="Fijn.")
    edit(folder, "01-begin.md", "- gevoel: Hoe was dat voor jou?\n", "")
    page = as_(sanne).get(f"{work.address}/write").text
    assert "Wat je eerder schreef" in page
    assert "Hoe was dat voor jou?" in page
    assert "Fijn." in page


def test_md6_a_removed_opdracht_keeps_its_work(folder, as_, sanne, anna, voorjaar, school, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    path = folder / "proef" / "01-begin.md"
    path.write_text(path.read_text().partition("/// opdracht")[0])
    assert STORY in as_(sanne).get(work.address).text
    assert STORY in as_(anna).get(work.review_address).text


def test_reading_goes_on_when_a_version_cannot_be_kept_now(folder, as_, sanne, voorjaar, school):
    browser = as_(sanne)
    school.connection().exec_driver_sql("ALTER TABLE module_version RENAME TO elsewhere")
    try:
        assert browser.get("/modules/").status_code in {200, 503}
    finally:
        school.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO module_version")
    assert browser.get("/modules/proef/begin").status_code == 200
    assert school.query(ModuleVersion).filter_by(module="proef").count() == 1


def test_the_database_is_asked_once_which_versions_it_has(folder, as_, sanne, voorjaar, statements):
    browser = as_(sanne)
    browser.get("/modules/proef/begin")
    statements.clear()
    browser.get("/modules/proef/begin")
    assert not [each for each in statements if "module_version" in each]
    assert db.metadata.tables["module_version"] is not None
