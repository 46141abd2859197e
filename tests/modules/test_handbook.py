"""The handbook: for everybody who is signed in, and for nobody a module to work on."""

import re

import pytest

from learning.modules.library import Library
from learning.modules.live import Live
from learning.modules.media import picture
from learning.modules.parts import Text
from tests.screenshots import MOST_BYTES, SHOTS
from tests.serving import HOUSE

MODULES = HOUSE / "modules"
HOME = "/modules/handleiding/"
READERS = ("Voor studenten", "Voor docenten", "Voor gespreksleiders", "Voor auteurs")
LINK = re.compile(r'<a href="(/[^"#]*)')
PICTURE = re.compile(r'<img [^>]*src="/modules/handleiding/media/([^"]+)"')


@pytest.fixture(scope="session")
def school_library():
    """The content of this school itself."""
    return Library(MODULES)


@pytest.fixture
def handbook(app, monkeypatch, school_library):
    """The site with the real content; the handbook."""
    monkeypatch.setitem(app.extensions, "live", Live(school_library))
    return school_library.shelf().modules["handleiding"]


def html_of(module) -> str:
    pieces = [each for chapter in module.chapters for each in chapter.blocks]
    assert all(isinstance(each, Text) for each in pieces), "a handbook holds only text"
    return module.html + "".join(each.html for each in pieces)


def test_the_handbook_stands_without_anything_wrong(school_library):
    problems = [str(each) for each in school_library.shelf().problems if "handl" in each.file]
    assert problems == []


def test_everybody_who_is_signed_in_reads_it(as_, cast, handbook):
    for name, user in cast.items():
        expected = 302 if user is None else 200
        for chapter in ("", handbook.chapters[0].slug):
            assert as_(user).get(HOME + chapter).status_code == expected, f"{name} {chapter}"


def test_it_says_for_whom_each_chapter_is(as_, sanne, handbook):
    page = as_(sanne).get(HOME).text
    places = [page.index(f">{each}</h2>") for each in READERS]
    assert all(places)
    assert as_(sanne).get(f"{HOME}nakijken").text.count("Voor docenten, ongeveer") == 1


def test_every_page_leads_to_it(as_, sanne, handbook):
    foot = as_(sanne).get("/privacy/").text.split("<footer")[1]
    assert f'<a href="{HOME}">Handleiding</a>' in foot
    assert HOME in as_(sanne).get("/modules/").text


def test_a_school_without_one_has_no_link_to_nowhere(as_, sanne, voorjaar):
    assert "Handleiding" not in as_(sanne).get("/modules/").text


def test_it_is_no_work_and_no_module_to_follow(as_, sanne, wim, voorjaar, handbook):
    assert "Zo werkt Vrijplaats" not in as_(sanne).get("/").text
    assert "Handleiding" not in as_(sanne).get("/modules/").text.split('class="margin')[0]
    cohort = as_(wim).get(f"/cohorts/{voorjaar.public_id}").text
    assert 'value="kwartiermaken"' in cohort
    assert 'value="handleiding"' not in cohort


def test_nobody_follows_it_by_asking_for_it(as_, school, wim, voorjaar, handbook):
    address = f"/cohorts/{voorjaar.public_id}/modules"
    as_(wim).post(address, data={"modules": ["handleiding"]})
    school.expire_all()
    assert {each.module for each in voorjaar.follows} == {"proef"}


def test_reading_it_leaves_no_trace_of_where_one_was(as_, sanne, handbook):
    page = as_(sanne).get(HOME + handbook.chapters[0].slug).text
    assert "reading-place" not in page
    assert "Ik heb dit gelezen" not in page


def test_every_page_that_it_names_is_there(app, handbook, school_library):
    shelf, routes = school_library.shelf(), app.url_map.bind("")
    for address in sorted(set(LINK.findall(html_of(handbook)))):
        endpoint, values = routes.match(address)
        module = shelf.modules.get(values.get("module"))
        if endpoint == "modules.chapter":
            assert module.chapter(values["chapter"]), address
        elif endpoint == "modules.module":
            assert module, address


def test_every_picture_is_small_and_made_by_the_command(handbook):
    shown = set(PICTURE.findall(html_of(handbook)))
    assert shown <= {f"{shot.name}.webp" for shot in SHOTS}
    for name in shown:
        assert len(picture(MODULES, "handleiding", name).data) <= MOST_BYTES, name


def test_no_picture_is_made_for_nothing(handbook):
    made = {each.name for each in (MODULES / "handleiding" / "media").iterdir()}
    assert made == set(PICTURE.findall(html_of(handbook)))


def test_an_opdracht_in_a_handbook_is_a_fault(tmp_path):
    folder = tmp_path / "boek"
    folder.mkdir()
    (folder / "module.md").write_text("---\ntitel: Boek\nsoort: handleiding\n---\n", "utf-8")
    (folder / "01-een.md").write_text("/// opdracht | Doe\nid: doe\n\n- a: Wat?\n///\n", "utf-8")
    (problem,) = Library(tmp_path).shelf().problems
    assert problem.line == 1
    assert problem.message.startswith("In een handleiding kan geen opdracht staan.")
