"""Words whose page is gone are saved after all, and late ones are kept apart: DU12, CO6."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import (
    at_posts,
    away,
    begin_to_write,
    box,
    check_kept,
    crash,
    first_of,
    is_save,
    lose_connection,
    nothing_stays,
    save_by_itself,
    status,
    stored,
)

pytestmark = pytest.mark.browser

TITLE = "Praten over samenwerken"
# The copy that stands there, as if it came from another page.
ANOTHER = """title => {
    const [[key, text]] = Object.entries(localStorage);
    const other = key.split(" ").with(-1, "aaaaaaaaaaaaaa").join(" ");
    localStorage.setItem(other, JSON.stringify({ ...JSON.parse(text), title }));
}"""


@pytest.fixture
def own_device(window, sign_in):
    """Bilal at his writing page, on a device of his own."""
    return begin_to_write(sign_in(window(), "bilal", own_device=True))


def left_overs(page):
    return page.locator("[data-left-overs]")


def leave(page, words):
    """Type without a connection, and let the tab die."""
    lose_connection(page)
    box(page).fill(words)
    return crash(page)


def test_du12_the_browser_is_closed_and_opened_again_the_next_morning(own_device, window):
    save_by_itself(own_device, "Zo ver was ik.")
    leave(own_device, "Zo ver was ik. En toen viel ik in slaap.")
    page = window(storage_state=own_device.context.storage_state())
    own_device.context.close()
    page.clock.set_fixed_time(datetime.now() + timedelta(hours=9))
    page.goto("/")
    expect(left_overs(page)).to_contain_text(
        f"Bij {TITLE} stond nog tekst van jou op dit apparaat."
    )
    nothing_stays(page)
    away(page, left_overs(page).get_by_role("link"))
    expect(box(page)).to_have_value("Zo ver was ik. En toen viel ik in slaap.")


def test_what_was_typed_a_moment_ago_is_saved_without_a_word(own_device):
    page = leave(own_device, "Net getypt.")
    with page.expect_response(lambda answer: is_save(answer.request)):
        page.goto("/")
    nothing_stays(page)
    expect(left_overs(page)).not_to_contain_text(TITLE)
    check_kept(page, "Net getypt.")


def test_what_cannot_be_saved_is_shown_to_copy_or_to_throw_away(own_device):
    words = "Veel te lang. " * 1500
    page = leave(own_device, words)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    left_overs(page).get_by_text(f"Op dit apparaat staat nog tekst van jou: {TITLE}").click()
    expect(left_overs(page)).to_contain_text("Dit is te lang voor één vak")
    left_overs(page).get_by_role("button", name="Kopieer").click()
    expect(left_overs(page).get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == words.strip()
    assert len(stored(page)) == 1
    left_overs(page).get_by_role("button", name="Gooi weg").click()
    expect(left_overs(page)).not_to_contain_text("Veel te lang.")
    nothing_stays(page)


def test_several_stand_folded_in_one_until_one_is_left(own_device):
    page = leave(own_device, "Veel te lang. " * 1500)
    page.goto("/healthz")
    page.evaluate(ANOTHER, "Nog een tekst")
    page.goto("/")
    expect(left_overs(page).get_by_text(TITLE)).to_be_hidden()
    left_overs(page).get_by_text("Op dit apparaat staan nog 2 teksten van jou").click()
    for title in (TITLE, "Nog een tekst"):
        expect(left_overs(page).get_by_text(title)).to_be_visible()
    left_overs(page).get_by_text(TITLE).click()
    left_overs(page).get_by_role("button", name="Gooi weg").click()
    one = "Op dit apparaat staat nog tekst van jou: Nog een tekst"
    expect(left_overs(page).get_by_text(one)).to_be_visible()
    expect(left_overs(page)).not_to_contain_text("2 teksten")


def test_without_a_connection_it_stays_until_there_is_one(own_device):
    page = leave(own_device, "Nog even geduld.")
    page.route("**/write", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: is_save(request)):
        page.goto("/")
    assert len(stored(page)) == 1
    page.unroute_all()
    page.reload()
    nothing_stays(page)
    check_kept(page, "Nog even geduld.")


def test_a_copy_that_is_open_in_another_tab_is_left_alone(own_device):
    asked = []
    lose_connection(own_device)
    box(own_device).fill("Hier ben ik nog mee bezig.")
    other = own_device.context.new_page()
    other.on("request", lambda request: asked.append(request.url) if is_save(request) else None)
    other.goto("/")
    other.wait_for_timeout(1000)
    assert asked == []
    assert len(stored(other)) == 1
    begin_to_write(other)
    other.wait_for_timeout(1000)
    assert other.locator("[data-told]").text_content() == ""


def test_co6_a_save_that_arrives_after_handing_in_is_kept_apart(window, sign_in):
    fatma = begin_to_write(sign_in(window(), "fatma"))
    save_by_itself(fatma, "Dit lever ik in.")
    other = begin_to_write(fatma.context.new_page())
    away(other, other.get_by_role("button", name="Bekijk en lever in"))
    held = []
    fatma.route("**/write", lambda route: held.append(route))
    box(fatma).fill("Dit kwam te laat.")
    late = first_of(fatma, held)
    away(other, other.get_by_role("button", name="Lever in", exact=True))
    expect(other.get_by_text("Dit lever ik in.")).to_be_visible()
    late.continue_()
    expect(status(fatma)).to_contain_text("Je werk is al ingeleverd.")
    expect(status(fatma)).to_contain_text("apart bewaard")
    nothing_stays(fatma)
    other.reload()
    expect(other.get_by_text("Dit lever ik in.")).to_be_visible()
    away(other, other.get_by_role("link", name=re.compile("Je eerdere teksten")))
    expect(other.get_by_role("main")).to_contain_text("Dit kwam te laat.")


GROUP = "/cohorts/"
# Playwright itself waits for the page that is on its way, so the page does this alone.
PRESS = "button => { setTimeout(() => button.click()) }"
TYPE_ON = """words => addEventListener("submit", () => setTimeout(() => {
    const box = document.querySelector("main textarea");
    box.value += words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    fetch("/healthz");
}))"""


@pytest.fixture
def wim(window, sign_in):
    """The beheerder, pasting addresses: a form that only its button sends."""
    page = sign_in(window(), "wim", GROUP)
    away(page, group(page))
    return page


def group(page):
    return page.get_by_role("link", name="Voorjaarsgroep")


def invite(page):
    return page.get_by_role("button", name="Nodig uit")


def test_du12_a_form_without_saving_gives_its_words_back_too(wim):
    box(wim).fill("een@klas.example, twee@klas")
    wim.reload()
    expect(box(wim)).to_have_value("een@klas.example, twee@klas")
    expect(wim.locator("[data-told]")).to_contain_text("We zetten hem terug.")
    away(wim, invite(wim))
    expect(wim.get_by_role("heading", name="Dat klopt nog niet")).to_be_visible()
    wim.goto(GROUP)
    assert len(stored(wim)) == 1
    away(wim, group(wim))
    expect(box(wim)).to_have_value("een@klas.example, twee@klas")
    box(wim).fill("een@klas.example")
    away(wim, invite(wim))
    expect(wim.get_by_text("Je hebt één persoon uitgenodigd.")).to_be_visible()
    nothing_stays(wim)
    expect(box(wim)).to_have_value("")


def test_what_is_typed_after_pressing_the_button_is_not_taken_for_sent(wim):
    held = []
    at_posts(wim, held.append)
    box(wim).fill("vier@klas.example")
    wim.evaluate(TYPE_ON, ", vijf@klas.example")
    with wim.expect_request("**/healthz"):
        invite(wim).evaluate(PRESS)
    first_of(wim, held).continue_()
    expect(wim.get_by_text("Je hebt één persoon uitgenodigd.")).to_be_visible()
    expect(box(wim)).to_have_value("vier@klas.example, vijf@klas.example")
