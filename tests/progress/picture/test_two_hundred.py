"""200 students × 30 opdrachten: one page, the same few queries, and light enough for a phone."""

import gzip
from collections import Counter

import pytest

from learning.modules import live
from tests.progress.picture.big import OPDRACHTEN, STUDENTS, big_module, fill
from tests.progress.picture.conftest import CELL

MOST_QUERIES = 8
MOST_KB = 300  # without gzip; a cell is 40 signs


@pytest.fixture
def groot(app, monkeypatch, school, voorjaar):
    """Voorjaar follows a module with 30 opdrachten."""
    shelf = app.extensions["live"].library.shelf()
    monkeypatch.setattr(
        live.Live, "shelf", lambda *_: _With(shelf, {**shelf.modules, "groot": big_module()})
    )
    voorjaar.follow({"groot"})
    school.commit()
    return voorjaar


class _With:
    """A shelf with other modules on it."""

    def __init__(self, shelf, modules):
        self.shelf, self.modules = shelf, modules

    def __getattr__(self, name):
        return getattr(self.shelf, name)


@pytest.fixture
def filled(engine, groot, anna, now):
    """``filled()`` puts 200 students in it."""

    def put():
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            fill(connection, groot.id, anna.id, now)

    return put


def test_it_is_one_light_page_with_a_fixed_number_of_queries(as_, anna, url, filled, statements):
    browser, costs = as_(anna), {}
    for size in ("few", "many"):
        browser.get(url)
        for way in ("", "?as=people", "?as=opdrachten", "/csv"):
            statements.clear()
            answer = browser.get(url + way)
            assert answer.status_code == 200
            costs[size, way] = len(statements)
        if size == "few":
            filled()
    assert {cost for (_, way), cost in costs.items() if way != "/csv"} == {costs["few", ""]}
    assert costs["few", ""] <= MOST_QUERIES
    assert costs["few", "/csv"] == costs["many", "/csv"] <= MOST_QUERIES - 2


def test_every_cell_stands_where_it_belongs(as_, anna, url, filled):
    filled()
    page = as_(anna).get(url)
    tables = page.text.split("<table")[1:]
    assert len(tables) == 4
    words = Counter(said for _, said in CELL.findall(page.text))
    assert sum(words.values()) == (STUDENTS + 4) * OPDRACHTEN
    each = STUDENTS * OPDRACHTEN // 6
    assert words["voldaan"] == words["aanvullen"] == words["ingeleverd"] == each
    assert words["bezig"] == 2 * each
    assert len(page.data) < MOST_KB * 1000
    assert len(gzip.compress(page.data)) < 25_000
