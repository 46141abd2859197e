"""Saving by itself, and what it says: SE4, XC2, CO2, DU1, DU12."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD
from tests.e2e.writing import (
    SAVED,
    away,
    begin_to_write,
    box,
    check_kept,
    empty,
    end_sign_ins,
    first_of,
    is_save,
    save_button,
    save_by_itself,
    status,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def bilal(window, sign_in):
    """Bilal at his writing page."""
    return begin_to_write(sign_in(window(), "bilal"))


def test_words_are_saved_some_seconds_after_the_last_key(bilal):
    """By the clock of the page: it stands still while a busy machine types."""
    empty(bilal)
    bilal.clock.install()
    bilal.clock.pause_at(datetime.now() + timedelta(minutes=1))
    box(bilal).press_sequentially("Ik dacht aan de bus.")
    bilal.clock.run_for(2_000)
    assert status(bilal).text_content() != "Bewaren…"
    with bilal.expect_response(lambda answer: is_save(answer.request)) as answer:
        bilal.clock.run_for(2_000)
    assert answer.value.status == 200
    expect(status(bilal)).to_contain_text(SAVED)
    check_kept(bilal, "Ik dacht aan de bus.")


def test_du1_saved_is_said_only_after_the_server_said_so(bilal):
    held = []
    bilal.route("**/write", lambda route: held.append(route))
    box(bilal).fill("Dit is nog onderweg.")
    expect(status(bilal)).to_have_text("Bewaren…")
    on_its_way = first_of(bilal, held)
    bilal.wait_for_timeout(500)
    expect(status(bilal)).to_have_text("Bewaren…")
    on_its_way.continue_()
    expect(status(bilal)).to_contain_text(SAVED)


def test_du12_words_typed_before_the_script_has_come_are_saved(bilal):
    """A slow line: the page stands there, and somebody begins at once."""
    empty(bilal)
    held = []
    bilal.route("**/js/auto-save.js", lambda route: held.append(route))
    bilal.goto(bilal.url, wait_until="commit")
    box(bilal).press_sequentially("Ik begon alvast.")
    with bilal.expect_response(lambda answer: is_save(answer.request)):
        first_of(bilal, held).continue_()
    bilal.unroute_all()
    expect(status(bilal)).to_contain_text(SAVED)
    check_kept(bilal, "Ik begon alvast.")


def my_place(page):
    return page.get_by_role("link", name="Mijn plek", exact=True)


def test_leaving_the_page_saves(bilal):
    address = bilal.url
    box(bilal).fill("Ik moest opeens weg.")
    away(bilal, my_place(bilal))
    bilal.goto(address)
    check_kept(bilal, "Ik moest opeens weg.")


def test_leaving_while_a_save_is_under_way_saves_what_came_after(bilal):
    address, held = bilal.url, []
    bilal.route("**/write", lambda route: route.continue_() if held else held.append(route))
    box(bilal).fill("Eerst dit.")
    first_of(bilal, held)
    box(bilal).press_sequentially(" En toen dat.")
    away(bilal, my_place(bilal))
    bilal.unroute_all(behavior="ignoreErrors")
    bilal.goto(address)
    check_kept(bilal, "Eerst dit. En toen dat.")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without JavaScript"])
def test_se4_a_sign_in_that_ended_costs_no_words(server, window, sign_in, script):
    page = begin_to_write(sign_in(window(script=script), "bilal"))
    end_sign_ins(server)
    words = f"Midden in een zin {'met' if script else 'zonder'} script"
    box(page).fill(words)
    if script:
        expect(status(page)).to_contain_text("Je bent uitgelogd. Je tekst staat op dit apparaat")
    away(page, save_button(page))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je tekst staat hier nog")
    page.get_by_label("Je e-mailadres").fill("bilal@school.example")
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    away(page, page.get_by_role("button", name="Log in en houd mijn tekst"))
    expect(page.get_by_text("Je bent weer ingelogd.")).to_be_visible()
    expect(page.get_by_label("Dit schreef je")).to_have_value(words)
    away(page, page.get_by_role("button", name="Probeer het nog eens"))
    expect(box(page)).to_have_value(words)
    check_kept(page, words)


def spoil_token(page):
    page.locator("#schrijven [name=csrf_token]").evaluate("field => field.value = 'oud'")


def test_xc2_a_page_that_stood_open_too_long_saves_by_itself(bilal):
    spoil_token(bilal)
    save_by_itself(bilal, "Een hele avond geschreven, met script.")
    check_kept(bilal, "Een hele avond geschreven, met script.")


def test_xc2_without_javascript_it_costs_one_more_press(window, sign_in):
    page = begin_to_write(sign_in(window(script=False), "bilal"))
    spoil_token(page)
    box(page).fill("Een hele avond geschreven, zonder script.")
    away(page, save_button(page))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je tekst staat hier nog")
    expect(page.get_by_label("Dit schreef je")).to_have_value(
        "Een hele avond geschreven, zonder script."
    )
    away(page, page.get_by_role("button", name="Probeer het nog eens"))
    check_kept(page, "Een hele avond geschreven, zonder script.")
