"""SE13: what the browser remembers of a page is empty, and it asks for the page anew."""

import pytest
from playwright.sync_api import expect

from tests.e2e.writing import away, begin_to_write, box, end_sign_ins, save_button, status

pytestmark = pytest.mark.browser
GOES, COMES = (
    f"dispatchEvent(new PageTransitionEvent('{name}', {{persisted: true}}))"
    for name in ("pagehide", "pageshow")
)


def test_se13_a_page_that_comes_from_memory_after_signing_out_is_empty_and_asked_anew(
    window, sign_in
):
    """Chromium itself remembers no page under Playwright, so the two events are made here."""
    page = sign_in(window(), "mats")
    page.evaluate(GOES)
    expect(page.get_by_role("main")).to_be_hidden()
    page.context.clear_cookies()  # as when another tab signed out
    with page.expect_navigation():
        page.evaluate(COMES)
    expect(page.get_by_label("Je e-mail")).to_be_visible()


def test_du1_words_on_the_page_that_gives_them_back_are_there_again(server, window, sign_in):
    """That page came from a form: asked anew, it would hold what was sent, not what was added."""
    page = begin_to_write(sign_in(window(), "bilal"))
    end_sign_ins(server)
    box(page).fill("Eerst dit, en dat is een lange zin.")
    expect(status(page)).to_contain_text("Je bent uitgelogd.")
    away(page, save_button(page))
    page.get_by_label("Dit schreef je").fill(
        "Eerst dit, en dat is een lange zin. En hier schreef ik verder."
    )
    page.evaluate(GOES)
    expect(page.get_by_role("main")).to_be_hidden()
    page.evaluate(COMES)
    expect(page.get_by_label("Dit schreef je")).to_be_visible()
    expect(page.get_by_label("Dit schreef je")).to_have_value(
        "Eerst dit, en dat is een lange zin. En hier schreef ik verder."
    )
