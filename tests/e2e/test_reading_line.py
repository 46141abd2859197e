"""The reading line: it goes where one reads, takes nothing away, and is remembered."""

import pytest
from playwright.sync_api import expect

from tests.e2e.keys import tab_to
from tests.e2e.writing import away

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/vrijplaats"
LIES_OVER = """y => {
    const line = document.querySelector("reading-line").getBoundingClientRect();
    return line.top <= y && y <= line.bottom && line.height < 80;
}"""

FIRST_LINE = """each => {
    const words = document.createRange();
    words.selectNodeContents(each);
    const box = words.getClientRects()[0];
    return [box.left + 10, box.top + box.height / 2];
}"""


def want(page, answer):
    """Say at Letters en kleuren whether a line is wanted, and keep it."""
    page.goto("/appearance/")
    ask(page, answer)
    away(page, page.get_by_role("button", name="Bewaar mijn keuze"))
    expect(page.get_by_text("Je keuze is bewaard.")).to_be_visible()


def ask(page, answer):
    page.get_by_role("group", name="Wil je een leeslijn?").get_by_label(answer).check()


def line(page):
    return page.locator("reading-line")


def is_over(page, y):
    """The line comes to lie there, no higher than the words."""
    page.wait_for_function(LIES_OVER, arg=y)


def words_of(what):
    """Where the first line of *what* stands on the screen."""
    what.scroll_into_view_if_needed()
    return what.evaluate(FIRST_LINE)


@pytest.fixture
def bilal(window, sign_in):
    """Bilal in a chapter with a line; afterwards he has none."""
    page = sign_in(window(), "bilal")
    want(page, "Ja")
    page.goto(CHAPTER)
    yield page
    want(page, "Nee")


def test_it_shows_before_it_is_kept_and_goes_when_it_is_not_wanted(window):
    page = window()
    page.goto("/appearance/")
    expect(line(page)).to_have_count(0)
    ask(page, "Ja")
    expect(line(page)).to_be_visible()
    ask(page, "Nee")
    expect(line(page)).to_have_count(0)


def test_a_visitor_keeps_it_in_this_browser_and_can_put_it_off(window):
    page = window(width=320)
    want(page, "Ja")
    for path in ("/help", "/accessibility", "/bestaat-niet"):
        page.goto(path)
        expect(line(page)).to_be_visible()
    want(page, "Nee")
    page.goto("/help")
    expect(line(page)).to_have_count(0)


def test_a_person_has_it_in_another_browser_too(bilal, window, sign_in):
    elsewhere = sign_in(window(width=320), "bilal", CHAPTER)
    expect(line(elsewhere)).to_be_visible()


def test_it_follows_the_mouse_to_the_line_of_words(bilal):
    for what in (bilal.locator("article > p").nth(1), bilal.get_by_role("heading", level=1)):
        x, y = words_of(what)
        bilal.mouse.move(x, y)
        is_over(bilal, y)


def test_it_follows_the_keyboard(bilal):
    tab_to(bilal, "Lees voor")
    is_over(bilal, words_of(bilal.get_by_role("button", name="Lees voor"))[1])
    bilal.keyboard.press("Tab")
    is_over(bilal, words_of(bilal.get_by_role("button", name="Op papier", exact=True))[1])


def test_it_follows_a_finger_and_stays_while_the_page_moves(window):
    phone = window(width=320, height=640, has_touch=True)
    want(phone, "Ja")
    phone.goto("/help")
    for number in (2, 0):
        x, y = words_of(phone.locator("main p").nth(number))
        phone.touchscreen.tap(x, y)
        is_over(phone, y)
    phone.evaluate("scrollBy(0, 20)")
    is_over(phone, y)


def test_it_takes_no_clicks_and_a_screen_reader_does_not_meet_it(bilal):
    x, y = words_of(bilal.get_by_role("link", name="Letters en kleuren"))
    bilal.mouse.move(x, y)
    is_over(bilal, y)
    expect(line(bilal)).to_have_attribute("aria-hidden", "true")
    with bilal.expect_navigation():
        bilal.mouse.click(x, y)
    assert "/appearance/" in bilal.url


def test_without_a_script_there_is_none_and_nothing_is_covered(window):
    page = window(script=False)
    want(page, "Ja")
    page.goto("/help")
    expect(line(page)).to_be_hidden()
