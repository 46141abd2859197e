"""A chapter: its text, its opdrachten in place, and the way to the next one."""

import re
from itertools import pairwise

import pytest

from learning.submissions.models import Submission

BEGIN, SLOT = "/modules/proef/begin", "/modules/proef/slot"


def buttons(page):
    """(address, words) of every form with a button in the chapter."""
    forms = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    return {address: re.search(r"<button[^>]*>(.*?)</button>", form)[1] for address, form in forms}


@pytest.fixture
def begun(school, sanne, voorjaar, now):
    """Sanne began *kijk-terug*."""
    made = Submission.begin(sanne, voorjaar, "proef", "kijk-terug", "", now)
    school.add(made)
    school.commit()
    return made


def test_it_is_read_from_title_to_next(as_, sanne, voorjaar):
    page = as_(sanne).get(BEGIN).text
    assert "<title>Het begin – Vrijplaats</title>" in page
    assert "Hier staat nog een alinea." in page
    assert re.search(r"Hoofdstuk 1, ongeveer één minuut lezen", page)
    assert f'href="{SLOT}"><span>Volgende</span>2. Het slot</a>' in page
    assert "<span>Vorige</span>" not in page
    assert "<span>Vorige</span>1. Het begin" in as_(sanne).get(SLOT).text


def test_a_hard_word_is_explained_on_the_spot(as_, sanne, voorjaar):
    page = as_(sanne).get(BEGIN).text
    assert "<dfn>draagvlak</dfn>" in page
    assert '<details class="word"><summary>Wat is draagvlak?</summary>' in page


def test_an_opdracht_stands_in_place_with_a_button_that_posts(as_, sanne, voorjaar):
    page = as_(sanne).get(BEGIN).text
    assert 'id="opdracht-kijk-terug"' in page
    assert "Opdracht, alleen" in page
    assert "Wat gebeurde er?" in page
    assert "Eén zin is genoeg." in page
    assert "Je noemt één moment." in page
    assert "Jij kiest wat je vertelt" in page
    assert "nog niet begonnen" in page
    assert buttons(page)["/submissions/"] == "Begin aan de opdracht"
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert hidden["cohort"] == voorjaar.public_id
    assert (hidden["module"], hidden["opdracht"]) == ("proef", "kijk-terug")


def test_the_button_begins_the_opdracht(as_, school, sanne, voorjaar):
    browser = as_(sanne)
    form = {"cohort": voorjaar.public_id, "module": "proef", "opdracht": "kijk-terug", "part": ""}
    assert browser.post("/submissions/", data=form).status_code == 302
    made = school.query(Submission).one()
    page = browser.get(BEGIN).text
    assert "je bent bezig" in page
    assert f'href="/submissions/{made.public_id}">Schrijf verder</a>' in page
    assert "/submissions/" not in buttons(page)


def test_each_part_has_its_own_status_and_its_own_readers(as_, sanne, voorjaar):
    page = as_(sanne).get(SLOT).text
    assert "Opdracht, verkenning en alleen" in page
    assert page.count("nog niet begonnen") == 4, "beside each part, and in the line about both"
    assert "Je docent leest het pas als je inlevert" in page
    assert "Dit lees je alleen zelf. Ook je docent niet." in page


def test_only_one_thing_is_in_the_light(as_, sanne, voorjaar, begun):
    for address in (BEGIN, SLOT):
        page = as_(sanne).get(address).text
        main = page[page.index("<main") :]
        assert len(re.findall(r'class="[^"]*\blight\b', main)) == 1, address
        assert len(re.findall(r'class="button"', main)) == 1, address


@pytest.mark.parametrize("name", ["anna", "karim", "wim"])
def test_who_is_no_student_here_sees_it_without_a_button(as_, voorjaar, wim, request, name):
    page = as_(request.getfixturevalue(name)).get(BEGIN).text
    assert "Zo ziet een student deze opdracht." in page
    assert "/submissions/" not in buttons(page)


def test_of_two_cohorts_the_newest_gets_the_work(as_, at, sanne, voorjaar, cohort, school):
    newer = cohort("Later", students=[sanne])
    newer.created_at = at("2026-04-01")
    school.commit()
    page = as_(sanne).get(BEGIN).text
    assert f'name="cohort" value="{newer.public_id}"' in page
    assert voorjaar.public_id not in page


