"""Part 9: what a browser keeps is the same for everybody, and holds nobody."""

import json
import re

import pytest

from learning.base.assets import STATIC, Assets
from learning.offline.edition import edition_of, worker_of

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def chapter(app):
    """The address of a chapter with an opdracht, without a connection and with it."""
    module = app.extensions["live"].library.shelf().modules["proef"]
    slug = next(each.slug for each in module.chapters if each.opdrachten)
    return f"/offline/modules/proef/{slug}", f"/modules/proef/{slug}"


def test_everybody_who_may_read_gets_the_same_bytes(as_, voorjaar, sanne, anna, wim, chapter):
    texts = {as_(each).get(chapter[0]).data for each in (sanne, anna, wim)}
    assert len(texts) == 1


def test_the_letters_and_colours_of_a_reader_are_not_in_it(as_, voorjaar, sanne, chapter):
    client = as_(sanne)
    before = client.get(chapter[0]).data
    client.post("/appearance/", data={"letters": "largest", "colours": "dark"})
    client.set_cookie("vrijplaats-letters", "largest dark line")
    assert client.get(chapter[0]).data == before


def test_pv_nobody_stands_in_it_and_no_token(as_, voorjaar, sanne, chapter):
    text = as_(sanne).get(chapter[0]).text
    for never in ("Sanne", sanne.public_id, "csrf", "data-person", "<form", "<input", "Voorjaar"):
        assert never not in text


def test_the_words_of_the_chapter_are_all_there(app, as_, voorjaar, sanne, chapter):
    text = as_(sanne).get(chapter[0]).text
    page = app.extensions["live"].library.shelf().modules["proef"].chapter(chapter[1].split("/")[3])
    for opdracht in page.opdrachten:
        assert opdracht.title in text
        for part in opdracht.parts:
            assert all(field.question in text for field in part.fields)


def test_az_who_may_not_read_the_module_gets_no_text(as_, voorjaar, mats, chapter):
    assert as_(mats).get(chapter[0]).status_code == 404
    assert as_().get(chapter[0]).status_code == 302


def test_a_chapter_names_the_address_of_its_text(as_, voorjaar, sanne, chapter):
    assert f'data-kept-text="{chapter[0]}"' in as_(sanne).get(chapter[1]).text


@pytest.mark.parametrize("path", ["/offline/", "/help", "/pauses/rest"])
def test_pv_the_pages_that_are_always_kept_hold_nobody_when_nobody_asks(as_, voorjaar, path):
    """The worker asks for them without cookies: Hulp nodig? names the own docenten to who has."""
    page = as_().get(path).text
    for never in ("data-person", "csrf", "Anna", "Voorjaar"):
        assert never not in page
    assert 'credentials: "omit"' in as_().get("/offline/worker").text


def test_the_worker_serves_the_whole_site_and_is_asked_for_anew(as_):
    answer = as_().get("/offline/worker")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    again = as_().get("/offline/worker", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_all_that_the_worker_always_keeps_is_there_for_a_stranger(as_):
    script = as_().get("/offline/worker").text
    always = json.loads(re.search(r"^const ALWAYS = (.+);$", script, re.MULTILINE)[1])
    assert len(always) == 8
    for address in always:
        with as_().get(address) as answer:
            assert answer.status_code == 200, address


def test_another_text_or_another_look_makes_another_edition(app):
    shelf = app.extensions["live"].library.shelf()
    before = edition_of(shelf, "a")
    assert before == edition_of(shelf, "a")
    assert before != edition_of(shelf, "b")
    others = dict(list(shelf.modules.items())[1:])
    assert before != edition_of(type(shelf)(modules=others, examples=shelf.examples), "a")


def test_the_worker_is_told_its_edition_before_anything_else():
    script = worker_of("begin();", "abc", ["/help"])
    assert script == 'const EDITION = "abc";\nconst ALWAYS = ["/help"];\nbegin();'


def test_the_scripts_are_short_enough_to_read_at_once():
    names = ("worker", "keep-reading", "kept-texts")
    texts = ((STATIC / "js" / f"{name}.js").read_text().splitlines() for name in names)
    code = [line for text in texts for line in text if line and not line.startswith("//")]
    assert len(code) < 120


def test_a_phone_is_told_what_it_puts_among_its_apps(as_):
    answer = as_().get("/offline/manifest")
    told = answer.json
    assert answer.mimetype == "application/manifest+json"
    assert (told["name"], told["lang"], told["scope"]) == ("Vrijplaats", "nl", "/")
    assert "maskable" in {each["purpose"] for each in told["icons"]}
    for icon in told["icons"]:
        assert icon["src"].startswith(Assets().address("icons/"))
        with as_().get(icon["src"]) as picture:
            head = picture.data
        width = int.from_bytes(head[16:20], "big")
        assert icon["sizes"] == f"{width}x{width}"
