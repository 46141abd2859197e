"""Gelezen: the reader says so, and takes it back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from learning.progress.models import ReadChapter

CHAPTER = "/modules/proef/begin"
TICK, UNTICK = "/progress/proef/begin/read", "/progress/proef/begin/unread"


def ticks(school, user):
    school.rollback()
    return [each.chapter for each in school.query(ReadChapter).filter_by(user_id=user.id)]


def test_the_reader_ticks_a_chapter(as_, school, sanne, voorjaar):
    browser = as_(sanne)
    assert "Ik heb dit gelezen" in browser.get(CHAPTER).text
    assert browser.post(TICK).location == f"{CHAPTER}#gelezen"
    assert ticks(school, sanne) == ["begin"]
    page = browser.get(CHAPTER).text
    assert "Dit hoofdstuk heb je gelezen" in page
    assert "Ik heb dit gelezen" not in page


def test_reading_alone_ticks_nothing(as_, school, sanne, voorjaar):
    as_(sanne).get(CHAPTER)
    assert ticks(school, sanne) == []


def test_the_reader_takes_the_tick_away(as_, school, sanne, voorjaar):
    browser = as_(sanne)
    browser.post(TICK)
    assert browser.post(UNTICK).location == f"{CHAPTER}#gelezen"
    assert ticks(school, sanne) == []
    assert browser.post(UNTICK).status_code == 302


def test_ticking_twice_is_ticking_once(as_, school, sanne, voorjaar):
    browser = as_(sanne)
    browser.post(TICK)
    assert browser.post(TICK).status_code == 302
    assert ticks(school, sanne) == ["begin"]


def test_a_tick_is_one_persons_own(as_, school, sanne, bilal, voorjaar):
    as_(sanne).post(TICK)
    assert ticks(school, bilal) == []
    assert "Ik heb dit gelezen" in as_(bilal).get(CHAPTER).text


@pytest.mark.parametrize(
    "address",
    ["/progress/proef/niets/read", "/progress/niets/begin/read", "/progress/proef/x/unread"],
)
def test_what_is_not_there_cannot_be_ticked(as_, sanne, voorjaar, address):
    assert as_(sanne).post(address).status_code == 404


def test_az3_what_one_may_not_read_cannot_be_ticked(as_, mats, cohort):
    cohort("Leeg", students=[mats], modules=())
    assert as_(mats).post(TICK).status_code == 404
    assert as_(mats).post(UNTICK).status_code == 404


def test_xc1_a_tick_needs_its_token(as_, school, sanne, voorjaar):
    assert as_(sanne).post(TICK, csrf=False).status_code == 400
    assert ticks(school, sanne) == []


def test_eight_at_once_make_one(as_, school, sanne, voorjaar):
    browsers = [as_(sanne) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda browser: browser.post(TICK).status_code, browsers))
    assert codes == [302] * 8
    assert ticks(school, sanne) == ["begin"]
