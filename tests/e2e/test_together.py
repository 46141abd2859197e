"""A pair hands in one plan from two browsers, and three hand in another; R-5.7, CO2, DU1."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.mailbox import signs_in_by_mail
from tests.e2e.writing import away, box, save_button, save_by_itself, status, told

pytestmark = [pytest.mark.browser, pytest.mark.journey]
DRAAGVLAK = ("ruimte-voor-herstel", "meer-draagvlak")
BIJEENKOMST = ("trefpunt", "bijeenkomst-gemeente")
TALK = ("kerntaken-en-competenties", "samenwerken")


def goes_to(page, chapter, opdracht):
    """From the chapter to the writing page of one's work, or the text of all."""
    page.goto(f"/modules/kwartiermaken/{chapter}")
    away(page, page.locator(f"#opdracht-{opdracht} .work").locator("a.button, button").first)
    page.wait_for_url("**/write")
    return page


def asks(page, name):
    look, group = ("Zoek iemand om mee te", "Met wie je schrijft")
    away(page, page.get_by_role("link", name=re.compile(f"{look}|{group}")).first)
    page.get_by_role("radio", name=name).check()
    away(page, page.get_by_role("button", name="Stel de vraag"))
    expect(page.locator(".said")).to_contain_text(f"aan {name} gevraagd")


def says_yes(page, name):
    page.goto("/")
    away(page, page.get_by_role("link", name="Een medestudent vraagt of je samen").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{name} of jij meedoet")
    away(page, page.get_by_role("button", name="Ja, ik doe mee"))
    page.wait_for_url("**/write")


def agrees(page, button):
    away(page, page.get_by_role("button", name="Bekijk het samen"))
    away(page, page.get_by_role("button", name=button, exact=True))


@pytest.fixture
def aylin(window, server):
    return signs_in_by_mail(window(), server, "aylin@school.example")


@pytest.fixture
def henk(window, server):
    return signs_in_by_mail(window(), server, "henk@school.example")


def test_a_pair_hands_in_one_plan_with_a_conflict_on_the_way(aylin, henk, window, sign_in):
    goes_to(aylin, *DRAAGVLAK)
    asks(aylin, "Henk")
    says_yes(henk, "Aylin vraagt")
    goes_to(aylin, *DRAAGVLAK)
    assert aylin.url == henk.url
    expect(aylin.locator(".readers").first).to_contain_text("nu: jij en Henk")
    save_by_itself(aylin, "Een ochtend meelopen.")
    save_by_itself(henk, "Na drie maanden vraagt het team ons zelf.", number=1)
    expect(told(henk)).to_contain_text("Er is intussen ook door een ander geschreven.")
    expect(box(henk)).to_have_value("Een ochtend meelopen.")
    save_by_itself(henk, "Een ochtend meelopen, zegt Henk.")
    box(aylin).fill("Een ochtend meelopen, zegt Aylin.")
    expect(status(aylin)).to_contain_text("Allebei de teksten zijn er nog.")
    away(aylin, save_button(aylin))
    expect(aylin.get_by_role("heading", level=1)).to_have_text("Er zijn twee teksten")
    away(aylin, aylin.get_by_role("button", name="Bewaar wat ik koos"))
    expect(box(aylin)).to_have_value(
        "Een ochtend meelopen, zegt Henk.\n\nEen ochtend meelopen, zegt Aylin."
    )
    agrees(aylin, "Ik ben akkoord")
    henk.reload()
    agrees(henk, "Ik ben akkoord, lever in")
    expect(henk.get_by_role("main")).to_contain_text("Ingeleverd.")
    anna = sign_in(window(), "anna", "/reviews/")
    away(anna, anna.get_by_role("link", name="Aylin en Henk, Meer draagvlak"))
    expect(anna.get_by_text("Na drie maanden vraagt het team ons zelf.")).to_be_visible()


def test_a_group_of_three_hands_in_a_plan_without_javascript(window, server, sign_in):
    pages = [sign_in(window(script=False), name) for name in ("sanne", "bilal")]
    sanne, bilal = pages
    henk = signs_in_by_mail(window(script=False), server, "henk@school.example")
    goes_to(sanne, *BIJEENKOMST)
    asks(sanne, "Henk")
    says_yes(henk, "Sanne vraagt")
    goes_to(sanne, *BIJEENKOMST)
    asks(sanne, "Bilal")
    says_yes(bilal, "Sanne en Henk vragen")
    for number, page in enumerate((sanne, bilal, henk)):
        goes_to(page, *BIJEENKOMST)
        box(page, number).fill(f"Stap {number} van ons plan.")
    for page in (henk, sanne, bilal):
        away(page, save_button(page))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Een bijeenkomst")
    for page, button in ((sanne, ""), (henk, ""), (bilal, ", lever in")):
        goes_to(page, *BIJEENKOMST)
        expect(box(page, 2)).to_have_value("Stap 2 van ons plan.")
        agrees(page, f"Ik ben akkoord{button}")
    expect(bilal.get_by_role("main")).to_contain_text("Ingeleverd.")
    sanne.goto("/privacy/texts")
    expect(sanne.get_by_role("main")).to_contain_text("Samen geschreven.")


def test_two_who_talked_say_so_and_it_is_besproken(aylin, henk):
    goes_to(aylin, *TALK)
    asks(aylin, "Henk")
    says_yes(henk, "Aylin vraagt")
    for page, words in ((aylin, "Eerst vragen."), (henk, "Rustig wachten.")):
        goes_to(page, *TALK)
        save_by_itself(page, words)
        for _ in ("said", "and once more on the page that asks"):
            talked = page.get_by_role("main").get_by_role("button", name="Wij hebben gepraat")
            away(page, talked)
        expect(page.locator(".said")).to_contain_text("Je hebt gezegd dat jullie gepraat hebben.")
    expect(henk.get_by_role("main")).to_contain_text("Besproken.")
