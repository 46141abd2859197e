"""The place in the text: kept to the paragraph, on every device of its reader."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from learning.progress.models import ReadingPlace

ADDRESS = "/progress/proef/place"
AT = {"chapter": "begin", "paragraph": "a-1a2b3c4d"}


def place_of(school, user):
    school.rollback()
    found = school.query(ReadingPlace).filter_by(user_id=user.id).one_or_none()
    return found and (found.chapter, found.paragraph)


def test_the_place_is_kept_and_moves_along(as_, school, sanne, voorjaar):
    browser = as_(sanne)
    answer = browser.post(ADDRESS, data=AT)
    assert (answer.status_code, answer.text) == (204, "")
    assert place_of(school, sanne) == ("begin", "a-1a2b3c4d")
    browser.post(ADDRESS, data={"chapter": "slot", "paragraph": "a-00000000-12"})
    assert place_of(school, sanne) == ("slot", "a-00000000-12")


def test_another_device_opens_at_the_same_paragraph(as_, sanne, voorjaar):
    as_(sanne, own_device=True).post(ADDRESS, data=AT)
    phone = as_(sanne)
    assert 'href="/modules/proef/begin#a-1a2b3c4d"' in phone.get("/").text
    assert 'href="/modules/proef/begin#a-1a2b3c4d"' in phone.get("/modules/proef/").text
    assert 'href="#a-1a2b3c4d"' in phone.get("/modules/proef/begin").text


def test_the_beginning_of_a_chapter_is_a_place_too(as_, school, sanne, voorjaar):
    as_(sanne).post(ADDRESS, data={"chapter": "begin", "paragraph": ""})
    assert place_of(school, sanne) == ("begin", "")
    assert 'href="/modules/proef/begin"' in as_(sanne).get("/").text


@pytest.mark.parametrize(
    "paragraph", ['"><script>', "a-1a2b3c4d\n", "a-xyz", "javascript:1", "a-1a2b3c4d" * 40, "\0"]
)
def test_only_ids_of_paragraphs_are_kept(as_, school, sanne, voorjaar, paragraph):
    data = {"chapter": "begin", "paragraph": paragraph}
    assert as_(sanne).post(ADDRESS, data=data).status_code == 400
    assert place_of(school, sanne) is None


@pytest.mark.parametrize("chapter", ["niets", "../begin", "BEGIN"])
def test_only_chapters_that_exist_are_kept(as_, school, sanne, voorjaar, chapter):
    data = {"chapter": chapter, "paragraph": ""}
    assert as_(sanne).post(ADDRESS, data=data).status_code == 404
    assert place_of(school, sanne) is None


def test_az3_what_one_may_not_read_has_no_place(as_, school, mats, cohort):
    cohort("Leeg", students=[mats], modules=())
    assert as_(mats).post(ADDRESS, data=AT).status_code == 404
    assert place_of(school, mats) is None


def test_a_script_whose_session_ended_gets_words_and_no_page(as_, voorjaar):
    answer = as_().post(ADDRESS, data=AT, headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.is_json


def test_a_place_that_went_away_is_no_dead_end(as_, school, sanne, voorjaar, now):
    school.add(ReadingPlace(user_id=sanne.id, module="proef", chapter="weg", paragraph="", at=now))
    school.commit()
    page = as_(sanne).get("/").text
    assert "Het begin" in page
    assert "/modules/proef/weg" not in page


def test_eight_at_once_keep_one_place(as_, school, sanne, voorjaar):
    browsers = [as_(sanne) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda each: each.post(ADDRESS, data=AT).status_code, browsers))
    assert codes == [204] * 8
    assert place_of(school, sanne) == ("begin", "a-1a2b3c4d")
