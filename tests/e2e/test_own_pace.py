"""At one's own pace in real Chromium: even niet and coming back; Stop, in every way it can go."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away, box, check_kept, nothing_stays

pytestmark = pytest.mark.browser
REST = "**/pauses/rest"
WORDS = "Er zat een zwaluw op het hek, en ik bleef staan."


@pytest.fixture
def fatma(window, sign_in):
    """Fatma at an opdracht that asks for her own story; ``fatma(script=False)``."""

    def open_page(**options):
        page = sign_in(window(**options), "fatma")
        page.goto("/modules/kwartiermaken/trefpunt")
        away(page, page.locator("#opdracht-eigen-buurt .work").first.locator("a.button, button"))
        page.wait_for_url("**/write")
        box(page).fill("")  # other tests write here too
        return page

    return open_page


def stop(page):
    page.get_by_role("main").locator(".bar").get_by_text("Stop").click()


def at_rest(page):
    expect(page.get_by_text("Adem rustig in.")).to_be_visible()
    expect(page).to_have_title("Vrijplaats")
    assert "zwaluw" not in page.locator("body").inner_text()


def test_sanne_pauses_and_comes_back(window, sign_in):
    page = sign_in(window(), "sanne")
    away(page, page.get_by_role("link", name="Even niet"))
    away(page, page.get_by_role("button", name="Zet Kwartiermaken stil"))
    expect(page.get_by_role("heading", name="Je hoeft nu niets te doen")).to_be_visible()
    assert not page.get_by_role("link", name="Lees de feedback").count()
    anna = sign_in(window(), "anna", "/cohorts/")
    sannes_row = anna.get_by_role("listitem").filter(has_text="Sanne")
    expect(sannes_row).to_contain_text("is er even niet")
    away(page, page.get_by_role("button", name="Ik wil weer verder"))
    expect(page.get_by_role("heading", name="Fijn dat je er weer bent")).to_be_visible()
    expect(page.get_by_role("link", name="Anna schreef feedback bij Verken Enik")).to_be_visible()
    away(page, page.get_by_role("link", name="Lees de feedback"))
    expect(page.get_by_role("heading", name="Anna schreef je")).to_be_visible()
    anna.reload()
    expect(sannes_row).not_to_contain_text("is er even niet")


def test_stop_saves_what_was_typed_and_back_does_not_show_it(fatma):
    page = fatma()
    address = page.url
    box(page).press_sequentially(WORDS)
    stop(page)
    page.wait_for_url(REST)
    at_rest(page)
    page.go_back()
    assert page.url != address
    expect(page.get_by_role("heading", name="Het Trefpunt", exact=True)).to_be_visible()
    page.goto(address)
    check_kept(page, WORDS)
    box(page).fill("")
    stop(page)
    page.wait_for_url(REST)


def test_without_a_connection_it_leaves_at_once_and_the_words_are_saved_later(fatma):
    page = fatma()
    address = page.url
    page.context.set_offline(True)  # within Stop's patience: known at once
    box(page).fill(WORDS)
    stop(page)
    expect(page.get_by_text("Laat dit venster open")).to_be_visible()
    at_rest(page)
    assert page.url.endswith("/pauses/rest"), "and Back leads to the page before it"
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.context.set_offline(False)
    page.goto(address)
    check_kept(page, WORDS)
    box(page).fill("")
    stop(page)
    page.wait_for_url(REST)
    nothing_stays(page)


def test_without_the_script_stop_saves_and_goes_there_and_another_opdracht_is_opened_by_its_link(
    fatma,
):
    page = fatma(script=False)
    address = page.url
    box(page).fill(WORDS)
    page.get_by_role("button", name="Stop").press("Enter")
    page.wait_for_url(REST)
    at_rest(page)
    page.goto(address)
    expect(box(page)).to_have_value(WORDS)
    box(page).fill("")
    page.get_by_role("button", name="Stop").click()
    page.wait_for_url(REST)
    page.goto("/modules/kwartiermaken/trefpunt")
    other = page.locator("#opdracht-buurt-van-een-ander-kop")
    expect(other).to_be_hidden()
    page.get_by_role("link", name="Een idee voor de Notenlaan").first.click()
    expect(other).to_be_visible()
