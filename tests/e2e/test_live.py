"""An open page of a thread says what changed, and nobody's words are touched (issue 3, part 8)."""

from functools import cache

import pytest
from playwright.sync_api import expect

from tests.e2e import site_intervisie
from tests.e2e.site import walk
from tests.e2e.writing import away, save_by_itself
from tests.serving import serving

pytestmark = pytest.mark.browser

WITHIN = 15_000  # milliseconds, by the clock of the page: a busy machine takes longer
HALF = "Ik zie iemand die wel wil, maar"
CHANGED = "Er is iets veranderd."


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The demo school, for these tests alone: Sanne and Fatma have still to react to Noor."""
    with serving(tmp_path_factory.mktemp("live"), "--demo", "--workers", "2") as running:
        yield running


@pytest.fixture
def other_school(tmp_path):
    """One more, for who goes and does not come back."""
    with serving(tmp_path, "--demo", "--workers", "1") as running:
        yield running


@pytest.fixture
def at_thread(window, sign_in):
    """``at_thread("sanne", school)``: her page of the thread that runs."""

    def enter(who, server, **options):
        page = window(at=server, **options)
        page.clock.install()
        sign_in(page, who)
        walk(site_intervisie.RUNNING, page, None, server)
        return page

    return enter


def box(page):
    return page.get_by_role("main").get_by_role("textbox").first


def news(page):
    """Where assistive technology hears of it."""
    return page.locator("live-thread").get_by_role("status")


def hears(page, words):
    """It is said in time."""
    page.clock.fast_forward(WITHIN)
    expect(news(page)).to_contain_text(words)


def press(page, name):
    away(page, page.get_by_role("main").get_by_role("button", name=name))


def types_half(page):
    """Write half a sentence, and stay in it, four letters from its end."""
    box(page).fill("")
    box(page).press_sequentially(HALF)
    for _ in range(4):
        box(page).press("ArrowLeft")


def is_undisturbed(page):
    """The words stand there, and the focus and the cursor are where they were."""
    expect(box(page)).to_have_value(HALF)
    expect(box(page)).to_be_focused()
    assert page.evaluate("() => document.activeElement.selectionStart") == len(HALF) - 4


def test_an_open_page_hears_within_15_s_that_somebody_is_ready_and_keeps_its_focus(
    at_thread, school
):
    sanne, fatma = at_thread("sanne", school), at_thread("fatma", school)
    types_half(sanne)
    address = sanne.url
    press(fatma, "Ik pas deze ronde")
    hears(sanne, CHANGED)
    is_undisturbed(sanne)
    assert sanne.url == address
    expect(news(sanne).get_by_role("link", name="Laat zien")).to_be_visible()
    press(fatma, "Doe toch mee")


def test_one_s_own_saving_is_no_news(at_thread, school):
    sanne = at_thread("sanne", school)
    save_by_itself(sanne, "Dit schrijf ik zelf.")
    with sanne.expect_response("**/pulse") as pulse:
        sanne.clock.fast_forward(WITHIN)
    assert pulse.value.status == 304
    expect(news(sanne)).to_have_text("")


def test_the_sheet_is_saved_by_itself_and_stands_there_again(at_thread, school):
    sanne = at_thread("sanne", school)
    save_by_itself(sanne, "Ik zie een drempel.")
    sanne.reload()
    expect(box(sanne)).to_have_value("Ik zie een drempel.")


def test_two_tabs_lead_to_both_texts_side_by_side(at_thread, school):
    sanne = at_thread("sanne", school)
    other = sanne.context.new_page()
    other.goto(sanne.url)
    save_by_itself(sanne, "In het eerste tabblad.")
    box(other).fill("In het tweede tabblad.")
    expect(other.locator("[data-saved]")).to_contain_text("Allebei de teksten zijn er nog.")
    press(other, "Bewaar")
    expect(other.get_by_role("heading", level=1)).to_have_text("Er zijn twee teksten")
    expect(other.get_by_role("main")).to_contain_text("In het eerste tabblad.")
    other.get_by_role("radio", name="Dit typte je net").check()
    press(other, "Bewaar wat ik koos")
    expect(box(other)).to_have_value("In het tweede tabblad.")


def test_a_message_of_a_talk_is_saved_by_itself_before_it_is_placed(window, sign_in, school):
    rooms = cache(lambda who: sign_in(window(at=school), who))
    rooms("bilal").clock.install()
    for each in site_intervisie.ONLINE:
        each.go(rooms, school)
        if each.about == "a talk":
            break
    noor, bilal = rooms("noor"), rooms("bilal")
    save_by_itself(noor, "En wie heeft de tweede?")
    walk(site_intervisie.HERE, bilal, None, school)
    expect(bilal.get_by_role("main")).to_contain_text("Van wie is die sleutel?")
    expect(bilal.get_by_role("main")).not_to_contain_text("En wie heeft de tweede?")
    noor.reload()
    expect(box(noor)).to_have_value("En wie heeft de tweede?")
    press(noor, "Plaats")
    hears(bilal, CHANGED)
    away(bilal, news(bilal).get_by_role("link", name="Laat zien"))
    expect(bilal.get_by_role("main")).to_contain_text("En wie heeft de tweede?")


def test_a_step_that_closes_is_told_and_without_javascript_reloading_shows_it(at_thread, school):
    noor, bilal = at_thread("noor", school), at_thread("bilal", school, script=False)
    fatma, sanne = at_thread("fatma", school), at_thread("sanne", school)
    expect(bilal.get_by_role("main")).not_to_contain_text("Ze is de opening zelf.")
    press(fatma, "Ik pas deze ronde")
    for each in sanne.get_by_role("main").get_by_role("textbox").all():
        each.fill("Ze is de opening zelf.")
    press(sanne, "Ik ben klaar")
    hears(noor, "Stap nu: Neem de tijd")
    bilal.reload()
    expect(bilal.get_by_role("main")).to_contain_text("Ze is de opening zelf.")
    expect(bilal.get_by_role("heading", name="Noor is nu aan zet")).to_be_visible()


def test_a_page_that_is_signed_out_elsewhere_says_so(at_thread, school):
    noor = at_thread("noor", school)
    other = noor.context.new_page()
    other.goto("/")
    away(other, other.get_by_role("button", name="Uitloggen"))
    hears(noor, "Je bent uitgelogd.")


def test_the_page_of_somebody_taken_out_of_the_group_says_so_and_gives_the_words_back(
    at_thread, other_school, window, sign_in
):
    fatma, anna = at_thread("fatma", other_school), sign_in(window(at=other_school), "anna")
    box(fatma).fill("Ik was nog bezig.")
    walk(site_intervisie.TUESDAY, anna, None, other_school)
    anna.get_by_text("Haal uit de groep: Fatma").click()
    press(anna, "Ja, haal Fatma uit de groep")
    hears(fatma, "Deze pagina is niet meer voor jou.")
    expect(box(fatma)).to_have_value("Ik was nog bezig.")
    box(fatma).press_sequentially(" En nog even.")
    press(fatma, "Ik ben klaar")
    expect(fatma.get_by_role("heading", level=1)).to_have_text("Je tekst staat hier nog")
    expect(box(fatma)).to_have_value("Ik was nog bezig. En nog even.")
