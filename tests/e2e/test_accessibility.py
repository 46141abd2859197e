"""AX1, AX3, AX6, AX7, AX8: every page, as its main role, wide and narrow, light and dark."""

import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error
from werkzeug.exceptions import HTTPException

from learning.demo.cast import NAJAAR, PEOPLE, VOORJAAR
from tests.e2e import (
    site,
    site_intervisie,
    site_notebook,
    site_notices,
    site_pace,
    site_plan,
    site_remarks,
    site_review,
    site_roles,
    site_social_map,
    site_talks,
    site_together,
)
from tests.e2e.conftest import Windows
from tests.e2e.looking import Look, look_at

pytestmark = pytest.mark.browser

NOT_PAGES = {
    "base.static", "base.health", "base.ready", "modules.media", "intervisie.threads.pulse",
    "accounts.token", "cohorts.picture.sheet",
}  # fmt: skip
PLACES = [
    *site.PLACES,
    *site_intervisie.PLACES,
    *site_talks.PLACES,
    *site_notebook.PLACES,
    *site_notices.PLACES,
    *site_social_map.PLACES,
    *site_pace.PLACES,
    *site_plan.PLACES,
    *site_review.PLACES,
    *site_remarks.PLACES,
    *site_roles.PLACES,
    *site_together.PLACES,
]
PERSONAL = [each.name for each in PEOPLE] + [VOORJAAR, NAJAAR, "@", "te lang"]


@pytest.fixture(scope="module")
def rooms(chromium, server, sign_in):
    """A window for each person, opened when they are needed."""
    windows, pages = Windows(chromium, server), {"visitor": None}

    def room(who):
        if not pages.get(who):
            pages[who] = windows.open()
            if who != "visitor":
                sign_in(pages[who], who)
        return pages[who]

    yield room
    windows.close()


@pytest.fixture(scope="module")
def looks(rooms, server):
    """Look at a place; the second time what was seen is still known."""

    @cache
    def seen(place):
        try:
            return look_at(rooms(place.who), *place.go(rooms, server))
        except Error as error:
            return error

    def look(place):
        found = seen(place)
        assert isinstance(found, Look), f"could not go there: {found}"
        return found

    return look


@pytest.fixture(params=PLACES, ids=str, scope="module")
def place(request):
    return request.param


@pytest.fixture
def look(looks, place):
    return looks(place)


def test_the_way_there_ends_where_it_should(look, place, app):
    path = urlsplit(look.path).path
    try:
        endpoint = app.url_map.bind("").match(path, method=look.method)[0]
    except HTTPException:
        endpoint = ""
    assert (endpoint, look.status) == (place.endpoint, place.status)


def test_ax1_axe_finds_nothing(look):
    assert not {how: wrong for how, wrong in look.axe.items() if wrong}


def test_ax3_nothing_scrolls_sideways(look):
    assert not {how: wide for how, wide in look.sideways.items() if wide}


def test_ax3_more_space_in_the_text_cuts_nothing_off(look):
    assert not look.cut_off


def test_one_h1_and_no_level_is_skipped(look):
    levels = look.structure["headings"]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))


def test_ids_are_unique_and_the_language_is_dutch(look):
    assert look.structure["twice"] == []
    assert look.structure["lang"] == "nl"


def test_ax8_help_is_in_the_same_place(look, looks):
    help_page = next(each for each in PLACES if each.endpoint == "modules.help_page")
    assert look.help == looks(help_page).help


def test_ax6_a_refused_form_says_so_in_its_title(look, place):
    assert look.structure["title"].startswith("Fout: ") == (place.about == "refused")


def test_the_title_says_what_it_is_and_holds_nothing_personal(look, place):
    title = look.structure["title"]
    if place.endpoint == "pauses.rest":
        assert title == "Vrijplaats", "after Stop not even that"
    else:
        assert re.fullmatch(r".{4,} – Vrijplaats", title)
    assert not [each for each in PERSONAL if each in title]


def test_no_page_is_forgotten(app):
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    assert pages - NOT_PAGES == {each.endpoint for each in PLACES} & pages
