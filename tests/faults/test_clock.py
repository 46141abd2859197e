"""DU7: the clock goes back an hour while people write."""

import pytest

from learning.submissions.models import DraftVersion, HandIn
from tests.intervisie.places import Places
from tests.pages import hidden_in
from tests.work import Work, post_from_page

BEFORE, BACK, AFTER = "2026-03-09 10:20", "2026-03-09 09:25", "2026-03-09 10:40"


@pytest.fixture
def work(school, now, sanne, voorjaar):
    return Work(school, sanne, voorjaar, now)


def test_du7_no_text_is_lost_versions_stay_in_order_and_one_is_still_signed_in(
    as_, sanne, anna, work, school, at
):
    browser, docent, page = as_(sanne), as_(anna), f"{work.address}/write"
    for moment, text in (
        ("2026-03-09 09:30", "een"), ("2026-03-09 10:10", "twee"), (BEFORE, "drie"),
        (BACK, "vier"), ("2026-03-09 09:45", "vijf"), (AFTER, "zes"),
    ):  # fmt: skip
        at(moment)
        answer = post_from_page(browser, page, {"answer-moment": text})
        assert answer.status_code == 302
        assert text in browser.get(page).text
    texts = [each.answers["moment"] for each in school.query(DraftVersion).order_by("id")]
    order = ["een", "twee", "drie", "vier", "vijf", "zes"]
    assert texts == [each for each in order if each in texts]
    assert len(texts) > 2
    at(BACK)
    assert post_from_page(browser, f"{work.address}/hand-in", {}).status_code == 302
    assert docent.get(work.review_address).status_code == 200
    assert [each.answers[0].text for each in school.query(HandIn)] == ["zes"]


def test_du7_what_is_newest_by_writing_stays_newest_after_feedback(as_, sanne, anna, work, at):
    """Handed in at twenty past ten; answered and handed in again before that, by the clock."""
    work.hand_in("De eerste keer.", at=at(BEFORE))
    at(BACK)
    docent, words = as_(anna), {"already": "Mooi moment.", "verdict": "aanvullen"}
    post_from_page(docent, work.review_address, words)
    assert post_from_page(docent, f"{work.review_address}/send", {}).status_code == 302
    browser = as_(sanne)
    assert "Je bent er bijna" in browser.get(work.address).text
    post_from_page(browser, f"{work.address}/write", {"answer-moment": "De tweede keer."})
    assert post_from_page(browser, f"{work.address}/hand-in", {}).status_code == 302
    assert "Ingeleverd" in browser.get(work.address).text
    work.school.expire_all()
    assert [each.answers[0].text for each in work.submission.hand_ins][-1] == "De tweede keer."
    assert "De tweede keer." in docent.get(work.review_address).text


def test_du7_a_step_that_opened_later_than_now_is_written_in_and_closes(
    engine, school, as_, cast, voorjaar, now, at
):
    stage = Places(engine, school, as_, cast, voorjaar, at(BEFORE)).stage().told()
    at(BACK)
    for name in ("sanne", "noor", "fatma"):
        page = hidden_in(stage.page(name), "revision", "page", "step")
        words = {"answer-zie": f"Van {name}.", "answer-idee": "Wachten.", "then": "done"}
        assert stage.post(name, "/write", **page, **words) == 302
    first, last = stage.fresh().runs[-2:]
    assert first.closed_at >= first.opened_at
    assert last.opened_at >= first.closed_at
    assert "Van sanne." in stage.page("bilal")


def test_du7_after_the_clock_went_back_a_version_is_kept_every_ten_minutes_again(
    as_, sanne, work, school, at
):
    for moment, text in (
        ("2026-03-09 10:00", "een"), ("2026-03-09 10:15", "twee"), ("2026-03-09 10:26", "drie"),
        ("2026-03-09 09:27", "vier"), ("2026-03-09 09:40", "vijf"), ("2026-03-09 09:51", "zes"),
    ):  # fmt: skip
        at(moment)
        post_from_page(as_(sanne), f"{work.address}/write", {"answer-moment": text})
    texts = [each.answers["moment"] for each in school.query(DraftVersion).order_by("id")]
    assert texts == ["een", "twee", "drie", "vier", "vijf"]
