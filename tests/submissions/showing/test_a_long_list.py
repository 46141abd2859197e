"""More texts than fit on a page: every one of them can be reached."""

import re

import pytest

from tests.companions import shows
from tests.work import Work


@pytest.mark.parametrize("begin", ["/begeleiders/", "/submissions/shown"])
def test_every_text_that_is_shown_stands_in_the_list_or_behind_it(
    as_, school, now, voorjaar, sanne, bilal, noor, karim, monkeypatch, begin
):
    monkeypatch.setattr("learning.submissions.showing.queries.MOST", 2)
    keys = []
    for student in (sanne, bilal, noor):
        for part in ("zoeken", "gesprek"):
            work = Work(school, student, voorjaar, now, "kijk-rond", part)
            work.hand_in()
            keys.append(shows(work, karim).public_id)
    browser, page, seen = as_(karim), begin, []
    while page:
        text = browser.get(page).text
        seen += re.findall(r'href="/submissions/shown/(\w+)"', text)
        found = re.search(r'href="([^"]+)">Eerder ingeleverd', text)
        page = found and found[1]
    assert seen == list(reversed(keys))


@pytest.mark.parametrize("place", ["", "x", "20260309-", "99999999999999999999-1"])
def test_a_strange_place_is_the_top_of_the_list(as_, karim, voorjaar, place):
    answer = as_(karim).get("/submissions/shown", query_string={"after": place})
    assert answer.status_code == 200
