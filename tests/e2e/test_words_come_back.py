"""Words that an earlier page left in this browser are given back: SE4, DU12, CO2."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import (
    SAVED,
    at_posts,
    away,
    begin_to_write,
    box,
    check_kept,
    crash,
    empty,
    end_sign_ins,
    first_of,
    is_save,
    lose_connection,
    nothing_stays,
    press_save,
    save_button,
    save_by_itself,
    sent_in_box,
    status,
    stored,
    told,
)
from tests.serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A server that may be stopped in the middle."""
    with serving(tmp_path_factory.mktemp("own"), "--demo", "--workers", "1") as running:
        yield running


@pytest.fixture
def bilal(window, sign_in):
    """Bilal at his writing page."""
    return begin_to_write(sign_in(window(), "bilal"))


BEFORE, TYPED = "De tekst die er stond.", "Wat ik net typte."


def have_connection(page):
    expect(status(page)).to_contain_text("Geen verbinding.")  # not in the middle of a try
    page.unroute_all()
    page.evaluate("() => dispatchEvent(new Event('online'))")


def type_in_vain(page, words):
    lose_connection(page)
    box(page).fill(words)
    expect(status(page)).to_contain_text("Geen verbinding. Je tekst staat op dit apparaat")


LOAD_ANEW = """() => {
    const saver = document.querySelector('auto-save');
    saver.saved = said => {
        delete saver.saved;
        saver.saved(said);
        console.log('saved');
    };
    setTimeout(() => location.reload());
}"""


def hold_both(route, pages, saves):
    """A page is made now and comes later; what is sent goes later."""
    if route.request.method == "POST":
        saves.append(route)
    else:
        pages.append((route, route.fetch()))


def given_back(page, words):
    expect(box(page)).to_have_value(words)
    expect(told(page)).to_contain_text("stond nog op dit apparaat. We zetten hem terug.")


def test_du12_offline_in_the_middle_of_a_sentence_and_then_a_reload(bilal):
    empty(bilal)
    type_in_vain(bilal, "De trein reed een tunnel in en")
    bilal.reload()
    given_back(bilal, "De trein reed een tunnel in en")
    have_connection(bilal)
    expect(status(bilal)).to_contain_text(SAVED)
    nothing_stays(bilal)
    check_kept(bilal, "De trein reed een tunnel in en")


def test_du12_the_words_of_the_first_second_are_there_after_a_crash(bilal):
    """Nothing was sent yet: the copy is written with the key itself."""
    empty(bilal)
    lose_connection(bilal)
    box(bilal).press_sequentially("Nog")
    bilal.reload()
    given_back(bilal, "Nog")


def test_du12_the_server_is_killed_and_the_tab_loaded_again(own_server, window, sign_in):
    page = begin_to_write(sign_in(window(at=own_server), "bilal"))
    own_server.kill()
    try:
        box(page).fill("Midden in een zin ging de")
        expect(status(page)).to_contain_text("Geen verbinding. Je tekst staat op dit apparaat")
        press_save(page)
        expect(box(page)).to_have_value("Midden in een zin ging de")
        page.get_by_role("button", name="Uitloggen").click()
        expect(page.get_by_text("Uitloggen kan nu niet.")).to_be_visible()
    finally:
        own_server.start()
    page.reload()
    expect(box(page)).to_have_value("Midden in een zin ging de")
    expect(status(page)).to_contain_text(SAVED)
    check_kept(page, "Midden in een zin ging de")


def test_du12_a_page_that_was_made_before_the_save_has_the_words_too(bilal):
    """Loaded anew on a slow line: the old text is on its way here, and then the new one arrives."""
    save_by_itself(bilal, BEFORE)
    pages, saves = [], []
    bilal.route("**/write", lambda route: hold_both(route, pages, saves))
    box(bilal).fill(TYPED)
    bilal.evaluate(LOAD_ANEW)
    page, answer = first_of(bilal, pages)
    with bilal.expect_console_message(lambda said: said.text == "saved"):
        first_of(bilal, saves).continue_()
    with bilal.expect_navigation():
        page.fulfill(response=answer)
    assert sent_in_box(bilal) == BEFORE
    bilal.unroute_all()
    given_back(bilal, TYPED)
    nothing_stays(bilal)
    check_kept(bilal, TYPED)


