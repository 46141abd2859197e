"""Looking at the picture of Voorjaar."""

import csv
import io
import re

import pytest

CELL = re.compile(r'<td class="at-(\w+)">([^<]*)')
ROW = re.compile(r'<tr><th scope="row"><bdi>([^<]+)</bdi>(.*)')


@pytest.fixture
def url(voorjaar):
    return f"/cohorts/{voorjaar.public_id}/picture"


@pytest.fixture
def cells(as_, anna, url):
    """``cells()``: name → the words of its cells, as a docent sees them."""

    def look(who=anna, table=0, query=""):
        tables = as_(who).get(url + query).text.split("<table")[1:]
        lines = tables[table].split("<tbody>")[1].splitlines()
        rows = filter(None, map(ROW.match, lines))
        return {row[1]: [words for _, words in CELL.findall(row[2])] for row in rows}

    return look


@pytest.fixture
def sheet(as_, anna, url):
    """The lines of the sheet, as dicts."""

    def look(who=anna):
        text = as_(who).get(url + "/csv").data.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    return look
