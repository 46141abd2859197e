"""A word that is explained: by a tap, by keys, by ear, and without a script."""

import pytest
from playwright.sync_api import expect

from tests.e2e.keys import tab_to

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/ruimte-voor-herstel"
ASKS, MEANING = "Wat is kwartiermaken?", "Ruimte maken in de samenleving"
HAS_FOCUS = "each => each === document.activeElement"


@pytest.fixture
def reading(window, sign_in):
    """Noor in the chapter: ``reading(width=320, has_touch=True)``."""
    return lambda **shape: sign_in(window(**shape), "noor", CHAPTER)


def fold_of(page):
    return page.locator("details.word", has_text=ASKS).first


def meaning_of(page):
    return fold_of(page).get_by_text(MEANING)


def heard(page):
    """What a screen reader is told: whether the fold is open, and whether it meets the meaning."""
    session = page.context.new_cdp_session(page)
    all_nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    nodes = [each for each in all_nodes if not each["ignored"]]
    names = [each.get("name", {}).get("value", "") for each in nodes]
    said = {
        one["name"]: one["value"].get("value")
        for each, name in zip(nodes, names, strict=True)
        for one in each.get("properties", [])
        if name == ASKS
    }
    return said["expanded"], any(name.startswith(MEANING) for name in names)


def test_a_tap_on_the_word_opens_its_meaning_and_another_closes_it(reading):
    page = reading(width=320, has_touch=True)
    word = page.locator("dfn", has_text="kwartiermaken").first
    word.tap()
    expect(meaning_of(page)).to_be_in_viewport()
    expect(word).to_be_in_viewport()
    assert page.evaluate("document.activeElement.tagName") in ("BODY", "MAIN")
    word.tap()
    expect(meaning_of(page)).to_be_hidden()


def test_each_word_opens_a_meaning_of_its_own(reading):
    page = reading()
    words, folds = page.locator("dfn"), page.locator("details.word")
    assert words.count() == folds.count() > 20
    for number in range(words.count()):
        words.nth(number).click()
        expect(folds.nth(number)).to_have_attribute("open", "")
        start = words.nth(number).inner_text().lower()[:5]
        assert start in folds.nth(number).locator("summary").inner_text().lower()


def test_keys_open_it_escape_closes_it_and_the_focus_stays(reading):
    page = reading()
    tab_to(page, ASKS, "summary")
    summary = fold_of(page).locator("summary")
    page.keyboard.press("Enter")
    expect(meaning_of(page)).to_be_visible()
    assert summary.evaluate(HAS_FOCUS)
    page.keyboard.press("Escape")
    expect(meaning_of(page)).to_be_hidden()
    assert summary.evaluate(HAS_FOCUS)


def test_escape_brings_back_who_was_inside(reading):
    page = reading()
    fold = fold_of(page)
    fold.locator("summary").click()
    page.evaluate("""() => {
        const link = Object.assign(document.createElement("a"), {href: "/help", id: "inside"});
        document.querySelector("details.word[open] p").append(link);
        link.focus();
    }""")
    page.keyboard.press("Escape")
    assert fold.locator("summary").evaluate(HAS_FOCUS)


def test_a_screen_reader_hears_whether_it_is_open_and_then_the_meaning(reading):
    page = reading()
    assert heard(page) == (False, False)
    page.locator("dfn", has_text="kwartiermaken").first.click()
    assert heard(page) == (True, True)


def test_without_a_script_the_meaning_stands_under_the_line_below(reading):
    page = reading(width=320, script=False, has_touch=True)
    expect(meaning_of(page)).to_be_hidden()
    fold_of(page).locator("summary").tap()
    expect(meaning_of(page)).to_be_visible()