def test_du12_two_buttons_that_wait_for_one_save_both_hear_that_it_failed(bilal):
    type_in_vain(bilal, "Twee knoppen na elkaar.")
    held = []
    bilal.unroute_all()
    at_posts(bilal, held.append)
    press_save(bilal)
    first = first_of(bilal, held)
    bilal.get_by_role("button", name="Uitloggen").click()
    lose_connection(bilal)
    first.abort()
    expect(bilal.get_by_text("Niet alles wat je typte, is bewaard.")).to_be_visible()
    expect(box(bilal)).to_have_value("Twee knoppen na elkaar.")
    expect(status(bilal)).to_contain_text("Geen verbinding.")
    assert bilal.url.endswith("/write")


def test_du12_a_page_that_stays_open_saves_by_itself_once_the_connection_is_back(bilal):
    type_in_vain(bilal, "De verbinding was weg.")
    have_connection(bilal)
    expect(status(bilal)).to_contain_text(SAVED)
    check_kept(bilal, "De verbinding was weg.")


def test_du12_a_connection_that_comes_back_during_a_try_is_not_waited_for_long(bilal):
    """After a while without one there is a minute between two tries."""
    bilal.clock.install()
    lose_connection(bilal)
    box(bilal).fill("De verbinding kwam terug.")
    for _ in range(5):
        with bilal.expect_event("requestfailed", is_save):
            bilal.clock.fast_forward(60_000)
        expect(status(bilal)).to_contain_text("Geen verbinding.")
    held = []
    at_posts(bilal, held.append)
    bilal.clock.fast_forward(60_000)
    begun_without = first_of(bilal, held)
    bilal.evaluate("() => dispatchEvent(new Event('online'))")
    begun_without.abort()
    bilal.unroute_all()
    expect(status(bilal)).to_contain_text("Geen verbinding.")
    with bilal.expect_response(lambda answer: is_save(answer.request)):
        bilal.clock.fast_forward(10_000)


@pytest.fixture
def own_device(window, sign_in):
    """Bilal at his writing page, on a device of his own."""
    return begin_to_write(sign_in(window(), "bilal", own_device=True))


def leave_two_texts(page):
    """An older text on the site, another one in this browser; the page asks which."""
    save_by_itself(page, BEFORE)
    lose_connection(page)
    box(page).fill(TYPED)
    page = crash(page)
    lose_connection(page)
    begin_to_write(page)
    panel = page.get_by_role("region", name="Kies je tekst")
    expect(panel).to_contain_text(BEFORE)
    expect(panel).to_contain_text(TYPED)
    expect(box(page)).to_have_value(BEFORE)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    page.unroute_all()
    return page, panel


@pytest.mark.parametrize(
    ("button", "result"),
    [
        ("Neem deze tekst", TYPED),
        ("Zet hem onder de tekst die er staat", f"{BEFORE}\n\n{TYPED}"),
        ("Houd de tekst die er staat", BEFORE),
    ],
)
def test_du12_co2_on_an_older_text_both_are_shown_and_kept(own_device, button, result):
    page, panel = leave_two_texts(own_device)
    panel.get_by_role("button", name=button).press("Enter")
    expect(panel).to_have_count(0)
    expect(box(page)).to_have_value(result)
    expect(box(page)).to_be_focused()
    nothing_stays(page)  # "Bewaard om" stood there from before
    expect(status(page)).to_contain_text(SAVED)
    check_kept(page, result)
    away(page, page.get_by_role("link", name="Je eerdere teksten"))
    for words in {BEFORE, TYPED} - {result}:
        expect(page.get_by_role("main")).to_contain_text(words)


