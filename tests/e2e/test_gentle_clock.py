"""<gentle-clock> on the table only suggests: it says how long this step runs, and never hurries."""

import pytest

from learning.base.assets import STATIC

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

MARKUP = """
<gentle-clock data-minutes="{minutes}" data-gone="{gone}"><p>Ongeveer {minutes} minuten.
<span data-here aria-live="off"></span></p></gentle-clock>
"""


@pytest.fixture
def clock(chromium):
    """``clock(minutes=20, gone=65)``: a page with the clock, in a time of its own."""
    context = chromium.new_context()

    def make(minutes, gone=0):
        page = context.new_page()
        page.clock.install(time=0)
        page.set_content(MARKUP.format(minutes=minutes, gone=gone))
        script = (STATIC / "js" / "gentle-clock.js").read_text()
        page.add_script_tag(content=script, type="module")
        page.evaluate("async () => { await customElements.whenDefined('gentle-clock') }")
        return page

    yield make
    context.close()


def words(page, after=0):
    """What stands there, so many minutes later."""
    page.clock.run_for(after * 60_000)
    return page.locator("[data-here]").inner_text()


def test_it_says_how_long_this_step_runs(clock):
    page = clock(minutes=20)
    assert words(page) == ""
    assert words(page, after=1) == "Jullie zijn hier één minuut."
    assert words(page, after=11) == "Jullie zijn hier 12 minuten."


def test_it_goes_on_from_what_the_server_counted(clock):
    assert words(clock(minutes=20, gone=5 * 60 + 40)) == "Jullie zijn hier 5 minuten."


def test_after_the_time_it_does_not_hurry(clock):
    page = clock(minutes=3)
    assert words(page, after=3) == "Jullie zijn hier 3 minuten. Neem gerust nog even."
    assert words(page, after=200) == "Neem gerust nog even."


def test_it_is_never_read_aloud_by_itself(clock):
    page = clock(minutes=3, gone=600)
    assert page.locator("[role=status], [role=alert], [role=timer]").count() == 0
    assert page.locator("[data-here]").get_attribute("aria-live") == "off"
