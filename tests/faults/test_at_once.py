"""CO1, CO3, CO6: the same thing eight times at once, and what arrives just too late."""

import threading

import pytest

from learning.reviews.models import FeedbackVersion, Review
from learning.submissions.models import DraftVersion, HandIn
from tests.intervisie.places import Places
from tests.pages import hidden_in
from tests.work import STORY, Work, post_from_page

JSON = {"Accept": "application/json"}
AT_ONCE = 8
LATE = "Dit typte ik nog, net te laat."


def all_at_once(calls):
    """What each of *calls* returned, when all began together; in no order."""
    ready, answers = threading.Barrier(len(calls)), []

    def go(do):
        ready.wait()
        answers.append(do())

    threads = [threading.Thread(target=go, args=(each,)) for each in calls]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return answers


def posts(browser, address, data, **options):
    return lambda: browser.post(address, data=data, **options).status_code


@pytest.fixture
def work(school, now, sanne, voorjaar):
    return Work(school, sanne, voorjaar, now)


@pytest.fixture
def stage(engine, school, as_, cast, voorjaar, now):
    """Bilal told his casus; Sanne, Noor and Fatma have the floor."""
    return Places(engine, school, as_, cast, voorjaar, now).stage().told()


def test_co1_feedback_sent_eight_times_at_once_is_sent_once(as_, anna, work, school):
    work.hand_in()
    browsers = [as_(anna) for _ in range(AT_ONCE)]
    words = {"already": "Mooi moment.", "verdict": "voldaan"}
    post_from_page(browsers[0], work.review_address, words)
    address = f"{work.review_address}/send"
    seen = hidden_in(browsers[0].get(address).text)
    answers = all_at_once([posts(each, address, seen) for each in browsers])
    assert answers == [302] * AT_ONCE
    school.expire_all()
    (review,) = school.query(Review)
    assert review.sent_at
    assert review.hand_in.concluded_at


def test_co1_klaar_pressed_eight_times_at_once_is_klaar_once(stage):
    page = hidden_in(stage.page("sanne"), "revision", "page", "step")
    form = {**page, "answer-zie": STORY, "answer-idee": "Wachten.", "then": "done"}
    browsers = [stage.browsers.as_(stage.cast["sanne"]) for _ in range(AT_ONCE)]
    answers = all_at_once([posts(each, f"{stage.home}/write", form) for each in browsers])
    assert set(answers) == {302}
    mine = stage.contribution("sanne")
    assert mine.is_text
    assert len(stage.fresh().run.contributions) == 1
    assert STORY in stage.words_of("sanne")


def test_co1_two_people_who_hand_in_at_once_both_did(as_, sanne, bilal, voorjaar, school, now):
    both = [Work(school, user, voorjaar, now).write() for user in (sanne, bilal)]
    calls = []
    for each in both:
        browser = as_(each.submission.student)
        seen = hidden_in(browser.get(f"{each.address}/hand-in").text)
        calls += [posts(browser, f"{each.address}/hand-in", seen)]
    assert all_at_once(calls) == [302, 302]
    handed_in = {each.submission.student_id for each in school.query(HandIn)}
    assert handed_in == {sanne.id, bilal.id}


@pytest.mark.parametrize("who", ["sanne", "bilal", "noor", "fatma"])
def test_co6_an_autosave_and_the_hand_in_at_once_never_mix(as_, cast, voorjaar, school, now, who):
    """Whoever is first: what was seen is handed in or nothing is, and the other words are kept."""
    work = Work(school, cast[who], voorjaar, now).write()
    writing, handing_in = as_(cast[who]), as_(cast[who])
    seen = hidden_in(handing_in.get(f"{work.address}/hand-in").text)
    late = {**hidden_in(writing.get(f"{work.address}/write").text), "answer-moment": LATE}
    all_at_once(
        [
            posts(writing, f"{work.address}/write", late, headers=JSON),
            posts(handing_in, f"{work.address}/hand-in", seen),
        ]
    )
    school.expire_all()
    handed_in = [each.answers[0].text for each in school.query(HandIn)]
    kept = {each.answers["moment"] for each in school.query(DraftVersion)}
    standing = work.submission.draft.answers["moment"]
    assert (handed_in, standing) in [([STORY], STORY), ([], LATE)]
    assert LATE in {*kept, standing}


def test_co6_an_autosave_after_the_hand_in_is_kept_apart(as_, sanne, work, school):
    browser = as_(sanne)
    page = hidden_in(browser.get(f"{work.address}/write").text)
    post_from_page(browser, f"{work.address}/write", {"answer-moment": STORY})
    post_from_page(browser, f"{work.address}/hand-in", {})
    late = {**page, "page": f"{page['page']}.9", "answer-moment": LATE}
    answer = browser.post(f"{work.address}/write", data=late, headers=JSON)
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    school.expire_all()
    (handed_in,) = school.query(HandIn)
    assert handed_in.answers[0].text == STORY
    assert LATE in {each.answers["moment"] for each in school.query(DraftVersion)}
    assert LATE in browser.get(f"{work.address}/versions").text


def test_co6_an_autosave_of_feedback_after_it_was_sent_is_kept_apart(
    as_, sanne, anna, work, school
):
    work.hand_in()
    docent, words = as_(anna), {"already": "Mooi moment.", "verdict": "voldaan"}
    page = hidden_in(docent.get(work.review_address).text)
    post_from_page(docent, work.review_address, words)
    post_from_page(docent, f"{work.review_address}/send", {})
    late = {**page, "page": f"{page['page']}.9", "already": LATE}
    answer = docent.post(work.review_address, data=late, headers=JSON)
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    assert LATE in {each.answers["already"] for each in school.query(FeedbackVersion)}
    student = as_(sanne).get(work.address).text
    assert "Mooi moment." in student
    assert LATE not in student


@pytest.mark.parametrize("when", ["klaar", "closed"])
def test_co6_an_autosave_after_klaar_or_after_the_close_is_kept_apart(stage, when):
    page = hidden_in(stage.page("sanne"), "revision", "page", "step")
    form = {**page, "answer-zie": STORY, "answer-idee": "Wachten."}
    assert stage.post("sanne", "/write", **form, then="done") == 302
    if when == "closed":
        stage.does("fatma", zie="Een drempel.", idee="Vragen.")
        stage.closes()
    late = {**form, "page": f"{page['page']}.9", "answer-zie": LATE}
    answer = stage.browsers["sanne"].post(f"{stage.home}/write", data=late, headers=JSON)
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    assert stage.contribution("sanne").words.answers["zie"] == STORY
    assert LATE in stage.words_of("sanne")
