"""What a script brings or a text turns out to be moves nothing that is read: IN2."""

import pytest

from tests.e2e.writing import begin_to_write, box

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"
TOPS = """() => [...document.querySelectorAll("main :is(h2, p, on-paper)")]
    .filter(each => !each.closest("read-aloud"))
    .map(each => Math.round(each.getBoundingClientRect().top))"""
HOW = "each => [getComputedStyle(each).direction, getComputedStyle(each).unicodeBidi]"


def test_the_buttons_that_a_script_brings_have_their_room_before_it(window, sign_in):
    page = sign_in(window(width=320), "sanne")
    page.route("**/*.woff2", lambda route: route.abort())  # they may come in time once, once not
    page.route("**/site.js", lambda route: route.abort())
    page.goto(CHAPTER)
    before = page.evaluate(TOPS)
    assert page.get_by_role("button", name="Lees voor").count() == 0
    page.unroute("**/site.js")
    page.reload()
    page.get_by_role("button", name="Lees voor").wait_for()
    assert page.evaluate(TOPS) == before


def test_in2_a_box_takes_the_direction_of_its_text_and_one_is_enough(window, sign_in):
    """Looking at each paragraph for its own made every key in a long text slow."""
    page = begin_to_write(sign_in(window(), "bilal"))
    box(page).fill("Dat zei mijn oma: شكرا")
    assert box(page).evaluate(HOW) == ["ltr", "isolate"]
    box(page).fill("شكرا zei mijn oma")
    assert box(page).evaluate(HOW) == ["rtl", "plaintext"]
