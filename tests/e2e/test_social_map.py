"""A place comes on the sociale kaart: proposed, refused once, approved, and found by somebody."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/vriendendiensten"
FIELDS = {
    "Hoe heet deze plek?": "Atelier Zónder Drempel",
    "In welke plaats?": "Bunnik",
    "Wat doen ze daar?": "Schilderen en kletsen.",
    "Voor wie is het?": "Iedereen die graag iets maakt.",
    "Link naar de site": "javascript:alert(document.cookie)",
}
SEND = "Stuur het naar de docenten"


def test_a_place_comes_on_the_map_and_is_found(window, sign_in):
    """The docent and the one who looks for it without JavaScript."""
    name = FIELDS["Hoe heet deze plek?"]
    sanne = sign_in(window(width=320), "sanne", CHAPTER)
    away(sanne, sanne.get_by_role("link", name="Zet een plek op de sociale kaart"))
    for label, words in FIELDS.items():
        sanne.get_by_label(label).fill(words)
    away(sanne, sanne.get_by_role("button", name=SEND))
    expect(sanne.get_by_label("Link naar de site")).to_have_value(FIELDS["Link naar de site"])
    expect(sanne.get_by_label("Wat doen ze daar?")).to_have_value("Schilderen en kletsen.")
    sanne.get_by_label("Link naar de site").fill("atelierzonderdrempel.example")
    away(sanne, sanne.get_by_role("button", name=SEND))
    expect(sanne.get_by_text("Een docent kijkt ernaar", exact=True)).to_be_visible()
    expect(
        sanne.get_by_text("Gevonden bij ‘Vriendendiensten bij jou in de buurt’.")
    ).to_be_visible()

    anna = sign_in(window(script=False), "anna")
    away(anna, anna.get_by_role("link", name="Er wacht een plek voor de sociale kaart.").first)
    expect(anna.get_by_role("heading", level=1)).to_have_text(name)
    away(anna, anna.get_by_role("button", name="Zet op de kaart"))
    expect(anna.get_by_text("Staat op de kaart", exact=True)).to_be_visible()

    bilal = sign_in(window(script=False), "bilal", "/social_map/")
    bilal.get_by_label("Zoek een woord").fill(name.upper().replace("Ó", "o"))
    bilal.get_by_label("Plaats").select_option("Bunnik")
    away(bilal, bilal.get_by_role("button", name="Zoek"))
    found = bilal.get_by_role("article")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("atelierzonderdrempel.example")
    link = found.get_by_role("link", name="Naar de site")
    expect(link).to_have_attribute("href", "https://atelierzonderdrempel.example")
