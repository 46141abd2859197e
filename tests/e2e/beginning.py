"""The first steps of a school, as its people take them in a browser."""

from types import SimpleNamespace

from playwright.sync_api import expect

from tests.e2e.mailbox import link_for, signs_in_by_mail
from tests.e2e.writing import away

COHORT = "Voorjaar 2027"


def begins_with(school, person, anna, sanne):
    """Wim makes a cohort with docent Anna and student Sanne, who come in on these pages."""
    school.learning("add-user", "--name", "Wim", "--email", "wim@klas.example")
    wim = signs_in_by_mail(person(), school, "wim@klas.example")
    makes_a_cohort(wim, COHORT)
    chooses_the_module(wim)
    invites(wim, "anna@klas.example", "Als docent", "één persoon")
    comes_in(anna, school, SimpleNamespace(name="Anna", role="docent"))
    invites(anna, "sanne@klas.example", "Als student", "één persoon")
    comes_in(sanne, school, SimpleNamespace(name="Sanne", role="student"))


def makes_a_cohort(page, name):
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
    expect(page.get_by_role("heading", level=1)).to_have_text(COHORT)
    expect(page.get_by_role("main")).to_contain_text(who.name)
    return page
