"""The whole story in a real browser: write, hand in, feedback, add, voldaan. HD4, AX5."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import SAVED, away, is_save, save_button, status

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@dataclass(frozen=True)
class Way:
    """A chapter of Kwartiermaken and a piece of work in it that Sanne did not begin yet."""

    script: bool
    chapter: str
    opdracht: str
    work: str  # what it is called on the pile


WAYS = [
    Way(True, "Trefpunt", "Wat wil jij aanpakken", "Wat wil jij aanpakken.* Denk na"),
    Way(False, "Kerntaken", "Praten over samenwerken", "Praten over samenwerken"),
]


@pytest.fixture(params=WAYS, ids=["with a script", "without JavaScript"])
def way(request):
    return request.param


@pytest.fixture
def people(window, sign_in, way):
    """Sanne and Anna, each in a browser of their own."""
    return [sign_in(window(script=way.script), name) for name in ("sanne", "anna")]


def test_from_the_first_word_to_voldaan(people, way):
    sanne, anna = people
    opens_the_chapter(sanne, way)
    ticks_it_as_read(sanne)
    begins(sanne, way)
    writes(sanne, "Er staat een bankje op het plein. Niemand zit er.", way)
    hands_in(sanne, "Er staat een bankje op het plein.")
    finds_on_the_pile(anna, way, "Eerste keer")
    expect(anna.get_by_text("Er staat een bankje op het plein.")).to_be_visible()
    gives_feedback(anna, "Je keek goed naar het plein.", "Aanvullen", more="Wie zat er vroeger?")
    reads_the_feedback(sanne, way)
    adds(sanne, "Mijn buurvrouw zat er elke avond.", way)
    hands_in(sanne, "Mijn buurvrouw zat er elke avond.")
    finds_on_the_pile(anna, way, "2e keer")
    gives_feedback(anna, "Nu zie ik haar zitten.", "Voldaan")
    sees_that_it_is_voldaan(sanne, way)


def opens_the_chapter(page, way):
    expect(page.get_by_role("heading", level=1)).to_have_text("Dag Sanne")
    links = page.get_by_role("main").get_by_role("link", name=re.compile(way.chapter))
    away(page, page.get_by_role("link", name="Modules", exact=True))
    away(page, page.get_by_role("main").get_by_role("link", name="Kwartiermaken").first)
    away(page, links.filter(has_text=re.compile(r"\d\. ")))
    expect(page.get_by_role("heading", level=1)).to_contain_text(way.chapter)


def ticks_it_as_read(page):
    away(page, page.get_by_role("button", name="Ik heb dit gelezen"))
    expect(page.get_by_text("Dit hoofdstuk heb je gelezen.")).to_be_visible()


def begins(page, way):
    opdracht = page.get_by_role("region", name=re.compile(way.opdracht))
    away(page, opdracht.get_by_role("button", name=re.compile("Begin aan")).first)
    expect(page.get_by_role("heading", level=1, name=re.compile(way.opdracht))).to_be_visible()
    expect(
        page.get_by_text("Nu lees jij dit alleen. Anna (docent) en Joost (docent)")
    ).to_be_visible()


def writes(page, words, way):
    """At the end of what stands there; it is saved by itself, or by the button."""
    box = page.get_by_role("textbox").first
    box.press("Control+End")
    if way.script:
        with page.expect_response(lambda answer: is_save(answer.request)):
            box.press_sequentially(words)
    else:
        box.press_sequentially(words)
        away(page, save_button(page))
    expect(status(page)).to_contain_text(SAVED)


def hands_in(page, words):
    away(page, page.get_by_role("button", name="Bekijk en lever in"))
    expect(page.get_by_role("article").get_by_text(words)).to_be_visible()
    readers = "Dit lezen: jij, Anna (docent) en Joost (docent). Verder niemand."
    expect(page.get_by_text(readers)).to_be_visible()
    away(page, page.get_by_role("button", name="Lever in", exact=True))
    expect(page.get_by_text("Ingeleverd. Anna en Joost kijken ernaar.")).to_be_visible()


def finds_on_the_pile(page, way, times):
    away(page, page.get_by_role("link", name="Nakijken", exact=True).first)
    row = page.get_by_role("listitem").filter(has_text=re.compile(f"Sanne, {way.work}"))
    expect(row).to_contain_text(times)
    away(page, row.get_by_role("link"))
    expect(page.get_by_text("Sanne ziet dat jij dit hebt geopend.")).to_be_visible()


def gives_feedback(page, already, verdict, more=""):
    page.get_by_label("Dit zie ik al").fill(already)
    page.get_by_label("Dit mag nog").fill(more)
    page.get_by_role("radio", name=verdict).check()
    away(page, page.get_by_role("button", name="Bekijk en verstuur"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo leest Sanne het")
    expect(page.get_by_role("article").get_by_text(already)).to_be_visible()
    away(page, page.get_by_role("button", name="Verstuur", exact=True))
    expect(page.locator(".said")).to_contain_text("Je feedback aan Sanne is verstuurd.")


def reads_the_feedback(page, way):
    away(page, page.get_by_role("link", name="Mijn plek", exact=True))
    step = page.get_by_role("region", name=re.compile(way.opdracht))
    expect(step).to_contain_text("Je bent er bijna. Anna vraagt om nog iets.")
    away(page, step.get_by_role("link", name="Lees de feedback"))
    expect(page.get_by_text("Wie zat er vroeger?")).to_be_visible()
    seen = page.get_by_role("complementary", name="Wie dit leest")
    expect(seen.get_by_role("listitem")).to_contain_text("Anna (docent)")


def adds(page, words, way):
    away(page, page.get_by_role("link", name="Vul je tekst aan"))
    writes(page, f" {words}", way)
    expect(page.get_by_role("textbox").first).to_have_value(re.compile("^Er staat een bankje"))


def sees_that_it_is_voldaan(page, way):
    away(page, page.get_by_role("link", name="Mijn plek", exact=True))
    news = page.get_by_role("main").get_by_role("listitem").filter(has_text="Anna schreef feedback")
    mine = news.filter(has_text=re.compile(way.opdracht))
    expect(mine).to_contain_text("voldaan")
    away(page, mine.get_by_role("link"))
    expect(page.get_by_text("Voldaan.", exact=True)).to_be_visible()
    expect(page.get_by_text("Nu zie ik haar zitten.")).to_be_visible()
