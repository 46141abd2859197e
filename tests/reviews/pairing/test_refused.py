"""Bringing together who looks: a refusal stands at its own part, and what was ticked stays."""

import re

import pytest

from tests.submissions.pairs import Pairs

pytestmark = pytest.mark.usefixtures("samen")
ADDRESS = "/reviews/looking"
ABOUT = re.compile(r'name="part" type="hidden" value="([^"]+)"')


@pytest.fixture
def pairs(school, as_, voorjaar, sanne, bilal, noor, fatma):
    """Sanne and Noor look for somebody for a plan, Bilal and Fatma for the part after it."""
    found = Pairs(school, as_, voorjaar)
    for part, people in (("plan", (sanne, noor)), ("meer", (bilal, fatma))):
        found.part = part
        for each in people:
            found.looks(each)
    return found


def sent(pairs, docent, nth, *people):
    """Press the button of the part that stands *nth* on the page."""
    browser = pairs.browser(docent)
    about = ABOUT.findall(browser.get(ADDRESS).text)[nth]
    groups = [pairs.group_of(each).public_id for each in people]
    return browser.post(ADDRESS, data={"part": about, "groups": groups})


@pytest.mark.parametrize("nth", [0, 1])
def test_ax6_nobody_ticked_leads_to_the_first_name_of_that_part(pairs, anna, nth):
    answer = sent(pairs, anna, nth)
    assert answer.status_code == 422
    assert f'<a href="#groups-{nth}-0">Kies minstens twee namen.</a>' in answer.text
    assert answer.text.count('class="why"') == 1
    assert f'aria-describedby="groups-{nth}-why"' in answer.text


def test_who_was_ticked_stays_ticked(pairs, anna, bilal):
    page = sent(pairs, anna, 1, bilal).text
    ticked = re.findall(r"<input checked[^>]+>", page)
    assert [pairs.group_of(bilal).public_id in each for each in ticked] == [True]


def test_a_part_that_nobody_looks_for_any_more_is_told(pairs, anna, sanne, noor, bilal, fatma):
    sent(pairs, anna, 0, sanne, noor)
    sent(pairs, anna, 0, bilal, fatma)
    answer = pairs.browser(anna).post(ADDRESS, data={"part": "weg", "groups": []})
    assert answer.status_code == 409
    assert "Kijk nog eens wie er nu zoekt." in answer.text
