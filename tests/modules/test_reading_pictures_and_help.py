"""Pictures of a module are nothing but pictures; help is there when nothing else is."""

import os
import re
import shutil

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from learning.base.db import db
from learning.modules.library import Library
from learning.modules.live import Live
from learning.modules.media import MOST_BYTES, picture
from tests.conftest import CONTENT

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def content(app, tmp_path):
    """A copy of the content that a test may change; served until the test is over."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    media = root / "proef" / "media"
    media.mkdir(exist_ok=True)
    (media / "deur.png").write_bytes(PNG)
    (media / "deur.svg").write_bytes(SVG)
    (media / "deur.html").write_text("<script>alert(1)</script>")
    before = app.extensions["live"]
    app.extensions["live"] = Live(Library(root))
    yield root
    app.extensions["live"] = before


@pytest.fixture
def hostile(app, content, tmp_path):
    """Put a link to the outside and a pipe among the pictures, while the module is live."""
    app.extensions["live"].library.shelf()
    (tmp_path / "secret.png").write_bytes(PNG)
    (content / "proef" / "media" / "buiten.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(content / "proef" / "media" / "pijp.png")


def test_a_picture_is_shown_to_who_may_read_the_module(as_, content, sanne, voorjaar):
    answer = as_(sanne).get("/modules/proef/media/deur.png")
    assert (answer.status_code, answer.data, answer.mimetype) == (200, PNG, "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"].startswith("private")


def test_az3_and_to_nobody_else(as_, content, mats, cohort):
    cohort("Leeg", students=[mats], modules=())
    assert as_(mats).get("/modules/proef/media/deur.png").status_code == 404


def test_a_drawing_is_never_a_page_of_its_own(as_, content, sanne, voorjaar):
    answer = as_(sanne).get("/modules/proef/media/deur.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    [
        "deur.html",
        "niets.png",
        "buiten.png",
        "pijp.png",
        "../module.md",
        "..%2fmodule.md",
        "%2e%2e/module.md",
        "..%5cmodule.md",
        "deur.png%00.html",
        "/etc/passwd",
        ".png",
    ],
)
def test_md3_nothing_else_is_served(as_, hostile, sanne, voorjaar, name):
    assert as_(sanne).get("/modules/proef/media/deur.png").status_code == 200
    assert as_(sanne).get(f"/modules/proef/media/{name}").status_code == 404


def test_md3_a_folder_that_became_a_link_is_not_followed(content):
    media = content / "proef" / "media"
    assert picture(content, "proef", "deur.png").data == PNG
    media.rename(content / "elders")
    media.symlink_to(content / "elders")
    assert picture(content, "proef", "deur.png") is None


def test_a_picture_of_more_than_ten_megabytes_is_not_sent(content):
    with (content / "proef" / "media" / "groot.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert picture(content, "proef", "groot.png") is None


def test_help_is_for_everybody_and_numbers_can_be_called(as_):
    answer = as_().get("/help")
    assert answer.status_code == 200
    assert 'href="tel:08000000"' in answer.text
    assert "Praat met iemand die je vertrouwt." in answer.text


def test_the_first_kind_words_stand_above_the_numbers_and_the_rest_below(as_, content):
    with (content / "hulp.md").open("a") as file:
        file.write("\n## Daarna\n\nEn dan nog dit.\n")
    page = as_().get("/help").text
    order = ["Praat met iemand die je vertrouwt.", 'href="tel:', "Daarna", "En dan nog dit."]
    assert [page.count(each) for each in order] == [1] * 4
    assert sorted(order, key=page.index) == order


def test_a_text_that_begins_with_a_list_stands_below_the_numbers(as_, content):
    file = content / "hulp.md"
    text = file.read_text().replace("Praat met iemand die je vertrouwt.", "- Praat met iemand.")
    file.write_text(text)
    page = as_().get("/help").text
    assert "Je hoeft het niet alleen te doen." in page
    assert page.index('href="tel:') < page.index("Praat met iemand.")


@pytest.mark.parametrize("state", ["missing", "broken"])
def test_without_its_file_help_still_gives_the_numbers_that_save_lives(as_, content, state):
    help_file = content / "hulp.md"
    help_file.unlink() if state == "missing" else help_file.write_text("---\nnummers: nee\n---\n")
    page = as_().get("/help").text
    assert 'href="tel:112"' in page
    assert 'href="tel:08000113"' in page


def test_help_asks_no_database_for_a_visitor(as_, statements):
    assert as_().get("/help").status_code == 200
    assert statements == []


def test_r_5_13_help_names_the_people_of_her_own_course_first(as_, cast, sanne, voorjaar):
    page = as_(sanne).get("/help").text
    assert "<bdi>Karim</bdi>, je begeleider" in page
    assert "<bdi>Anna</bdi>, je docent" in page
    assert page.index("Karim") < page.index("Anna") < page.index("tel:")
    assert page.index('href="/begeleiders/ask"') < page.index("tel:")
    assert "Ria" not in page
    for who in (None, cast["mats"], cast["anna"]):
        assert "Karim" not in as_(who).get("/help").text


def test_r_5_13_help_comes_while_the_database_is_away_and_names_nobody(as_, app, sanne, voorjaar):
    browser = as_(sanne)
    assert "Karim" in browser.get("/help").text

    def away(*_):
        raise OperationalError("select", {}, Exception("database is locked"))

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", away)
    try:
        answer = browser.get("/help")
        assert browser.get("/").status_code == 503
    finally:
        with app.app_context():
            event.remove(db.engine, "before_cursor_execute", away)
    assert answer.status_code == 200
    assert 'href="tel:08000000"' in answer.text
    assert "Karim" not in answer.text


def test_help_is_one_click_from_every_page(as_, sanne, voorjaar):
    page = as_(sanne).get("/niets").text
    assert len(re.findall(r'href="/help"', page)) >= 2
