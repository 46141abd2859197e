"""AX1 to AX4, AX6 to AX8: every page, as its main role: wide, narrow, and with keys alone.

``AUDIT=true`` looks at each of them in every way; else one in sixteen is, and of a page that was
looked at already, as somebody else or in another state, a quarter is measured. How it is built,
what it says when it refuses, and its HTML: of every one, always.
"""

import re
import shutil
from functools import cache
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error
from werkzeug.exceptions import HTTPException

from learning.base.errors import WORDS, error_page
from learning.demo.cast import NAJAAR, PEOPLE, VOORJAAR
from tests.e2e import (
    site,
    site_competences,
    site_examples,
    site_handbook,
    site_house,
    site_intervisie,
    site_notebook,
    site_notices,
    site_pace,
    site_plan,
    site_portfolio,
    site_ratings,
    site_remarks,
    site_review,
    site_roles,
    site_search,
    site_social_map,
    site_talks,
    site_together,
    site_werktafel,
)
from tests.e2e.conftest import Windows
from tests.e2e.looking import Care, Look, closely, is_looked_at_in_every_way, look_at
from tests.html import vnu

pytestmark = pytest.mark.browser

NOT_PAGES = {
    "base.static", "base.health", "base.ready", "modules.media", "intervisie.threads.pulse",
    "accounts.token", "cohorts.picture.sheet", "modules.examples", "modules.example",
    "offline.worker", "offline.manifest", "offline.somebody", "showcase.showcase", "waiting.file",
}  # fmt: skip
PLACES = [
    *site.PLACES,
    *site_competences.PLACES,
    *site_examples.PLACES,
    *site_handbook.PLACES,
    *site_house.PLACES,
    *site_intervisie.PLACES,
    *site_talks.PLACES,
    *site_notebook.PLACES,
    *site_notices.PLACES,
    *site_social_map.PLACES,
    *site_pace.PLACES,
    *site_plan.PLACES,
    *site_portfolio.PLACES,
    *site_ratings.PLACES,
    *site_review.PLACES,
    *site_remarks.PLACES,
    *site_roles.PLACES,
    *site_search.PLACES,
    *site_together.PLACES,
    *site_werktafel.PLACES,
]
CLOSELY = closely(PLACES)
PERSONAL = [each.name for each in PEOPLE] + [VOORJAAR, NAJAAR, "@", "te lang"]


def care_for(place) -> Care:
    if is_looked_at_in_every_way(str(place)):
        return Care.EVERY_WAY
    return Care.CLOSELY if place in CLOSELY else Care.IN_PASSING


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
def looks(rooms, server, pages):
    """Look at a place; the second time what was seen is still known."""

    @cache
    def seen(place):
        page, answers = rooms(place.who), []

        def note(answer):
            answers.append(answer)

        page.on("response", note)
        try:
            method, status = place.go(rooms, server)
            page.remove_listener("response", note)
            keep(answers, pages / f"{PLACES.index(place):03} {place}.html")
            return look_at(page, method, status, place.about, care_for(place))
        except Error as error:
            return error

    def look(place):
        found = seen(place)
        assert isinstance(found, Look), f"could not go there: {found}"
        return found

    return look


@pytest.fixture(scope="module")
def pages():
    """The folder for the HTML of this run, for the checker of the W3C."""
    shutil.rmtree(vnu.PAGES, ignore_errors=True)
    vnu.PAGES.mkdir(parents=True)
    return vnu.PAGES


def keep(answers, path):
    """The HTML as it was sent, before any script."""
    last = [each for each in answers if each.request.is_navigation_request()][-1]
    path.write_bytes(last.body())


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


@pytest.mark.closely
def test_ax1_axe_finds_nothing(look):
    assert not {how: wrong for how, wrong in look.axe.items() if wrong}


@pytest.mark.closely
def test_ax3_nothing_scrolls_sideways(look):
    assert not {how: wide for how, wide in look.sideways.items() if wide}


@pytest.mark.closely
def test_ax3_more_space_in_the_text_cuts_nothing_off(look):
    assert not look.cut_off


@pytest.mark.closely
def test_ax3_at_400_percent_nothing_that_sticks_takes_the_screen(look):
    assert not look.in_the_way


@pytest.mark.closely
def test_ax2_tab_comes_to_everything_once_in_order_and_its_focus_is_seen(look):
    assert not {how: wrong for how, wrong in look.keys.items() if wrong}


@pytest.mark.closely
def test_ax1_what_is_pressed_is_large_enough_for_a_thumb(look):
    assert not {how: small for how, small in look.small.items() if small}


@pytest.mark.closely
def test_ax1_fields_and_buttons_have_an_edge_that_is_seen(look):
    assert not {how: faint for how, faint in look.faint.items() if faint}


@pytest.mark.closely
def test_ax1_nothing_vanishes_with_somebodys_own_colours(look):
    assert not {how: gone for how, gone in look.vanished.items() if gone}


@pytest.mark.closely
def test_ax8_nothing_moves_by_itself(look):
    assert not look.moving


def test_ax6_a_refused_form_has_links_to_what_is_wrong(look):
    assert not look.refused


def test_one_h1_and_no_level_is_skipped(look):
    levels = look.structure["headings"]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))


def test_ids_are_unique_and_the_language_is_dutch(look):
    assert look.structure["twice"] == []
    assert look.structure["lang"] == "nl"


@pytest.mark.closely
def test_ax8_help_is_in_the_same_place(look, looks):
    help_page = next(each for each in PLACES if each.endpoint == "modules.help_page")
    there = looks(help_page).help
    here = {width: box for width, box in look.help.items() if width in there}
    assert here == {width: there[width] for width in here}
    assert len(here) >= 2


def test_ax6_a_refused_form_says_so_in_its_title(look, place):
    assert look.structure["title"].startswith("Fout: ") == (place.about == "refused")


def test_the_title_says_what_it_is_and_holds_nothing_personal(look, place):
    title = look.structure["title"]
    if place.endpoint == "pauses.rest":
        assert title == "Vrijplaats", "after Stop not even that"
    else:
        assert re.fullmatch(r".{4,} – Vrijplaats", title)
    assert not [each for each in PERSONAL if each in title]


@pytest.mark.skipif(
    not vnu.is_here() and not vnu.REQUIRED, reason="without java and build/vnu: make test says so"
)
def test_ax4_the_html_of_every_page_is_valid(looks, pages, app):
    for place in PLACES:
        looks(place)
    with app.test_request_context():
        for code in WORDS:
            (pages / f"error {code}.html").write_text(error_page(code)[0])
    assert len(list(pages.iterdir())) == len(PLACES) + len(WORDS)
    assert not vnu.faults_in(pages)


def test_no_page_is_forgotten(app):
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    assert pages - NOT_PAGES == {each.endpoint for each in PLACES} & pages
