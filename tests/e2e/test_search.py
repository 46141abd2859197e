"""Looking for something, reading it and coming back: what was looked for is still there."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away, nothing_stays, stored

pytestmark = pytest.mark.browser

IS_THERE = "() => customElements.get('search-words')"


def box(page):
    return page.get_by_label("Waar zoek je naar?")


def results(page):
    return page.locator(".search-hits")


def is_answer(response):
    return response.request.method == "POST" and response.url.endswith("/search/")


def test_back_from_a_result_finds_the_words_and_results_and_nobody_else_does(window, sign_in):
    page = sign_in(window(), "sanne", "/search/")
    page.wait_for_function(IS_THERE)
    box(page).fill("buurt")
    with page.expect_response(is_answer):
        page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", name="In de modules")).to_be_focused()
    with page.expect_response(is_answer):
        page.get_by_role("button", name="Toon meer: Hoofdstukken").click()
    expect(results(page)).to_have_count(1)
    found = results(page).get_by_role("link").all_inner_texts()
    away(page, results(page).get_by_role("link").first)

    with page.expect_response(is_answer):
        page.go_back()
    expect(box(page)).to_have_value("buurt")
    expect(results(page).get_by_role("link")).to_have_text(found)
    assert "buurt" not in page.url + str(page.evaluate("() => history.state"))

    assert any(key.startswith("search ") for key in stored(page))
    away(page, page.get_by_role("button", name="Uitloggen"))
    expect(page.get_by_text("Je bent uitgelogd.")).to_be_visible()
    assert stored(page) == []
    sign_in(page, "anna", "/search/")
    page.wait_for_function(IS_THERE)
    expect(box(page)).to_have_value("")
    expect(results(page)).to_have_count(0)


def test_what_is_not_answered_is_sent_as_ever_and_at_the_door_it_is_forgotten(window, sign_in):
    page = sign_in(window(), "sanne", "/search/")
    page.wait_for_function(IS_THERE)
    box(page).fill("buurt")
    page.evaluate("() => document.querySelector('[role=search]').csrf_token.value = 'x'")
    with page.expect_navigation() as gone:
        page.get_by_role("button", name="Zoek", exact=True).click()
    assert gone.value.status == 400
    assert any(key.startswith("search ") for key in stored(page))
    page.context.clear_cookies()  # signed out, and not by the button
    page.goto("/search/")
    expect(page.get_by_label("Je e-mail")).to_be_visible()
    nothing_stays(page)


def test_back_at_the_werktafel_finds_what_was_looked_for_and_the_menu_the_whole_table(
    window, sign_in
):
    page = sign_in(window(), "sanne", "/werktafel/")
    page.wait_for_function(IS_THERE)
    page.get_by_text("Zoek een vraag").click()
    page.get_by_label("Zoek een woord").fill("koor")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", name="Gevonden")).to_be_focused()
    away(page, page.get_by_role("link", name="Wie kent een koor"))
    page.go_back()
    expect(page.get_by_role("heading", name="Gevonden")).to_be_visible()
    expect(page.get_by_label("Zoek een woord")).to_have_value("koor")
    assert "koor" not in page.url + str(page.evaluate("() => history.state"))
    away(page, page.get_by_role("link", name="Werktafel"))
    expect(page.get_by_role("heading", name="Op tafel")).to_be_visible()
    page.goto("/search/")
    expect(box(page)).to_have_value("")


@pytest.mark.parametrize(
    ("room", "word", "found", "whole"),
    [
        ("/social_map/", "lantaarn", "Buurtkamer De Lantaarn", "Op de kaart"),
        ("/examples/", "enik", "Enik", "Alle voorbeelden"),
    ],
)
def test_back_in_a_room_finds_what_was_looked_for_and_the_door_the_whole_room(
    window, sign_in, room, word, found, whole
):
    page = sign_in(window(), "sanne", room)
    page.wait_for_function(IS_THERE)
    page.get_by_label("Zoek een woord").fill(word)
    page.get_by_role("button", name="Zoek", exact=True).click()
    heading = page.get_by_role("heading", name="Gevonden")
    expect(heading).to_be_focused()
    away(page, page.get_by_role("link", name=found).first)
    page.go_back()
    expect(heading).to_be_visible()
    expect(page.get_by_label("Zoek een woord")).to_have_value(word)
    assert word not in page.url + str(page.evaluate("() => history.state"))
    page.goto(room)
    expect(page.get_by_role("heading", name=whole)).to_be_visible()


def test_a_button_at_what_was_found_goes_its_own_way_and_the_words_stay(window, sign_in):
    page = sign_in(window(), "sanne", "/werktafel/")
    away(page, page.get_by_role("link", name="Wie kent iemand die brieven"))
    away(page, page.get_by_role("link", name="Zoek een vraag die erop lijkt"))
    page.wait_for_function(IS_THERE)
    page.get_by_label("Zoek een woord").fill("koor")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", name="Gevonden")).to_be_focused()
    page.route("**/link", lambda route: route.fulfill(status=204))  # this school stays as it is
    with page.expect_request("**/link"):
        page.get_by_role("button", name="Deze lijkt erop").first.click()
    page.reload()
    expect(page.get_by_role("heading", name="Gevonden")).to_be_visible()
    expect(page.get_by_label("Zoek een woord")).to_have_value("koor")
