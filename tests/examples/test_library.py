"""The library: everybody who signed in reads it, searches it and narrows it."""

import re
from datetime import date

import pytest

from learning.examples.library import Wanted, found, still_true
from learning.modules.parts import PracticeExample


def titles(page: str) -> list[str]:
    rows = re.findall(r'<li><a href="/examples/[^"]*">(?:<bdi>)?([^<]+)', page)
    return [each for each in rows if each]


def test_the_library_tells_every_example_in_order_of_its_title(as_, sanne, voorjaar):
    page = as_(sanne).get("/examples/").text
    assert titles(page) == ["De tuin van Één", "Een buurthuis"]
    assert "Ontmoetingsplek · Vereniging Groen, Deventer, 2019" in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "een"}, ["De tuin van Één", "Een buurthuis"]),
        ({"q": "VAN eén"}, ["De tuin van Één"]),
        ({"q": "veertig"}, ["De tuin van Één"]),
        ({"q": "vereniging"}, ["De tuin van Één"]),
        ({"place": "zwolle"}, ["Een buurthuis"]),
        ({"kind": "ontmoetingsplek"}, ["De tuin van Één"]),
        ({"works": "lage-drempel"}, ["De tuin van Één"]),
        ({"place": "zwolle", "works": "lage-drempel"}, []),
        ({"q": "tuin", "place": "zwolle"}, []),
        ({"q": "xyzzy"}, []),
        ({"kind": "raar"}, []),
        ({"q": "%"}, ["De tuin van Één", "Een buurthuis"]),
        ({"q": "\"*'"}, ["De tuin van Één", "Een buurthuis"]),
        ({"q": "woord " * 33}, []),
    ],
)
def test_in1_one_finds_by_words_place_kind_and_what_works(as_, sanne, voorjaar, asked, expected):
    answer = as_(sanne).post("/examples/", data=asked, follow_redirects=True)
    assert answer.status_code == 200
    assert titles(answer.text) == expected
    assert ("Zo vind je hier geen voorbeeld." in answer.text) == (not expected)


def test_a_choice_has_an_address_and_words_in_it_are_left_there(as_, sanne, voorjaar):
    browser = as_(sanne)
    chosen = browser.post("/examples/", data={"q": " ", "place": "deventer", "works": ""})
    assert chosen.location == "/examples/?place=deventer"
    from_before = browser.get("/examples/?place=deventer&q=buurthuis").text
    assert titles(from_before) == ["De tuin van Één"]


def test_an_example_tells_its_figures_in_a_table_and_what_works(as_, sanne, voorjaar):
    page = as_(sanne).get("/examples/tuin").text
    assert '<th scope="col">Jaar</th>' in page
    row = (
        '<th scope="row">40 bezoekers',
        '<td data-said="Jaar">2018',
        '<td data-said="Bron">Jaarverslag',
    )
    assert all(each in page for each in row)
    assert "Groen, A. (2019). <em>De tuin</em>." in page
    assert 'href="/examples/?works=lage-drempel"' in page
    assert "Nagegaan op 1 februari 2026." in page
    assert "Wie komt er niet, denk je?" in page
    assert "<h2>Wat werkt, en waarom</h2>" in page


def test_an_example_tells_in_which_chapters_it_stands(as_, sanne, voorjaar):
    page = as_(sanne).get("/examples/buurthuis").text
    assert 'href="/modules/proef/slot#voorbeeld-buurthuis"' in page


@pytest.mark.parametrize("old", ["/modules/voorbeelden/", "/modules/voorbeelden/tuin"])
def test_the_old_addresses_lead_here_for_good(as_, sanne, voorjaar, old):
    answer = as_(sanne).get(old)
    assert answer.status_code == 301
    assert answer.location == old.replace("/modules/voorbeelden/", "/examples/")


def test_what_is_not_there_is_a_404_also_at_the_old_address(as_, sanne, voorjaar):
    assert as_(sanne).get("/examples/niets").status_code == 404
    assert as_(sanne).get("/modules/voorbeelden/niets").status_code == 404


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (None, "In 2026 niet opnieuw nagegaan. Kijk zelf of dit nog zo is."),
        (date(2026, 1, 31), "Nagegaan op 31 januari 2026."),
        (date(2024, 1, 31), "Nagegaan op 31 januari 2024, daarna niet meer. Kijk zelf"),
    ],
)
def test_whether_it_still_holds_is_never_more_than_somebody_looked_at(checked, said):
    assert still_true(checked, date(2026, 3, 9)).startswith(said)


def test_a_search_with_only_signs_leaves_nothing_out():
    some = PracticeExample("a", "Één plek", html="<p>x</p>")
    assert found([some], Wanted("…")) == [some]
    assert not Wanted("…").is_asked


def test_the_library_asks_the_same_number_of_questions_with_many_proposals(
    as_, sanne, example, bilal, statements
):
    browser = as_(sanne)
    example("accepted")
    browser.get("/examples/")
    statements.clear()
    browser.get("/examples/")
    few = len(statements)
    for _ in range(6):
        example("accepted", by=bilal)
        example()
    statements.clear()
    assert browser.get("/examples/").status_code == 200
    assert len(statements) == few <= 6, statements


def test_a_chapter_names_where_it_was_told_and_its_own_page_all_its_sources(app):
    some = PracticeExample("a", "Eén plek", source="Jaarverslag", sources=("Kal, D. (2011).",))
    told = app.jinja_env.get_template("components/example_source.html").module.example_source
    assert "Bron: Jaarverslag" in told(some)
    assert "Kal, D." not in told(some)
    assert "Kal, D." in told(some, whole=True)
