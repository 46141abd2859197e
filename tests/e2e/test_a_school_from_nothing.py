"""From an empty instance to the first words of a student, as a school does it."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e.mailbox import link_for, signs_in_by_mail
from tests.e2e.writing import away
from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.journey]

PASTED = "Noor de Wit <noor@klas.example>; Bilal <bilal@klas.example>\nsanne@klas.example"


@pytest.fixture
def school(tmp_path, new_database):
    """A server without anybody."""
    with serving(tmp_path, "--workers", "1", **new_database()) as running:
        yield running


@pytest.fixture
def person(window, school):
    """A new browser at that server, each time."""
    return lambda: window(at=school)


def test_from_nothing_to_a_student_who_writes(school, person):
    school.learning("add-user", "--name", "Wim", "--email", "wim@klas.example")
    wim = signs_in_by_mail(person(), school, "wim@klas.example")
    makes_a_cohort(wim, "Voorjaar 2027")
    chooses_the_module(wim)
    invites(wim, "anna@klas.example", "Als docent", "één persoon")
    anna = comes_in(person(), school, SimpleNamespace(name="Anna", role="docent"))
    invites(anna, PASTED, "Als student", "drie mensen")
    sanne = comes_in(person(), school, SimpleNamespace(name="Sanne", role="student"))
    reads(sanne, "Werken aan kwartiermaken")
    writes_the_first_words(sanne)
    expect(sanne.get_by_text("Nu lees jij dit alleen. Anna (docent) leest het pas")).to_be_visible()


def makes_a_cohort(page, name):
    away(page, page.get_by_role("link", name="Ga naar de groepen"))
    away(page, page.get_by_role("link", name="Maak een groep"))
    page.get_by_label("Hoe heet de groep?").fill(name)
    away(page, page.get_by_role("button", name="Maak de groep"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def chooses_the_module(page):
    page.get_by_role("checkbox", name="Kwartiermaken").check()
    away(page, page.get_by_role("button", name="Bewaar de keuze"))
    expect(page.locator(".said")).to_have_text("De keuze is bewaard.")
    expect(page.get_by_role("checkbox", name="Kwartiermaken")).to_be_checked()


def invites(page, pasted, role, how_many):
    page.get_by_label("E-mailadressen").fill(pasted)
    page.get_by_role("radio", name=role).check()
    away(page, page.get_by_role("button", name="Nodig uit"))
    expect(page.locator(".said")).to_have_text(f"Je hebt {how_many} uitgenodigd.")


def comes_in(page, school, who):
    page.goto(link_for(school, f"{who.name.lower()}@klas.example", "Uitnodiging voor Vrijplaats"))
    expect(page.get_by_text(f"Je doet mee als {who.role}.")).to_be_visible()
    page.get_by_label("Hoe wil je genoemd worden?").fill(who.name)
    away(page, page.get_by_role("button", name="Doe mee"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorjaar 2027")
    expect(page.get_by_role("main")).to_contain_text(who.name)
    return page


def reads(page, chapter):
    away(page, page.get_by_role("link", name="Mijn plek", exact=True))
    away(page, page.get_by_role("link", name="Begin met lezen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is kwartiermaken?")
    away(page, page.get_by_role("button", name="Ik heb dit gelezen"))
    expect(page.get_by_text("Dit hoofdstuk heb je gelezen.")).to_be_visible()
    away(page, page.get_by_role("link", name=re.compile(chapter)))
    expect(page.get_by_role("heading", level=1)).to_contain_text(chapter)


def writes_the_first_words(page):
    away(page, page.get_by_role("button", name="Begin aan de opdracht"))
    page.get_by_role("textbox").first.press_sequentially("In het buurthuis.")
    expect(page.locator("[data-saved]")).to_contain_text("Bewaard om")
    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value("In het buurthuis.")
