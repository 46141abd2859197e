"""CO2: two tabs, two texts; what somebody does to have one again, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import (
    away,
    begin_to_write,
    box,
    check_kept,
    save_button,
    save_by_itself,
    status,
)

pytestmark = pytest.mark.browser

STORED = "De bus kwam niet.\n\nIk liep naar huis.\n\nHet regende.\n\nIk werd nat."
TYPED = "De bus kwam niet.\n\nIk belde Noor.\n\nHet regende.\n\nZe kwam."
PICKED = "De bus kwam niet.\n\nIk liep naar huis.\n\nHet regende.\n\nZe kwam."


@pytest.fixture
def bilal(window, sign_in):
    """Bilal at his writing page."""
    return begin_to_write(sign_in(window(), "bilal"))


def save(page, words):
    box(page).fill(words)
    away(page, save_button(page))


def is_asked(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("Er zijn twee teksten")


def spot(page, number):
    return page.get_by_role("group", name=f"Verschil {number} van 2")


def pick_per_paragraph(page):
    """By the keyboard, as everything can be done."""
    is_asked(page)
    spot(page, 1).get_by_role("radio", name="Allebei, onder elkaar").focus()
    page.keyboard.press("ArrowDown")  # round to the first one
    expect(spot(page, 1).get_by_role("radio", name="Dit was bewaard")).to_be_checked()
    spot(page, 2).get_by_role("radio", name="Dit typte je net").check()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Je tekst is bewaard zoals jij koos.")).to_be_visible()
    expect(box(page)).to_have_value(PICKED)


def test_co2_of_two_tabs_the_second_is_told_and_picks_per_paragraph(bilal):
    other = bilal.context.new_page()
    other.goto(bilal.url)
    save_by_itself(bilal, STORED)
    box(other).fill(TYPED)
    expect(status(other)).to_contain_text("Er is intussen een andere tekst bewaard.")
    away(other, save_button(other))
    pick_per_paragraph(other)
    check_kept(bilal, PICKED)
    other.reload()
    expect(other.locator("[data-told]")).to_be_empty()


def test_co2_without_javascript_too_and_what_was_not_picked_is_put_back(window, sign_in):
    page = begin_to_write(sign_in(window(width=320, script=False), "bilal"))
    save(page, "Een schone lei.")
    other = page.context.new_page()
    other.goto(page.url)
    save(page, STORED)
    save(other, TYPED)
    pick_per_paragraph(other)
    away(other, other.get_by_role("link", name="Je eerdere teksten"))
    older = other.get_by_role("group").filter(has_text="Ik belde Noor.")
    if older.first.get_attribute("open") is None:
        older.first.locator("summary").click()
    away(other, older.first.get_by_role("link", name="Vergelijk met nu"))
    changed = other.get_by_role("region", name="Wat er veranderde")
    expect(changed.get_by_role("deletion")).to_contain_text("belde Noor")
    expect(changed.get_by_role("insertion")).to_contain_text("liep naar huis")
    older.first.locator("summary").click()
    away(other, older.first.get_by_role("button", name="Zet deze tekst terug"))
    expect(other.get_by_text("De oude tekst staat weer in de vakken.")).to_be_visible()
    expect(box(other)).to_have_value(TYPED)
