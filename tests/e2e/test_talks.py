"""O4: a cohort talks. Sanne writes first herself, then reads; says, says otherwise, takes back."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/vriendendiensten"
BILAL, HENK = "Precies als ik werk", "Bij ons zoekt de tuinvereniging maatjes"


@pytest.fixture
def people(window, sign_in):
    """Sanne, Bilal, Fatma and the docent Anna, each in a browser of their own."""
    return [sign_in(window(), name) for name in ("sanne", "bilal", "fatma", "anna")]


def test_a_cohort_talks_about_o4_until_the_docent_closes_it(people):
    sanne, bilal, fatma, anna = people
    opens_again(anna)
    reads_nothing_yet(sanne)
    places(sanne, "De Soos is elke dag open. Ik ging drie keer langs.")
    expect(main(sanne)).to_contain_text(BILAL)
    expect(main(sanne)).to_contain_text(HENK)

    answers(sanne, "Bilal", "Ik durf het wel. Ga je mee?")
    expect(main(opened(bilal))).to_contain_text("Ik durf het wel. Ga je mee?")
    says_otherwise(sanne, "Ik durf het wel. Zullen we dinsdag gaan?")
    expect(main(opened(bilal))).to_contain_text("Zullen we dinsdag gaan?")
    answers(fatma, "Sanne", "Wie doet daar open?")
    takes_back_the_answer(sanne)
    expect(main(opened(bilal))).not_to_contain_text("Ik durf het wel")

    says_it_anew(sanne, "De Soos is elke dag open, ook op zondag.")
    expect(main(opened(fatma))).to_contain_text("ook op zondag")
    closes(anna)
    finds_it_closed(fatma)
    takes_back_the_contribution(opened(sanne))
    for page in (opened(fatma), opened(anna)):
        expect(main(page)).not_to_contain_text("ook op zondag")
        expect(main(page)).to_contain_text("Een bijdrage die is teruggehaald")
        expect(main(page)).to_contain_text("Wie doet daar open?")


def main(page):
    return page.get_by_role("main")


def opened(page):
    """At the talk, as it is now."""
    page.goto("/talks/")
    away(page, main(page).get_by_role("link", name=re.compile("Praat erover")))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Praat erover met je groep")
    return page


def press(page, name):
    away(page, main(page).get_by_role("button", name=re.compile(name)))


def opens_again(page):
    """Another test may have closed it."""
    if main(opened(page)).get_by_role("button", name="Open het gesprek weer").count():
        press(page, "Open het gesprek weer")


def reads_nothing_yet(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("Dag Sanne")
    opened(page)
    expect(page.get_by_role("heading", name="Schrijf eerst zelf")).to_be_visible()
    expect(main(page)).to_contain_text("Dan lees je wat anderen schreven.")
    for text in (BILAL, HENK):
        expect(main(page)).not_to_contain_text(text)


def places(page, text):
    press(page, "Schrijf je bijdrage")
    expect(main(page)).to_contain_text("Plaats je het in het gesprek?")
    page.get_by_role("textbox", name="Wat wil jij over je vondst").fill(text)
    press(page, "Bekijk en plaats in het gesprek")
    expect(page.get_by_role("heading", name="Zo leest je groep het")).to_be_visible()
    expect(main(page)).to_contain_text("Wat je hier leest, blijft hier.")
    for name in ("Anna", "Joost", "Bilal", "Fatma", "Noor", "Henk", "Aylin"):
        expect(main(page)).to_contain_text(name)
    press(page, "Plaats in het gesprek")
    expect(main(page)).to_contain_text("Je bijdrage staat in het gesprek.")


def answers(page, whom, text):
    away(page, main(opened(page)).get_by_role("link", name=f"Antwoord {whom}"))
    page.get_by_label("Wat wil je zeggen?").fill(text)
    press(page, "Plaats je antwoord")
    expect(main(page)).to_contain_text(text)


def says_otherwise(page, text):
    main(page).get_by_text("Meer bij jouw antwoord").click()
    away(page, main(page).get_by_role("link", name="Verander je antwoord"))
    page.get_by_label("Jouw antwoord", exact=True).fill(text)
    press(page, "Bewaar de nieuwe tekst")


def takes_back_the_answer(page):
    main(opened(page)).get_by_text("Meer bij jouw antwoord").click()
    press(page, "Haal mijn antwoord terug")
    expect(main(page)).to_contain_text("Je antwoord is weg.")


def says_it_anew(page, text):
    main(page).get_by_text("Meer bij jouw bijdrage").click()
    away(page, main(page).get_by_role("link", name="Verander je bijdrage"))
    page.get_by_role("textbox", name="Wat wil jij over je vondst").fill(text)
    press(page, "Bekijk en plaats in het gesprek")
    press(page, "Plaats in het gesprek")


def closes(page):
    press(opened(page), "Sluit het gesprek")


def finds_it_closed(page):
    """She was looking at an open one."""
    away(page, main(page).get_by_role("link", name="Antwoord Sanne"))
    expect(main(page)).to_contain_text("Dit gesprek is gesloten. Antwoorden kan nu niet.")


def takes_back_the_contribution(page):
    main(page).get_by_text("Meer bij jouw bijdrage").click()
    press(page, "Haal mijn bijdrage terug")
    expect(main(page)).to_contain_text("Je bijdrage is teruggehaald.")
