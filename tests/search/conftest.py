"""Asking, in the tests of searching."""

import re
from html import unescape

import pytest

from learning.search.doors import queries
from tests.choosing import ON_POSTGRESQL

ROW = re.compile(r'<li><a href="([^"]*)"><bdi>(.*?)</bdi></a>(.*?)</li>', re.DOTALL)
BEFORE = re.compile(r'name="before" value="([^"]*)"')
NAME = re.compile(r'<h3[^>]* id="k-([a-z-]+)">([^<]*)<')
KIND = re.compile(r'<h3[^>]* id="k-([a-z-]+)">(.*?)(?=<h3|</section>)', re.DOTALL)


class Page:
    """An answer: ``rows`` (address, title, the rest) by kind."""

    def __init__(self, answer):
        self.answer, self.text = answer, unescape(answer.text)
        self.rows = {kind: ROW.findall(part) for kind, part in KIND.findall(answer.text)}

        self.names = dict(NAME.findall(answer.text))
        self.before = (BEFORE.findall(answer.text) or [""])[0]

    @property
    def titles(self) -> dict[str, list[str]]:
        return {kind: [unescape(title) for _, title, _ in rows] for kind, rows in self.rows.items()}

    @property
    def shown(self) -> str:
        """All that stands in the rows, without marks."""
        told = (f"{title} {rest}" for rows in self.rows.values() for _, title, rest in rows)
        return unescape(re.sub(r"</?mark>", "", " ".join(told)))

    @property
    def kinds(self) -> set[str]:
        return set(self.rows)


@pytest.fixture
def search(as_):
    """``search(anna, "fiets")``; with ``kind`` and ``before`` for one kind only."""

    def ask(who, words, **more) -> Page:
        answer = as_(who).post("/search/", data={"q": words, **more})
        assert answer.status_code == 200, answer.text
        return Page(answer)

    return ask


@pytest.fixture(params=["by the index"] if ON_POSTGRESQL else ["by the index", "one by one"])
def way(request, monkeypatch):
    """How to find what a docent may read: by the index, or where that is little one by one."""
    if request.param == "by the index":
        monkeypatch.setattr(queries, "_looked_through", lambda *_: None)
