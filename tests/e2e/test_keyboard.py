"""AX2, AX6: everything with the keyboard alone, and the focus can be seen."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD
from tests.e2e.keys import enter, stops, tab, tab_to
from tests.e2e.site import walk
from tests.e2e.site_intervisie import RUNNING

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"
WRITING = "/modules/kwartiermaken/trefpunt#opdracht-eigen-buurt"
SIZES = [(1366, 800), (320, 640)]


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def noor(window, sign_in, request):
    width, height = request.param
    return sign_in(window(width=width, height=height), "noor")


def begin_to_write(page):
    page.goto("/modules/kwartiermaken/trefpunt")
    with page.expect_navigation():
        page.locator("#opdracht-eigen-buurt .work").nth(1).locator("a.button, button").click()


def has_focus(page, selector):
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


def test_the_first_tab_is_a_way_past_the_menu(noor):
    first = tab(noor)
    assert first["name"] == "Naar de inhoud"
    assert first["shows"]
    assert not first["covered"]
    noor.keyboard.press("Enter")
    assert has_focus(noor, "main")
    tab(noor)
    assert has_focus(noor, "main *")


@pytest.mark.parametrize("path", ["/", CHAPTER, "/modules/begrippen", "/accounts/me", "/help"])
def test_ax2_tab_goes_through_the_page_and_its_focus_is_seen(noor, path):
    noor.goto(path)
    check_every_stop(noor)


def test_ax2_the_bar_of_the_writing_page_covers_nothing(noor):
    begin_to_write(noor)
    check_every_stop(noor)
    check_every_stop(noor, "Shift+Tab")


def test_ax2_a_bar_of_two_lines_on_a_phone_covers_nothing(window, sign_in):
    sanne = sign_in(window(width=320, height=640), "sanne", "/competences/portfolio/text")
    expect(sanne.get_by_text("Bewaard: ")).to_be_visible()  # on another day: long words
    check_every_stop(sanne, "Shift+Tab")


def check_every_stop(page, key="Tab"):
    seen = stops(page, key)
    assert len(seen) > 5
    assert not [each for each in seen if not each["shows"]]
    assert not [each for each in seen if each["covered"]]
    assert not [each for each in seen if not each["name"]]


def test_ax2_a_text_box_lets_tab_out(noor):
    begin_to_write(noor)
    noor.get_by_role("textbox").first.focus()
    noor.keyboard.type("Een zin.")
    tab(noor)
    assert not has_focus(noor, "textarea")
    tab(noor, "Shift+Tab")
    assert has_focus(noor, "textarea")


def test_a_word_is_explained_with_enter(noor):
    noor.goto(CHAPTER)
    word = noor.locator("details.word").first
    word.locator("summary").focus()
    noor.keyboard.press("Enter")
    expect(word.locator(":not(summary)").first).to_be_visible()
    noor.keyboard.press("Space")
    expect(word).not_to_have_attribute("open", "")


@pytest.mark.parametrize("path", ["/accounts/sign-in", "/accounts/sign-in?with=password"])
def test_ax6_a_refused_form_takes_the_focus_to_what_is_missing(window, path):
    page = window()
    page.goto(path)
    enter(page, "Stuur mij de link" if path.endswith("in") else "Log in")
    expect(page.get_by_role("alert")).to_be_focused()
    tab(page)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Je e-mailadres")).to_be_focused()
    expect(page.get_by_label("Je e-mailadres")).to_have_accessible_description(
        "Schrijf je hele e-mailadres, zoals naam@voorbeeld.nl."
    )


def test_ax2_from_signing_in_to_handing_in_with_keys_alone(window):
    page = window()
    page.goto("/")
    enter(page, "Liever met een wachtwoord")
    tab_to(page, "Je e-mailadres")
    page.keyboard.type("noor@school.example")
    tab_to(page, "Je wachtwoord")
    page.keyboard.type(PASSWORD)
    enter(page, "Log in")
    enter(page, "Modules")
    enter(page, "3. Kwartiermaken")
    enter(page, "9. Kerntaken")
    enter(page, "Ik heb dit gelezen")
    expect(page.get_by_text("Dit hoofdstuk heb je gelezen.")).to_be_visible()
    page.goto(page.url.split("#")[0])
    enter(page, "Begin aan de opdracht")
    writes_and_hands_in(page)


def writes_and_hands_in(page):
    tab_to(page, "", "textarea")
    page.keyboard.type("Wij spraken over tijd.")
    tab(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    page.keyboard.press("Space")
    enter(page, "Bekijk en lever in")
    expect(page.get_by_role("article").get_by_text("Wij spraken over tijd.")).to_be_visible()
    enter(page, "Lever in")
    expect(page.get_by_text("Ingeleverd. Anna en Joost kijken ernaar.")).to_be_visible()


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def at_thread(window, sign_in, request):
    """``at_thread("sanne")``: her page of the thread of the demo school that runs."""
    width, height = request.param

    def enter_as(name):
        page = sign_in(window(width=width, height=height), name)
        walk(RUNNING, page, None, None)
        return page

    return enter_as


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_ax2_the_page_of_a_thread_is_walked_and_its_focus_is_seen(at_thread, key):
    check_every_stop(at_thread("sanne"), key)


def test_ax2_writing_and_klaar_with_keys_alone(at_thread):
    sanne = at_thread("sanne")
    for _ in range(2):
        tab_to(sanne, "", "textarea")
        sanne.keyboard.press("Control+A")
        sanne.keyboard.type("Ik zie een opening.")
    enter(sanne, "Ik ben klaar")
    expect(sanne.get_by_role("heading", name="Jij bent klaar met deze stap")).to_be_visible()
    enter(sanne, "Verander je tekst")
    expect(sanne.get_by_role("textbox").first).to_have_value("Ik zie een opening.")


def test_ax2_passing_and_taking_part_after_all_with_keys_alone(at_thread):
    sanne = at_thread("sanne")
    enter(sanne, "Ik pas deze ronde")
    expect(sanne.get_by_role("heading", name="Jij bent klaar met deze stap")).to_be_visible()
    enter(sanne, "Doe toch mee")
    expect(sanne.get_by_role("textbox").first).to_be_visible()


def test_ax2_more_at_a_text_opens_with_enter_and_can_be_walked(at_thread):
    sanne = at_thread("sanne")
    tab_to(sanne, "Meer bij de tekst van Noor", "summary")
    sanne.keyboard.press("Enter")
    assert tab(sanne)["name"] == "Dit raakt mij"
    with sanne.expect_navigation():
        sanne.keyboard.press("Enter")
    expect(sanne.get_by_role("heading", name="Dit raakt mij")).to_be_visible()
    check_every_stop(sanne)


def test_ax2_the_inbrenger_pauses_in_two_steps_with_keys_alone(at_thread):
    noor = at_thread("noor")
    enter(noor, "Pauze of stoppen")
    enter(noor, "Pauze")
    expect(noor.get_by_role("heading", name="De intervisie rust even")).to_be_visible()
    enter(noor, "Ga weer verder")
    expect(noor.get_by_role("heading", name="Pauze")).to_have_count(0)
