"""Somebody selects words of their own, says what they show, and finds them at that line."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away

pytestmark = pytest.mark.browser

WORDS = "Daar hoef je niets te kunnen."
SELECT = """words => {
  const box = [...document.querySelectorAll('#ingeleverd .words p')]
    .find(each => each.textContent.includes(words));
  const text = box.firstChild, begin = text.data.indexOf(words), range = document.createRange();
  range.setStart(text, begin);
  range.setEnd(text, begin + words.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_words_that_are_selected_become_evidence(window, sign_in):
    sanne = sign_in(window(width=320), "sanne", "/privacy/texts")
    away(sanne, sanne.get_by_role("link", name="Verken Enik").first)
    sanne.evaluate(SELECT, WORDS)
    away(sanne, sanne.get_by_role("button", name="Dit laat zien wat ik kan"))
    expect(sanne.locator("main blockquote")).to_have_text(WORDS)
    sanne.get_by_label("VA1").check()
    sanne.get_by_label("Waarom laat dit zien wat je kunt?").fill("Ik maak de drempel laag.")
    away(sanne, sanne.get_by_role("button", name="Bewaar dit bewijs"))
    away(sanne, sanne.get_by_role("link", name="Wat je kunt").first)
    expect(sanne.get_by_role("region", name="VA1")).to_contain_text("Ik maak de drempel laag.")
