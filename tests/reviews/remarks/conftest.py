"""What the tests of remarks have in common."""

import re

import pytest

from tests.pages import hidden_in
from tests.work import Work

TEXT = "Ik was bang. Toen zei ik nee.\n\nDat vond ik fijn. Later ging ik weer terug naar het plein."


def post(browser, address, page, **data):
    """Send *data* with the hidden fields of *page* (an address, or what came back)."""
    shown = browser.get(page).text if page.startswith("/") else page
    return browser.post(address, data={**hidden_in(shown), **data})


def marks_in(page: str) -> list[str]:
    return re.findall(r"<mark[^>]*>(.*?)</mark>", page)


@pytest.fixture
def work(school, now, sanne, voorjaar):
    """Sanne handed in TEXT."""
    made = Work(school, sanne, voorjaar, now)
    made.hand_in(TEXT)
    return made