def test_what_was_left_open_in_an_older_cohort_does_not_stand_in_the_way(
    as_, at, sanne, begun, cohort, school
):
    cohort("Later", students=[sanne]).created_at = at("2026-04-01")
    school.commit()
    assert buttons(as_(sanne).get(BEGIN).text)["/submissions/"] == "Begin aan de opdracht"
    assert begun.public_id in as_(sanne).get("/").text


def test_a_heavy_piece_is_read_by_choice(as_, sanne, voorjaar):
    page = as_(sanne).get(SLOT).text
    note = re.search(r'<section class="note".*?</section>', page, re.DOTALL)[0]
    assert "Let op: dit stuk gaat over verlies" in note
    assert re.search(r"<details><summary[^>]*>.*Nu lezen", note)
    outside = re.sub(r"<details>.*?</details>", "", note, flags=re.DOTALL)
    assert "afscheid" not in outside
    for words in ("Later", "Sla over"):
        anchor = re.search(rf'<a[^>]* href="#([^"]+)">{words}</a>', outside)[1]
        assert f'id="{anchor}"' in page
    assert "Voor later" in page


def test_examples_lists_and_sources_stand_in_the_text(as_, sanne, voorjaar):
    page = as_(sanne).get(SLOT).text
    assert "In dit buurthuis staat de deur elke dinsdag open." in page
    assert "Bron: Eigen werk, 2020" in page
    assert "Een competentie" in page
    assert "extra nadruk" in page
    assert "<em>Een boek</em>" in page


def test_md7_headings_make_one_h1_and_skip_no_level(as_, sanne, voorjaar):
    for address in (
        BEGIN,
        SLOT,
        "/modules/proef/",
        "/modules/",
        "/",
        "/examples/buurthuis",
    ):
        levels = [int(level) for level in re.findall(r"<h([1-6])", as_(sanne).get(address).text)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_md7_ids_are_unique(as_, sanne, voorjaar):
    for address in (BEGIN, SLOT, "/modules/proef/", "/", "/modules/begrippen"):
        ids = re.findall(r'\bid="([^"]+)"', as_(sanne).get(address).text)
        assert len(ids) == len(set(ids)), address


def test_ax8_help_is_in_the_same_place_on_every_page(as_, sanne, voorjaar):
    for address in (
        BEGIN,
        SLOT,
        "/modules/proef/",
        "/modules/",
        "/",
        "/modules/begrippen",
        "/help",
    ):
        page = as_(sanne).get(address).text
        assert '<a class="help" href="/help">Hulp nodig?</a>\n</div></header>' in page, address


def test_a_chapter_asks_at_most_four_questions_of_the_database(as_, sanne, begun, statements):
    browser = as_(sanne)
    browser.get(BEGIN)
    for address in (BEGIN, SLOT, "/modules/"):
        statements.clear()
        assert browser.get(address).status_code == 200
        assert len(statements) <= 4, statements


def test_the_module_says_what_it_is_about_and_where_one_is(as_, sanne, begun):
    page = as_(sanne).get("/modules/proef/").text
    assert "Je kunt een test lezen." in page
    assert "Welkom in de proefmodule." in page
    for words in ("1. Het begin", "2. Het slot", "je bent bezig", "nog niet begonnen"):
        assert words in page
    assert "Anna en Joost zijn je docenten." in page
    assert "0 van 2 hoofdstukken gelezen" in page
    assert 'href="/modules/proef/begin#opdracht-kijk-terug"' in page


def test_examples_and_words_can_be_read_on_their_own(as_, sanne, voorjaar):
    browser = as_(sanne)
    assert 'href="/examples/buurthuis"' in browser.get("/examples/").text
    page = browser.get("/examples/buurthuis").text
    assert "Wat valt je op?" in page
    assert 'href="/modules/proef/slot#voorbeeld-buurthuis"' in page
    page = browser.get("/modules/begrippen").text
    assert "Genoeg mensen vinden het een goed plan" in page


def test_words_stand_under_their_letter_which_names_them(as_, sanne, voorjaar):
    page = as_(sanne).get("/modules/begrippen").text.partition('class="letters')[2]
    folds = re.findall(r"<summary>(.*?)</summary>.*?</details>", page, re.DOTALL)
    named = [re.sub(r"<[^>]+>", "", each).split(" ", 1) for each in folds]
    letters = [letter for letter, _ in named]
    assert letters == sorted(set(letters))
    assert all(words[0].upper() == letter for letter, words in named)
    assert page.count('<dt id="begrip-') == sum(words.count(",") + 1 for _, words in named)
