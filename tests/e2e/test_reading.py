"""Reading in a real browser: the place is kept, a heavy piece waits, and nothing needs a script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"


def first_in_view(page):
    return page.evaluate(
        """[...document.querySelectorAll("article > [id^='a-']")]
           .find(each => each.getBoundingClientRect().bottom > 0).id"""
    )


def kept(answer):
    return answer.url.endswith("/progress/kwartiermaken/place")


def test_the_place_is_kept_and_found_on_another_device(window, sign_in):
    unread = "/modules/kwartiermaken/presentie"
    desk = sign_in(window(), "fatma", unread)
    with desk.expect_response(kept) as answer:
        desk.locator("article > h2").nth(2).scroll_into_view_if_needed()
        desk.evaluate("scrollBy(0, 400)")
    assert answer.value.status == 204
    place = first_in_view(desk)
    phone = sign_in(window(width=320), "fatma", unread)
    phone.get_by_role("link", name="Verder waar je was").click()
    assert phone.url.endswith(f"{unread}#{place}")
    assert phone.locator(f"#{place}").bounding_box()["y"] < 300


def test_opening_a_chapter_moves_nothing_and_forgets_no_place(window, sign_in):
    asked = []
    page = sign_in(window(), "bilal", CHAPTER)
    page.on("request", lambda ask: asked.append(ask.url) if ask.method == "POST" else None)
    page.wait_for_timeout(2500)
    assert page.evaluate("scrollY") == 0
    page.goto("/modules/")
    assert asked == []


@pytest.mark.parametrize("script", [True, False])
def test_ax5_a_heavy_piece_opens_only_by_choice(window, sign_in, script):
    page = sign_in(window(width=320, script=script), "noor", CHAPTER)
    note = page.locator("section.note")
    inside, later = note.locator(".inside"), note.locator(".later")
    assert not inside.is_visible()
    note.get_by_role("link", name="Later").click()
    assert later.is_visible()
    assert not inside.is_visible()
    note.locator("summary", has_text="Nu lezen").click()
    assert inside.is_visible()


def test_ax2_a_word_and_a_heavy_piece_open_by_keyboard(window, sign_in):
    page = sign_in(window(), "noor", CHAPTER)
    word = page.locator("details.word").first
    word.locator("summary").focus()
    page.keyboard.press("Enter")
    assert word.locator("p").is_visible()
    note = page.locator("section.note")
    note.locator("summary").first.focus()
    page.keyboard.press("Space")
    assert note.locator(".inside").is_visible()


def test_ax5_without_a_script_a_chapter_is_ticked_and_unticked(window, sign_in):
    page = sign_in(window(script=False), "bilal", "/modules/kwartiermaken/trefpunt")
    assert not page.get_by_role("button", name="Lees voor").is_visible()
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    expect(page.get_by_text("Dit hoofdstuk heb je gelezen")).to_be_visible()
    page.get_by_role("button", name="Haal het vinkje weg").click()
    expect(page.get_by_role("button", name="Ik heb dit gelezen")).to_be_visible()


def test_with_a_script_there_is_help_with_reading(window, sign_in):
    page = window()
    page.add_init_script("window.print = () => { window.printed = true; }")
    sign_in(page, "noor", CHAPTER)
    page.get_by_role("button", name="Op papier").click()
    assert page.evaluate("window.printed")


def test_ax3_nothing_scrolls_sideways_at_320_pixels(window, sign_in):
    page = sign_in(window(width=320), "noor", "/")
    for address in ("/", "/modules/", "/modules/kwartiermaken/", CHAPTER, "/help"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
