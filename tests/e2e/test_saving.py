"""Nobody's words are lost: SE4, XC2, CO2, DU1, DU12."""

import re
import sqlite3
import time
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD
from tests.serving import serving

pytestmark = pytest.mark.browser

SAVED = re.compile(r"Bewaard om \d\d[.:]\d\d")


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A server that may be stopped in the middle."""
    with serving(tmp_path_factory.mktemp("own"), "--demo", "--workers", "1") as running:
        yield running


@pytest.fixture
def bilal(window, sign_in):
    """Bilal at his writing page."""
    return begin_to_write(sign_in(window(), "bilal"))


def begin_to_write(page):
    """Begin, or go on with, work of Bilal that nobody else looks at."""
    page.goto("/modules/kwartiermaken/kerntaken-en-competenties")
    page.locator("#opdracht-samenwerken .work").locator("a.button, button").click()
    page.wait_for_url("**/write")
    return page


def box(page):
    return page.get_by_role("textbox").first


def status(page):
    return page.get_by_role("status")


def press_save(page):
    page.get_by_role("main").get_by_role("button", name="Bewaar", exact=True).click()


def is_save(request):
    return request.method == "POST" and request.url.endswith("/write")


def save_by_itself(page, words):
    with page.expect_response(lambda answer: is_save(answer.request)):
        box(page).fill(words)
    expect(status(page)).to_contain_text(SAVED)


def check_kept(page, words):
    """What the server has, whatever the page says. A save on leaving may still be on its way."""
    end = time.monotonic() + 10
    page.goto(page.url if page.url.endswith("/write") else begin_to_write(page).url)
    while box(page).input_value() != words and time.monotonic() < end:
        page.reload()
    assert box(page).input_value() == words


def test_words_are_saved_some_seconds_after_the_last_key(bilal):
    box(bilal).fill("")
    with bilal.expect_request(is_save) as asked:
        box(bilal).press_sequentially("Ik dacht aan de bus.")
        last_key = time.monotonic()
    assert asked.value.response().status == 200
    assert 2 < time.monotonic() - last_key < 6
    expect(status(bilal)).to_contain_text(SAVED)
    check_kept(bilal, "Ik dacht aan de bus.")


def test_du1_saved_is_said_only_after_the_server_said_so(bilal):
    held = []
    bilal.route("**/write", lambda route: held.append(route))
    box(bilal).fill("Dit is nog onderweg.")
    expect(status(bilal)).to_have_text("Bewaren…")
    bilal.wait_for_timeout(500)
    expect(status(bilal)).to_have_text("Bewaren…")
    held[0].continue_()
    expect(status(bilal)).to_contain_text(SAVED)


def test_leaving_the_page_saves(bilal):
    address = bilal.url
    box(bilal).fill("Ik moest opeens weg.")
    bilal.get_by_role("link", name="Mijn plek", exact=True).click()
    bilal.wait_for_url("**/")
    bilal.goto(address)
    check_kept(bilal, "Ik moest opeens weg.")


def test_leaving_while_a_save_is_under_way_saves_what_came_after(bilal):
    address, held = bilal.url, []
    bilal.route("**/write", lambda route: route.continue_() if held else held.append(route))
    box(bilal).fill("Eerst dit.")
    expect(status(bilal)).to_have_text("Bewaren…")
    box(bilal).press_sequentially(" En toen dat.")
    bilal.get_by_role("link", name="Mijn plek", exact=True).click()
    bilal.wait_for_url("**/")
    bilal.unroute_all(behavior="ignoreErrors")
    bilal.goto(address)
    check_kept(bilal, "Eerst dit. En toen dat.")


def two_texts(bilal):
    """The same work in two tabs: the first one saved, the second one is told."""
    other = bilal.context.new_page()
    other.goto(bilal.url)
    save_by_itself(bilal, "In het eerste tabblad.")
    box(other).fill("In het tweede tabblad.")
    expect(status(other)).to_contain_text("Niet bewaard. Er is intussen een andere tekst bewaard.")
    press_save(other)
    expect(other.get_by_role("heading", level=1)).to_have_text("Er zijn twee teksten")
    expect(other.get_by_text("In het eerste tabblad.")).to_be_visible()
    expect(box(other)).to_have_value("In het tweede tabblad.")
    return other


def test_co2_of_two_tabs_the_second_is_told_and_may_keep_its_own(bilal):
    other = two_texts(bilal)
    check_kept(bilal, "In het eerste tabblad.")
    other.get_by_role("button", name="Bewaar wat ik net typte").click()
    expect(box(other)).to_have_value("In het tweede tabblad.")
    other.get_by_role("link", name="Je eerdere teksten").click()
    older = other.get_by_role("group").filter(has_text="In het eerste tabblad.")
    expect(older.first).to_contain_text("er waren twee teksten")


def test_co2_or_keep_the_first_and_find_its_own_back(bilal):
    save_by_itself(bilal, "Een schone lei.")
    other = two_texts(bilal)
    other.get_by_role("link", name="Houd de tekst die bewaard was").click()
    expect(box(other)).to_have_value("In het eerste tabblad.")
    other.get_by_role("link", name="Je eerdere teksten").click()
    expect(other.get_by_role("main")).to_contain_text("In het tweede tabblad.")


def test_du12_the_server_goes_away_and_comes_back(own_server, window, sign_in):
    page = begin_to_write(sign_in(window(at=own_server), "bilal"))
    own_server.kill()
    try:
        box(page).fill("De verbinding was weg.")
        expect(status(page)).to_contain_text("Geen verbinding. Je tekst staat nog op deze pagina.")
        press_save(page)
        page.get_by_role("button", name="Uitloggen").click()
        expect(box(page)).to_have_value("De verbinding was weg.")
    finally:
        own_server.start()
    expect(status(page)).to_contain_text(SAVED, timeout=60_000)
    check_kept(page, "De verbinding was weg.")


def forget_sign_ins(server):
    with closing(sqlite3.connect(server.folder / "instance" / "vrijplaats.db")) as database:
        database.execute("DELETE FROM login_session")
        database.commit()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without JavaScript"])
def test_se4_a_sign_in_that_ended_costs_no_words(own_server, window, sign_in, script):
    page = begin_to_write(sign_in(window(at=own_server, script=script), "bilal"))
    forget_sign_ins(own_server)
    words = f"Midden in een zin {'met' if script else 'zonder'} script"
    box(page).fill(words)
    if script:
        expect(status(page)).to_contain_text("Niet bewaard. Je was even weg")
    press_save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je tekst staat hier nog")
    page.get_by_label("Je e-mailadres").fill("bilal@school.example")
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Log in en houd mijn tekst").click()
    expect(page.get_by_text("Je bent weer ingelogd.")).to_be_visible()
    expect(page.get_by_label("Dit schreef je")).to_have_value(words)
    page.get_by_role("button", name="Probeer het nog eens").click()
    expect(box(page)).to_have_value(words)
    check_kept(page, words)


def test_du12_signing_out_saves_first_and_leaves_nothing_behind(bilal, sign_in):
    box(bilal).fill("Ik druk meteen op uitloggen.")
    bilal.get_by_role("button", name="Uitloggen").click()
    expect(bilal.get_by_text("Je bent uitgelogd.")).to_be_visible()
    assert bilal.evaluate("localStorage.length + sessionStorage.length") == 0
    begin_to_write(sign_in(bilal, "bilal"))
    expect(box(bilal)).to_have_value("Ik druk meteen op uitloggen.")


def test_signing_out_first_says_what_cannot_be_saved(bilal):
    box(bilal).fill("a" * 20_001)
    bilal.get_by_role("button", name="Uitloggen").click()
    expect(status(bilal)).to_contain_text("Niet bewaard. Dit is te lang voor één vak")
    expect(box(bilal)).to_have_value("a" * 20_001)
    bilal.get_by_role("button", name="Uitloggen").click()
    expect(bilal.get_by_text("Je bent uitgelogd.")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without JavaScript"])
def test_xc2_a_page_that_stood_open_too_long_costs_one_more_press(window, sign_in, script):
    page = begin_to_write(sign_in(window(script=script), "bilal"))
    words = f"Een hele avond geschreven, {'met' if script else 'zonder'} script."
    page.locator("#schrijven [name=csrf_token]").evaluate("field => field.value = 'oud'")
    box(page).fill(words)
    press_save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je tekst staat hier nog")
    expect(page.get_by_label("Dit schreef je")).to_have_value(words)
    page.get_by_role("button", name="Probeer het nog eens").click()
    check_kept(page, words)
