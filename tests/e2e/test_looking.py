"""Whether looking sees: on small pages with one thing wrong, and on one with nothing wrong."""

import pytest

from learning.base.assets import Assets
from tests.e2e.looking import MOVING, UNFOLD, ZOOMED
from tests.e2e.looking_keys import walk
from tests.e2e.looking_shapes import FAINT, TOOLS

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

FIELDS = """<div class="field"><label for="a">Je naam</label><input id="a"></div>
    <div class="field"><label for="b">Je tekst</label><textarea id="b"></textarea></div>"""
END = '<button class="button" type="submit">Bewaar</button>'
IN_FOCUS = "*:focus, *:focus-visible"
COVER = "position: fixed; inset: 0; background: #fff"


@pytest.fixture(scope="module")
def page(chromium):
    context = chromium.new_context(viewport=ZOOMED)
    yield context.new_page()
    context.close()


@pytest.fixture
def show(page):
    """Show fields and a button of the house: with a style, and with more before the button."""
    sheet = Assets().style

    def shown(style="", more=""):
        head = f"<!doctype html><title>Proef</title><style>{sheet}\n{style}</style>"
        page.set_content(f"{head}<main><form>{FIELDS}{more}{END}</form></main>")
        page.evaluate(TOOLS)
        return page

    return shown


def test_a_good_page_is_good_ten_times(show):
    page = show()
    assert page.evaluate(FAINT) == []
    assert [walk(page) for _ in range(10)] == [[]] * 10


def test_what_no_key_comes_to_is_seen(show):
    link = '<p><a href="/help" tabindex="-1">Hulp</a></p>'
    assert walk(show(more=link)) == ["a “Hulp” is no stop"]
    for_enter = '<button aria-hidden="true" tabindex="-1">Bewaar</button>'
    assert walk(show(more=for_enter)) == []


def test_a_box_for_a_day_is_one_stop_with_several_within_it(show):
    day = '<label for="d">Begin</label><input type="date" id="d">'
    assert walk(show(more=day), thoroughly=True) == []
    bare = "input[type=date]:focus-within { outline: 0; box-shadow: none }"
    assert "input “Begin” shows no focus" in walk(show(bare, day))


def test_a_walk_that_ends_within_a_box_for_a_day_does_not_mar_the_next_one(show):
    after = '<p><a href="/help">Hulp</a></p>' * 8
    page = show(more=f'<label for="d">Begin</label><input type="date" id="d">{after}')
    assert walk(page) == []
    assert page.evaluate("() => document.activeElement.id") == "d"
    assert walk(page) == []


@pytest.mark.parametrize(
    ("edge", "how_many"),
    [
        ("2px solid #b5b0a0", 2),
        ("2px solid transparent", 2),
        ("2px solid rgb(0 0 0 / 8%)", 2),
        ("0", 2),
        ("2px solid #000; border-bottom-color: #eee", 2),
        ("2px solid rgb(0 0 0 / 90%)", 0),
    ],
)
def test_an_edge_is_faint_or_not(show, edge, how_many):
    page = show(f"input, textarea {{ border: {edge} !important }}")
    assert len(page.evaluate(FAINT)) == how_many


def test_a_button_of_the_browser_itself_can_be_faint_too(show):
    page = show(more='<button type="button" style="border: 2px solid #ddd">Weg</button>')
    assert "Weg" in "".join(page.evaluate(FAINT))


def test_a_tick_without_a_style_of_its_own_is_the_browsers(show):
    assert show(more='<input type="checkbox" aria-label="ja">').evaluate(FAINT) == []


@pytest.mark.parametrize(
    "ring",
    [
        "outline: 0; box-shadow: none",
        "outline: 3px solid transparent; box-shadow: none",
        "outline: 3px solid #f0ead8; box-shadow: 0 0 0 3px rgb(0 0 0 / 10%)",
        "outline: 1px solid #000; box-shadow: none",
    ],
)
def test_a_ring_that_nobody_sees_is_no_focus(show, ring):
    page = show(f"{IN_FOCUS} {{ {ring.replace(';', ' !important;')} !important }}")
    assert all("shows no focus" in each for each in walk(page))
    assert walk(page)


def test_a_shadow_can_be_the_ring(show):
    page = show(f"{IN_FOCUS} {{ outline: 0 !important; box-shadow: 0 0 0 3px #000 !important }}")
    assert walk(page) == []


def test_a_ring_that_was_always_there_is_no_focus(show):
    always = "outline: 0 !important; box-shadow: 0 0 0 3px #000 !important"
    assert walk(show(f"input, textarea, .button {{ {always} }}"))


@pytest.mark.parametrize("through", ["auto", "none"])
def test_what_lies_over_a_field_is_seen_also_when_a_click_goes_through(show, through):
    page = show(more=f'<div style="{COVER}; pointer-events: {through}">Dicht</div>')
    assert any("is covered by DIV" in each for each in walk(page))
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_a_veil_that_can_be_seen_through_covers_nothing(show):
    veil = f"{COVER}; mix-blend-mode: multiply; pointer-events: none"
    assert walk(show(more=f'<div style="{veil}"></div>')) == []


def test_a_trap_is_found(show):
    page = show(more='<input id="trap" aria-label="val">')
    page.evaluate("""document.getElementById('trap').addEventListener('keydown',
        event => event.preventDefault())""")
    wrong = " / ".join(walk(page))
    assert "it never ends" in wrong


def test_the_walk_back_begins_at_the_end_wherever_the_first_walk_ended(show):
    page = show(more='<input id="trap" aria-label="val">')
    page.evaluate("""document.getElementById('trap').addEventListener('keydown',
        event => event.shiftKey || event.preventDefault())""")
    assert not [each for each in walk(page) if each.startswith("back: ")]


def test_what_moves_after_unfolding_is_seen(show):
    page = show(
        "@keyframes go { to { margin-left: 5em } } i { animation: go 9s }",
        "<details><summary>Meer</summary><i>woord</i></details>",
    )
    assert page.evaluate(MOVING) == []
    page.evaluate(UNFOLD)
    assert page.evaluate(MOVING) == ["I moves"]
