"""Reading in a real browser: the place is kept, a heavy piece waits, and nothing needs a script."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"


SCROLL = """() => {
    document.querySelectorAll("article > h2")[2].scrollIntoView();
    scrollBy(0, 400);
    return [...document.querySelectorAll("article > [id^='a-']")]
        .find(each => each.getBoundingClientRect().bottom > 0).id;
}"""  # the first that is in view then; at once, so that it is one place
IS_AT_TOP = "id => document.getElementById(id).getBoundingClientRect().top < 300"


def kept(answer):
    return answer.url.endswith("/progress/kwartiermaken/place")


def test_the_place_is_kept_and_found_on_another_device(window, sign_in):
    unread = "/modules/kwartiermaken/presentie"
    desk = sign_in(window(), "fatma", unread)
    with desk.expect_response(kept) as answer:
        place = desk.evaluate(SCROLL)
    assert answer.value.status == 204
    assert parse_qs(answer.value.request.post_data)["paragraph"] == [place]
    phone = sign_in(window(width=320), "fatma", unread)
    phone.get_by_role("link", name="Verder waar je was").click()
    phone.wait_for_url(f"**{unread}#{place}")
    phone.wait_for_function(IS_AT_TOP, arg=place)


def test_opening_a_chapter_moves_nothing_and_forgets_no_place(window, sign_in):
    asked, page = [], window()
    page.clock.install()
    sign_in(page, "bilal", CHAPTER)
    page.on("request", lambda ask: asked.append(ask.url) if ask.method == "POST" else None)
    page.clock.fast_forward(60_000)
    assert page.evaluate("scrollY") == 0
    page.goto("/modules/")
    assert asked == []


@pytest.mark.parametrize("script", [True, False])
def test_ax5_a_heavy_piece_opens_only_by_choice(window, sign_in, script):
    page = sign_in(window(width=320, script=script), "noor", CHAPTER)
    note = page.locator("section.note")
    inside, later = note.locator(".inside"), note.locator(".later")
    expect(inside).to_be_hidden()
    note.get_by_role("link", name="Later").click()
    expect(later).to_be_visible()
    expect(inside).to_be_hidden()
    note.locator("summary", has_text="Nu lezen").click()
    expect(inside).to_be_visible()


def test_ax2_a_word_and_a_heavy_piece_open_by_keyboard(window, sign_in):
    page = sign_in(window(), "noor", CHAPTER)
    word = page.locator("details.word").first
    word.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(word.locator("p")).to_be_visible()
    note = page.locator("section.note")
    note.locator("summary").first.focus()
    page.keyboard.press("Space")
    expect(note.locator(".inside")).to_be_visible()


def test_ax5_without_a_script_a_chapter_is_ticked_and_unticked(window, sign_in):
    page = sign_in(window(script=False), "bilal", "/modules/kwartiermaken/trefpunt")
    assert not page.get_by_role("button", name="Lees voor").is_visible()
    away(page, page.get_by_role("button", name="Ik heb dit gelezen"))
    expect(page.get_by_text("Dit hoofdstuk heb je gelezen")).to_be_visible()
    away(page, page.get_by_role("button", name="Haal het vinkje weg"))
    expect(page.get_by_role("button", name="Ik heb dit gelezen")).to_be_visible()


def test_with_a_script_there_is_help_with_reading(window, sign_in):
    page = window()
    page.add_init_script("window.print = () => { window.printed = true; }")
    sign_in(page, "noor", CHAPTER)
    page.get_by_role("button", name="Op papier", exact=True).click()
    assert page.evaluate("window.printed")


def test_ax3_nothing_scrolls_sideways_at_320_pixels(window, sign_in):
    page = sign_in(window(width=320), "noor", "/")
    for address in ("/", "/modules/", "/modules/kwartiermaken/", CHAPTER, "/help"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
