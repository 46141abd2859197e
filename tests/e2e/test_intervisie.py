"""O8 in four real browsers: Sanne, Bilal, Noor and a Fatma who stays silent."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.fixture(params=[True, False], ids=["with a script", "without JavaScript"])
def circle(request, window, sign_in):
    """Four people, each in a browser of their own."""
    people = {}
    for name in ("sanne", "bilal", "noor", "fatma"):
        people[name] = sign_in(window(script=request.param), name)
        people[name].group = f"Groep van {'dinsdag' if request.param else 'woensdag'}"
    return people


def test_o8_from_agreement_to_proof(circle):
    sanne, bilal, noor, fatma = circle.values()
    makes_a_group(sanne, ["Bilal", "Noor", "Fatma"])
    for page in circle.values():
        says_yes_to_the_agreement(page)
    begins_online(sanne)
    offers(bilal, "De dichte deur", "Ik wilde een tafel neerzetten. Niemand deed open.")
    expect(see(sanne).get_by_text("Niemand deed open.")).to_have_count(0)
    for page in (sanne, noor, fatma):
        passes(page)
    for page in circle.values():
        marks(page, "De dichte deur")
    brings_in(bilal)
    chooses_how(bilal, "Feedbackronde zonder discussie", "Noor")
    tells(bilal)
    seals(bilal, "Ik liep weg en zei niets.")
    gives_feedback(sanne, "Ik zie dat je alleen stond.")
    gives_feedback(noor, "Je had al veel geregeld.")
    for page in (sanne, bilal):
        expect(see(page).get_by_text("Je had al veel geregeld.")).to_have_count(0)
    passes(fatma)
    expect(see(bilal).get_by_text("Je had al veel geregeld.").first).to_be_visible()
    expect(see(sanne).get_by_text("Ik liep weg en zei niets.")).to_have_count(0)
    takes_a_quiet_moment(bilal)
    tells_back(bilal, "Volgende keer ga ik samen met de buurvrouw.")
    expect(see(sanne).get_by_text("Ik liep weg en zei niets.").first).to_be_visible()
    rounds_off(bilal)
    for page in circle.values():
        passes(page)
    for name, page in circle.items():
        has_proof(page, name)
    sees_besproken(fatma)


def see(page):
    """The page of the thread, as it is now."""
    opens_thread(page)
    return page


def makes_a_group(page, others):
    away(page, page.get_by_role("link", name="Intervisie", exact=True))
    away(page, page.get_by_role("link", name=re.compile("Maak een groep")).first)
    page.get_by_label("Hoe heet de groep?").fill(page.group)
    for name in others:
        page.get_by_label(name, exact=True).check()
    away(page, page.get_by_role("button", name="Maak de groep"))


def says_yes_to_the_agreement(page):
    page.goto("/intervisie/")
    away(page, page.get_by_role("link", name=page.group))
    away(page, page.get_by_role("button", name=re.compile("Ik doe mee")))


def begins_online(page):
    page.goto("/intervisie/")
    away(page, page.get_by_role("link", name=page.group))
    away(page, page.get_by_role("link", name="Begin een intervisie"))
    page.get_by_label(re.compile("^Online")).check()
    away(page, page.get_by_role("button", name="Begin", exact=True))
    expect(page.get_by_role("heading", name="Heb jij iets om in te brengen?")).to_be_visible()
    page.thread = page.url


def is_ready(page):
    """*Ik ben klaar*; what was typed is saved first, so the next page may take a moment."""
    away(page, page.get_by_role("button", name="Ik ben klaar", exact=True))


def opens_thread(page):
    if not hasattr(page, "thread"):
        page.goto("/")
        away(page, page.get_by_role("link", name="Er is een nieuwe stap in je intervisie.").first)
        page.thread = page.url
    else:
        page.goto(page.thread)


def offers(page, title, text):
    opens_thread(page)
    page.get_by_label("Hoe noem je het?").fill(title)
    page.get_by_label(re.compile("Wat gebeurde er")).fill(text)
    is_ready(page)
    expect(page.get_by_role("heading", name="Jij bent klaar met deze stap")).to_be_visible()


def passes(page):
    opens_thread(page)
    away(page, page.get_by_role("button", name="Ik pas deze ronde"))


def marks(page, title):
    opens_thread(page)
    page.get_by_label(re.compile(title)).check()
    away(page, page.get_by_role("button", name="Ik ben klaar met kiezen"))


def brings_in(page):
    opens_thread(page)
    away(page, page.get_by_role("button", name="Ja, ik breng hem in"))


def chooses_how(page, werkvorm, leader):
    opens_thread(page)
    away(page, page.get_by_role("link", name="Kies de werkvorm"))
    page.get_by_label(werkvorm, exact=True).check()
    page.get_by_role("radio", name=leader).check()
    away(page, page.get_by_role("button", name="Zo doen we het"))


def tells(page):
    page.get_by_label("Wat gebeurde er?").fill("Ik stond met mijn tafel voor een dichte deur.")
    page.get_by_label(re.compile("Wat wil je van de groep weten")).fill("Wat had ik kunnen doen?")
    is_ready(page)


def seals(page, text):
    page.get_by_label(re.compile("Wat deed je")).fill(text)
    is_ready(page)


def gives_feedback(page, text):
    opens_thread(page)
    page.get_by_role("textbox").first.fill(text)
    is_ready(page)
    expect(page.get_by_role("heading", name="Jij bent klaar met deze stap")).to_be_visible()


def takes_a_quiet_moment(page):
    opens_thread(page)
    page.get_by_role("textbox").first.fill("Alleen staan: dat raakt me.")
    is_ready(page)


def tells_back(page, text):
    expect(page.get_by_role("textbox").first).to_have_value("Ik liep weg en zei niets.")
    page.get_by_role("textbox").last.fill(text)
    is_ready(page)


def rounds_off(page):
    page.get_by_label("Een beetje").check()
    page.get_by_label("Nee, zo is het goed").check()
    is_ready(page)


def has_proof(page, name):
    away(page, see(page).get_by_role("link", name="Bewijs dat je meedeed"))
    expect(page.get_by_role("main")).to_contain_text(name.capitalize())
    expect(page.get_by_role("main")).not_to_contain_text("De dichte deur")


def sees_besproken(page):
    page.goto("/modules/kwartiermaken")
    expect(page.get_by_role("main")).to_contain_text("besproken")
