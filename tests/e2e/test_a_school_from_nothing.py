"""From an empty instance to the first words of a student, as a school does it."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e.beginning import COHORT, chooses_the_module, comes_in, invites, makes_a_cohort
from tests.e2e.mailbox import signs_in_by_mail
from tests.e2e.writing import away

pytestmark = [pytest.mark.browser, pytest.mark.journey]

PASTED = "Noor de Wit <noor@klas.example>; Bilal <bilal@klas.example>\nsanne@klas.example"


def test_from_nothing_to_a_student_who_writes(school, person):
    school.learning("add-user", "--name", "Wim", "--email", "wim@klas.example")
    wim = signs_in_by_mail(person(), school, "wim@klas.example")
    makes_a_cohort(wim, COHORT)
    chooses_the_module(wim)
    invites(wim, "anna@klas.example", "Als docent", "één persoon")
    anna = comes_in(person(), school, SimpleNamespace(name="Anna", role="docent"))
    invites(anna, PASTED, "Als student", "drie mensen")
    sanne = comes_in(person(), school, SimpleNamespace(name="Sanne", role="student"))
    reads(sanne, "Werken aan kwartiermaken")
    writes_the_first_words(sanne)
    expect(sanne.get_by_text("Nu lees jij dit alleen. Anna (docent) leest het pas")).to_be_visible()


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
