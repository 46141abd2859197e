"""Lees voor, in a real browser with a voice of our own: Chromium without a desktop has none."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CHAPTER = "/modules/kwartiermaken/vrijplaats"
# A device with voices: what is spoken is noted in said, and ends when finish() is called.
VOICE = """
    window.said = [];
    const voices = [{lang: "nl-NL", localService: false, name: "far away"}, {lang: "nl_NL", localService: true}];
    let queue = [];
    const synth = {
        getVoices: () => window.noVoice ? voices.slice(0, 1) : voices,
        speak: (each) => { queue.push(each); if (each.text) said.push([each.text, each.voice?.localService, each.rate]); },
        cancel: () => { queue = []; },
        addEventListener() {},
    };
    window.finish = () => { const all = queue; queue = []; all.forEach((each) => each.onend?.()); };
    Object.defineProperty(window, "speechSynthesis", {value: synth});
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""  # noqa: E501
MARKED = "() => [...CSS.highlights.get('read-aloud') ?? []].map(each => each.toString().trim())"


@pytest.fixture
def chapter(window, sign_in):
    page = window(width=320)
    page.add_init_script(VOICE)
    sign_in(page, "noor", CHAPTER)
    return page


def test_it_reads_sentence_by_sentence_marks_each_rests_and_goes_on(chapter):
    chapter.get_by_role("button", name="Lees voor").click()
    pause = chapter.get_by_role("button", name="Pauze")
    expect(pause).to_be_focused()
    chapter.evaluate("finish()")
    said = chapter.evaluate("said")
    assert [is_local for _, is_local, _ in said] == [True, True]
    assert chapter.evaluate(MARKED) == [said[1][0].strip()]
    pause.click()
    chapter.get_by_role("button", name="Lees verder").click()
    assert chapter.evaluate("said.at(-1)") == said[1]
    chapter.keyboard.press("Escape")
    expect(chapter.get_by_role("button", name="Lees voor")).to_be_focused()
    assert chapter.evaluate(MARKED) == []


def test_slower_is_remembered(chapter):
    chapter.get_by_role("button", name="Lees voor").click()
    with chapter.expect_response("**/appearance/pace") as answer:
        chapter.get_by_role("button", name="Langzamer").click()
    assert answer.value.status == 204
    assert chapter.evaluate("said.at(-1)[2]") == 0.8
    chapter.reload()
    expect(chapter.locator("html")).to_have_attribute("data-pace", "slow")


def test_without_a_voice_on_the_device_it_says_so_and_sends_nothing(chapter):
    chapter.evaluate("window.noVoice = true")
    chapter.get_by_role("button", name="Lees voor").click()
    expect(chapter.get_by_text("staat geen Nederlandse stem")).to_be_visible()
    assert chapter.evaluate("said") == []
