"""AX4: every component stands on one page, and every pair of colours can be told apart."""

import re

import pytest

from learning.app import create_app
from learning.base.assets import STATIC
from learning.base.settings import settings_from
from learning.showcase.colours import SETS, pairs, tokens

pytestmark = pytest.mark.sqlite_only

SHEETS = sorted((STATIC / "css").glob("*.css"))
NAME = re.compile(r"\.[a-z][a-z0-9-]*|\b[a-z]+-[a-z-]+(?=[\s,]*[^:]*\{)")
NOT_ON_IT = {  # sheet → why
    "base": "bare elements",
    "left-overs": "filled by its script",
    "tokens": "colours and sizes",
    "dark": "colours",
    "contrast": "colours",
    "contrast-dark": "colours",
    "appearance": "what somebody chose, on the whole page",
    "paper": "on paper only",
    "room": "one screen for a whole room",
    "rest": "a page of its own, after Stop",
    "reading-line": "moves along with who reads",
    "read-aloud": "shows while a voice reads",
    "remark-maker": "shows when words are selected",
    "given-back": "shown by its script",
}


@pytest.fixture
def page(as_):
    return as_().get("/showcase/").text


def shown_in(page):
    classes = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}
    return classes | set(re.findall(r"<([a-z]+-[a-z-]+)", page))


def first_name_in(sheet):
    """The class, or the element of our own, that a sheet is about: the first one it names."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
    return NAME.search(text)[0].lstrip(".")


def test_ax4_every_component_with_a_look_of_its_own_stands_on_the_living_page(page):
    looks = {each.stem: first_name_in(each) for each in SHEETS if each.stem not in NOT_ON_IT}
    shown = shown_in(page)
    assert not {stem: name for stem, name in looks.items() if name not in shown}


def test_what_is_left_out_is_still_there():
    assert set(NOT_ON_IT) <= {each.stem for each in SHEETS}


@pytest.mark.parametrize("name", SETS)
def test_ax4_every_pair_of_colours_differs_enough(name):
    wrong = {
        f"{front} on {back}": (round(seen[name].ratio, 2), least)
        for front, back, least, seen in pairs()
        if not seen[name].is_enough
    }
    assert not wrong


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_every_token(name):
    assert set(tokens(name)) == set(tokens("licht"))


def test_the_living_page_has_one_id_for_each_thing(page):
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert not {each for each in ids if ids.count(each) > 1}


def test_visitors_of_a_real_school_do_not_meet_it(tmp_path):
    app = create_app(settings_from({"LEARNING_INSTANCE": str(tmp_path)}))
    assert "showcase" not in app.blueprints
