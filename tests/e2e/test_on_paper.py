"""A chapter and an opdracht as they come out of the printer: Chromium makes the very same pages."""

import io

import pikepdf
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"
OPDRACHT = "#opdracht-meer-draagvlak"
# Backgrounds of what is seen on paper, each once.
GROUNDS = """() => [...new Set([...document.querySelectorAll("html, body, main, main *")]
    .filter(each => each.checkVisibility())
    .map(each => getComputedStyle(each).backgroundColor)
    .filter(each => each !== "rgba(0, 0, 0, 0)"))]"""
# Words of which the meaning stands on this paper.
MEANINGS = """() => [...document.querySelectorAll("article details.word")]
    .filter(each => each.getClientRects().length)
    .map(each => each.querySelector("summary").textContent)"""
IS_SEEN = "each => each.getClientRects().length > 0"


@pytest.fixture
def paper(window, sign_in):
    """The chapter of Noor, as print shows it."""
    page = window(dark=True)
    page.add_init_script("window.print = () => {}")
    sign_in(page, "noor", CHAPTER)
    page.emulate_media(media="print")
    return page


def pages_of(page):
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        return len(made.pages)


def test_a_chapter_on_paper_is_light_and_holds_nothing_to_press(paper):
    assert set(paper.evaluate(GROUNDS)) <= {"rgb(255, 255, 255)"}
    assert paper.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    for role in ("button", "navigation", "textbox"):
        for each in paper.get_by_role(role).all():
            expect(each).not_to_be_visible()
    assert 6 <= pages_of(paper) <= 10


def test_an_explained_word_has_its_meaning_beside_it_once(paper):
    meanings = paper.evaluate(MEANINGS)
    assert "Wat is draagvlak?" in meanings
    assert len(meanings) == len(set(meanings))
    fold = paper.locator("details.word").first
    assert fold.get_attribute("open") is None
    summary, meaning = fold.locator("summary"), fold.locator("p")
    assert meaning.evaluate(IS_SEEN)
    assert abs(summary.bounding_box()["y"] - meaning.bounding_box()["y"]) < 3  # on one line


def test_a_heavy_piece_comes_on_paper_only_when_it_was_opened(paper):
    note = paper.locator("section.note")
    left_out = note.get_by_text("Dit stuk staat niet op papier.")
    expect(left_out).to_be_visible()
    expect(note.locator(".inside")).to_be_hidden()
    paper.emulate_media(media="screen")
    expect(left_out).to_be_hidden()
    note.locator("summary", has_text="Nu lezen").click()
    paper.emulate_media(media="print")
    expect(note.locator(".inside")).to_be_visible()
    expect(left_out).to_be_hidden()


def test_each_question_has_room_to_write_by_hand_and_only_on_paper(paper):
    questions = paper.locator(f"{OPDRACHT} .questions > li")
    rooms = questions.locator(".by-hand")
    assert questions.count() == rooms.count() > 2
    for room in rooms.all():
        assert room.bounding_box()["height"] > 120
    paper.emulate_media(media="screen")
    expect(rooms.first).to_be_hidden()


def test_one_opdracht_on_paper_leaves_the_rest_of_the_chapter_away(paper):
    whole = pages_of(paper)
    paper.emulate_media(media="screen")
    paper.get_by_role("button", name="Zet deze opdracht op papier").click()
    paper.emulate_media(media="print")
    expect(paper.locator(OPDRACHT)).to_be_visible()
    expect(paper.locator("article > p").first).to_be_hidden()
    assert pages_of(paper) < whole / 2
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper.locator("article > p").first).to_be_visible()


def test_the_address_of_another_site_is_written_out_of_our_own_is_not(window, sign_in):
    page = sign_in(window(), "noor", "/modules/kwartiermaken/vrijplaats")
    page.emulate_media(media="print")
    after = "each => getComputedStyle(each, '::after').content"
    away_to, own = (page.locator(f"article a[href^='{each}']").first for each in ("http", "/"))
    assert "https://www.enikrecoverycollege.nl" in away_to.evaluate(after)
    assert own.evaluate(after) == "none"
