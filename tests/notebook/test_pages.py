"""R-1.5: a logboek of one's own: pages that are kept, found again, and erased."""

import re
from datetime import timedelta

import pytest

from learning.notebook.models import NotebookPage, NotebookVersion
from learning.ticking import tick
from tests.pages import hidden_in

ALONE = "Dit lees je alleen zelf. Je docent en de beheerder kunnen er op deze site niet bij."
JSON = {"Accept": "application/json"}


def begin(browser) -> str:
    """A new page; its address."""
    return browser.post("/notebook/").location


def write(browser, address, text, page=None, **options):
    hidden = hidden_in(page or browser.get(address).text)
    return browser.post(address, data={**hidden, "text": text}, **options)


@pytest.fixture
def mine(as_, sanne, voorjaar):
    return as_(sanne, own_device=True)


@pytest.fixture
def page(mine):
    """The address of a page with a text on it."""
    address = begin(mine)
    write(mine, address, "Vandaag zag ik een reiger.\n\nEn een lege bank.")
    return address


def only(school, kind=NotebookPage):
    school.rollback()
    school.expire_all()
    return school.query(kind).one()


def test_r15_a_page_keeps_what_is_written_and_says_who_reads_it(mine, page):
    shown = mine.get(page).text
    assert "Vandaag zag ik een reiger.\n\nEn een lege bank.</textarea>" in shown
    assert ALONE in shown
    assert ALONE in mine.get("/notebook/").text


def test_r15_a_page_that_nothing_was_written_on_is_used_again(mine, school):
    assert begin(mine) == begin(mine)
    assert "Hier staat nog niets" in mine.get("/notebook/").text


def test_r15_the_pages_stand_there_by_their_date_the_newest_first(mine, at, page):
    at("2026-03-12 13:00")
    write(mine, begin(mine), "Een rustige dag.")
    found = mine.get("/notebook/").text
    assert found.index("Een rustige dag.") < found.index("Vandaag zag ik een reiger.")
    assert "9 maart" in found


def test_r15_older_pages_stand_on_a_next_list(mine, school, sanne, now):
    for number in range(32):
        page = NotebookPage.begin(sanne, now + timedelta(minutes=number))
        page.answers, page.saved_at = {"tekst": f"Bladzijde {number}."}, now
        school.add(page)
    school.commit()
    first, second = mine.get("/notebook/").text, mine.get("/notebook/?page=2").text
    assert "Bladzijde 31." in first
    assert "Bladzijde 1." not in first
    assert 'href="/notebook/?page=2"' in first
    assert "Bladzijde 1." in second
    assert mine.get("/notebook/?page=nee").status_code == 200


def test_r15_one_finds_a_page_by_a_piece_of_a_word_capitals_or_not(mine, page):
    write(mine, begin(mine), "Een andere dag. 100% rust, ë en _.")
    found = mine.post("/notebook/search", data={"words": " REIG "}).text
    assert "Vandaag zag ik een reiger." in found
    assert "Een andere dag." not in found
    assert "Vandaag zag" in mine.post("/notebook/search", data={"words": "vandaag ZAG"}).text
    assert "Een andere dag." in mine.post("/notebook/search", data={"words": "% rust, Ë"}).text
    assert "op geen bladzijde" in mine.post("/notebook/search", data={"words": "kat"}).text
    assert mine.post("/notebook/search", data={"words": " "}).location == "/notebook/"


def test_r15_a_script_saves_as_one_writes_and_a_version_is_kept_now_and_then(
    mine, page, school, at
):
    at("2026-03-09 09:20")
    answer = write(mine, page, "Vandaag zag ik een reiger en een kat.", headers=JSON)
    assert answer.json == {"revision": 2, "saved": "10:20"}
    assert only(school, NotebookVersion).answers == {
        "tekst": "Vandaag zag ik een reiger.\n\nEn een lege bank."
    }
    mine.post(f"{page}/versions", data={"version": "1", "revision": "2"})
    assert only(school).text == "Vandaag zag ik een reiger.\n\nEn een lege bank."


