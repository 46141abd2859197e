"""AX6: a screen reader hears *Bewaard* once after the last key, and nothing while one types."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import SAVED, begin_to_write, box, empty, is_save, status

pytestmark = pytest.mark.browser

LISTEN = """status => {
    window.said = [];
    const note = () => window.said.push(status.textContent);
    new MutationObserver(note).observe(status, { childList: true, characterData: true });
}"""


def test_ax6_saved_is_said_once_and_not_at_each_key(window, sign_in):
    page = begin_to_write(sign_in(window(), "bilal"))
    empty(page)
    page.clock.install()
    page.clock.pause_at(datetime.now() + timedelta(minutes=1))
    status(page).evaluate(LISTEN)
    box(page).press_sequentially("Ik dacht aan de bus.")
    page.clock.run_for(2_000)
    assert page.evaluate("() => said") == []
    with page.expect_response(lambda answer: is_save(answer.request)):
        page.clock.run_for(2_000)
    expect(status(page)).to_contain_text(SAVED)
    said = page.evaluate("() => said")
    assert len([each for each in said if "Bewaard" in each]) == 1
    assert len(said) <= 2, "Bewaren…, and then Bewaard"
