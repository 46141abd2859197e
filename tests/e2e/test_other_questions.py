"""R-1.2 in a browser: from STARRT to a blank sheet and back, in the middle of a sentence."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from learning.demo.notebook import LATER
from tests.e2e.site import own_work
from tests.e2e.writing import away, box, crash, lose_connection, told

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def choose(page, title):
    """Other questions, by their title."""
    page.get_by_text("Andere vragen?").click()
    away(page, page.get_by_role("button", name=title, exact=True))


def press(page, name):
    away(page, page.get_by_role("main").get_by_role("button", name=name))


def test_r12_a_reflection_moves_from_starrt_to_a_blank_sheet_and_back_without_a_lost_word(
    window, sign_in
):
    page = sign_in(window(), "fatma")
    page.goto("/modules/kwartiermaken/trefpunt")
    own_work("eigen-buurt")(page, None)
    page.wait_for_url("**/write")
    box(page).fill("Een straatfeest.")
    choose(page, "STARRT")
    expect(page.get_by_text("Een straatfeest.")).to_be_visible()
    box(page, 1).press_sequentially("Ik wilde dat de buren")  # nothing is saved by itself yet
    choose(page, "Leeg blad")
    box(page).fill("Ik begin opnieuw.")
    press(page, "Zet dit op het blad")
    everything = ("Ik begin opnieuw.", "Een straatfeest.", "Ik wilde dat de buren")
    for words in everything:
        assert words in box(page).input_value()
    choose(page, "STARRT")
    assert box(page, 1).input_value() == "Ik wilde dat de buren"
    choose(page, "De vragen van de opdracht")
    assert box(page).input_value() == "Een straatfeest."
    page.reload()
    expect(page.get_by_text("Ik begin opnieuw.")).to_be_visible()
    expect(told(page)).to_be_hidden()


def to_report(page):
    """Bilal's report, which he writes with STARRT in the demo."""
    page.goto("/modules/kwartiermaken/trefpunt")
    away(page, page.locator(f"#opdracht-{LATER} .practice-report a"))
    page.wait_for_url("**/write")
    return page


def test_r12_words_of_a_page_that_died_are_not_lost_when_other_questions_stand_there_now(
    window, sign_in
):
    phone = to_report(sign_in(window(), "bilal", own_device=True))
    lose_connection(phone)
    box(phone, 2).fill("Ik vroeg het de eigenaar gewoon.")
    state, address = phone.context.storage_state(), phone.url
    crash(phone)
    phone.context.close()
    choose(to_report(sign_in(window(), "bilal")), "Leeg blad")
    page = window(storage_state=state)
    page.clock.set_fixed_time(datetime.now() + timedelta(hours=9))
    page.goto(address)
    expect(page.get_by_role("heading", name="Wat je eerder schreef bij andere")).to_be_visible()
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('words'))")
    page.goto(page.url.replace("/write", "/versions"))
    expect(page.get_by_text("Ik vroeg het de eigenaar gewoon.").first).to_be_attached()