def test_r15_two_texts_are_both_kept_and_one_chooses(mine, page, school):
    old = mine.get(page).text
    write(mine, page, "Het ene.")
    answer = write(mine, page, "Het andere.", old)
    assert answer.status_code == 409
    assert "Er zijn twee teksten" in answer.text
    assert write(mine, page, "Het andere.", old, headers=JSON).json["kept"] is True
    picks = {**hidden_in(answer.text), "text": "Het andere.", "pick-all": "both"}
    mine.post(page, data=picks)
    assert only(school).text == "Het ene.\n\nHet andere."


def test_r15_a_text_that_is_too_long_is_given_back(mine, page, school):
    answer = write(mine, page, "x" * 20_001)
    assert answer.status_code == 422
    assert "x" * 20_001 in answer.text
    assert only(school).text.startswith("Vandaag")


def test_r15_what_is_erased_is_gone_from_sight_and_comes_back_within_a_day(mine, page, school, at):
    assert "nog 24 uur terughalen" in mine.get(f"{page}/erase").text
    open_still = mine.get(page).text
    mine.post(f"{page}/erase")
    listed = mine.get("/notebook/").text
    assert "reiger" not in listed
    assert "Terughalen kan tot" in listed
    found = mine.post("/notebook/search", data={"words": "reiger"}).text
    assert "op geen bladzijde" in found
    assert '<h2 id="bladzijden">Zoeken</h2>' in found
    assert mine.get(page).location == "/notebook/"
    late = write(mine, page, "Nog iets.", open_still)
    assert late.status_code == 409
    assert "Nog iets." in late.text, "a page that was open still gets its words back"
    at("2026-03-10 08:59")
    mine.post(f"{page}/restore")
    assert "reiger" in mine.get(page).text


def test_r15_after_a_day_it_is_forgotten_with_its_earlier_texts(app, mine, page, school, at):
    at("2026-03-09 09:20")
    write(mine, page, "Anders.")
    mine.post(f"{page}/erase")
    at("2026-03-10 09:19")
    tick(app)
    assert only(school).text == "Anders."
    at("2026-03-10 09:20")
    assert mine.post(f"{page}/restore").status_code == 409
    tick(app)
    school.rollback()
    assert school.query(NotebookPage).count() == school.query(NotebookVersion).count() == 0


def test_r15_or_at_once_when_one_asks_for_that(mine, page, school):
    mine.post(f"{page}/wipe")
    assert only(school).text, "only what was erased first"
    mine.post(f"{page}/erase")
    mine.post(f"{page}/wipe")
    school.rollback()
    assert school.query(NotebookPage).count() == 0


def test_r15_nobody_else_can_ever_open_it(cast, as_, page):
    """Not a docent, not a beheerder; and they are told no more than that nothing is there."""
    views = ("", "/versions", "/erase", "/copy")
    verbs = ("", "/versions", "/erase", "/restore", "/wipe", "/copy")
    for name, user in cast.items():
        if name == "sanne":
            continue
        browser, wanted = as_(user), {404} if user else {302, 401}
        assert {browser.get(page + each).status_code for each in views} <= wanted, name
        sent = {"text": "x", "revision": "1", "version": "1", "seen": "1"}
        answers = [browser.post(page + each, data=sent) for each in verbs]
        assert {each.status_code for each in answers} <= wanted, name
        assert "reiger" not in "".join(each.text for each in answers)
        assert "reiger" not in browser.post("/notebook/search", data={"words": "reig"}).text


def test_r15_no_page_of_a_docent_or_a_beheerder_leads_to_a_logboek_of_another(as_, anna, wim, page):
    for user in (anna, wim):
        found = as_(user).get("/notebook/").text
        assert not re.search(r"/notebook/[a-z2-9]{14}", found)


def test_in1_a_page_number_beyond_all_numbers_is_an_empty_page(as_, sanne):
    assert as_(sanne).get("/notebook/?page=99999999999999999999").status_code == 200