def test_a_copy_that_says_the_same_goes_without_a_word(bilal):
    at_posts(bilal, lambda route: route.fetch() and route.abort())
    box(bilal).fill("Wel bewaard, maar het antwoord kwam niet aan.")
    expect(status(bilal)).to_contain_text("Geen verbinding.")
    bilal.unroute_all()
    bilal.reload()
    expect(box(bilal)).to_have_value("Wel bewaard, maar het antwoord kwam niet aan.")
    nothing_stays(bilal)
    assert told(bilal).text_content() == ""


def test_a_copy_that_differs_only_in_space_that_nobody_sees_asks_nothing(bilal):
    box(bilal).fill("Regel een.\nRegel twee.")
    away(bilal, save_button(bilal))
    lose_connection(begin_to_write(bilal))
    box(bilal).fill("Regel een. \nRegel twee.\u2028 ")
    bilal.reload()
    nothing_stays(bilal)
    expect(bilal.get_by_role("heading", name="Welke tekst wil je houden?")).to_have_count(0)
    expect(box(bilal)).to_have_value("Regel een.\nRegel twee.")
    assert told(bilal).text_content() == ""


def test_se4_a_sign_in_that_ended_and_signing_in_at_the_door(server, bilal, sign_in):
    empty(bilal)
    address = bilal.url
    end_sign_ins(server)
    box(bilal).fill("Toen was ik opeens uitgelogd en")
    expect(status(bilal)).to_contain_text("Je bent uitgelogd. Je tekst staat op dit apparaat")
    sign_in(bilal, "bilal", urlsplit(address).path)
    given_back(bilal, "Toen was ik opeens uitgelogd en")
    check_kept(bilal, "Toen was ik opeens uitgelogd en")


def test_se4_signed_in_again_in_another_tab_the_next_key_saves(server, bilal, sign_in):
    end_sign_ins(server)
    box(bilal).fill("Eerst was ik uitgelogd.")
    expect(status(bilal)).to_contain_text("Je bent uitgelogd.")
    sign_in(bilal.context.new_page(), "bilal")
    box(bilal).press_sequentially(" Nu niet meer.")
    expect(status(bilal)).to_contain_text(SAVED)
    check_kept(bilal, "Eerst was ik uitgelogd. Nu niet meer.")


def test_se13_somebody_else_who_signs_in_in_this_tab_finds_nothing(server, bilal, sign_in):
    address = bilal.url
    end_sign_ins(server)
    box(bilal).fill("Alleen voor Bilal.")
    expect(status(bilal)).to_contain_text("Je bent uitgelogd.")
    assert stored(bilal)
    sign_in(bilal, "mats")
    nothing_stays(bilal)
    expect(bilal.get_by_text("Alleen voor Bilal.")).to_have_count(0)
    bilal.goto(address)
    expect(bilal.get_by_text("Alleen voor Bilal.")).to_have_count(0)


def test_when_the_browser_has_no_room_the_words_say_so(bilal):
    bilal.evaluate("() => sessionStorage.setItem('x', 'x'.repeat(5 * 1024 * 1024 - 10))")
    lose_connection(bilal)
    box(bilal).fill("Dit past er niet meer bij.")
    expect(status(bilal)).to_contain_text("Je tekst staat alleen nog op deze pagina.")


def test_a_space_at_the_end_makes_no_other_text(window, sign_in):
    sanne = sign_in(window(), "sanne", "/examples/")
    sanne.get_by_role("link", name="Stel een voorbeeld voor").click()
    sanne.get_by_label("Wat doen ze daar?").fill("Zij naaien. ")
    with sanne.expect_navigation():
        sanne.get_by_role("button", name="Stuur het naar de docenten").click()
    kept_anew = """() => Object.values(sessionStorage).some(each => each.includes('naaien."'))"""
    sanne.wait_for_function(kept_anew)
    expect(sanne.get_by_role("heading", name="Welke tekst wil je houden?")).to_have_count(0)
    expect(sanne.get_by_label("Wat doen ze daar?")).to_have_value("Zij naaien.")
