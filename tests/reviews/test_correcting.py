"""What was sent can be improved. Until it is sent again everybody else reads what was sent; after
that what stood there before is still to be read."""

from functools import partial

import pytest

from learning.notices.models import Notice
from learning.readings.models import Reading
from learning.reviews.models import Review, VerdictChange
from learning.submissions.models import HandIn
from learning.submissions.rules import Verdict
from tests.at_once import at_once
from tests.pages import hidden_in
from tests.test_crawl import crawl
from tests.work import Work, post_from_page

OLD, NEW = "Ik zie je buur voor me.", "Ik zie jullie allebei voor me."


@pytest.fixture
def sent(work, anna):
    """Feedback of Anna that Sanne can read: aanvullen."""
    work.hand_in()
    work.review(anna, Verdict.AANVULLEN, already=OLD)
    return work


@pytest.fixture
def correcting(sent, as_, anna, at):
    """Anna typed something better, and did not send it yet."""
    at("2026-03-09 10:00")
    docent = as_(anna)
    docent.post(f"{sent.review_address}/correct")
    post_from_page(docent, sent.review_address, {"already": NEW, "verdict": "aanvullen"})
    return sent


def send_again(docent, work, **words):
    """From the form to the preview to sent; the last answer."""
    data = {"already": NEW, "verdict": "aanvullen", "then": "preview", **words}
    answer = post_from_page(docent, work.review_address, data)
    shown = hidden_in(docent.get(answer.location).text, "revision", "said")
    return docent.post(answer.location, data=shown)


def test_the_old_words_stand_in_the_boxes_to_begin_with(as_, anna, sent):
    docent = as_(anna)
    assert "Verbeter je feedback" in docent.get(sent.review_address).text
    assert docent.post(f"{sent.review_address}/correct").status_code == 302
    page = docent.get(sent.review_address).text
    assert f"{OLD}</textarea>" in page
    assert "wat je eerder verstuurde, tot je opnieuw verstuurt" in page


@pytest.mark.parametrize("who", ["sanne", "bilal", "joost", "wim"])
def test_nobody_meets_an_improvement_under_way_on_any_page(as_, cast, correcting, who):
    browser = as_(cast[who])
    pages = crawl(browser) | {
        each: (answer.status_code, answer.text)
        for each in (correcting.review_address, f"{correcting.review_address}/versions")
        for answer in [browser.get(each)]
    }
    assert not [address for address, (_, page) in pages.items() if NEW in page]
    if who in {"sanne", "joost"}:
        assert [address for address, (_, page) in pages.items() if OLD in page]


def test_the_writing_page_shows_what_was_sent(as_, sanne, correcting):
    page = as_(sanne).get(f"{correcting.address}/write").text
    assert OLD in page
    assert NEW not in page


def test_sent_again_the_student_reads_the_new_words_and_the_older_ones(
    as_, sanne, anna, correcting, school, at
):
    at("2026-03-09 10:30")
    assert send_again(as_(anna), correcting).status_code == 302
    page = as_(sanne).get(correcting.address).text
    assert page.index(NEW) < page.index("Eerder stond er") < page.index(OLD)
    assert "Verbeterd: vandaag om 11:30" in page
    told = school.query(Notice).filter_by(user_id=sanne.id).one()
    assert told.address == correcting.address
    assert "Anna" not in told.words


def test_it_is_news_again_and_the_older_thanks_keep_their_date(as_, sanne, anna, work, school, at):
    work.hand_in()
    work.review(anna, Verdict.VOLDAAN, already=OLD)
    review = school.query(Review).one()
    as_(sanne).post(f"/reviews/feedback/{review.public_id}/helpful")
    news = "Anna schreef feedback bij"
    assert news not in as_(sanne).get("/").text
    at("2026-03-09 10:00")
    docent = as_(anna)
    docent.post(f"{work.review_address}/correct")
    assert news not in as_(sanne).get("/").text
    send_again(docent, work, verdict="voldaan")
    assert news in as_(sanne).get("/").text
    school.expire_all()
    thanked = review.reply.helpful_at
    assert thanked < review.corrected_at
    at("2026-03-09 11:00")
    as_(sanne).post(f"/reviews/feedback/{review.public_id}/helpful")
    assert news not in as_(sanne).get("/").text


def test_nothing_changed_is_no_news(as_, sanne, anna, sent, school):
    docent = as_(anna)
    docent.post(f"{sent.review_address}/correct")
    send_again(docent, sent, already=OLD)
    school.expire_all()
    assert school.query(Review).one().corrected_at is None
    assert school.query(Review).one().correcting_since is None
    assert school.query(Notice).count() == 0


def test_left_as_it_was_sent_what_was_typed_is_found_back(as_, sanne, anna, correcting):
    docent = as_(anna)
    docent.post(f"{correcting.review_address}/leave")
    page = docent.get(correcting.review_address).text
    assert NEW not in page
    assert "Er is niets veranderd aan wat je verstuurde." in page
    assert NEW in docent.get(f"{correcting.review_address}/versions").text


@pytest.mark.parametrize(("who", "stands"), [("anna", "aanvullen"), ("joost", None)])
def test_left_as_it_was_sent_the_other_verdict_is_not_chosen_the_next_time(
    as_, cast, sent, school, who, stands
):
    if who == "joost":
        sent.review(cast[who], Verdict.VOLDAAN, already=OLD)
    docent = as_(cast[who])
    docent.post(f"{sent.review_address}/correct")
    post_from_page(docent, sent.review_address, {"already": NEW, "verdict": "voldaan"})
    docent.post(f"{sent.review_address}/leave")
    school.expire_all()
    assert school.query(Review).filter_by(docent_id=cast[who].id).one().verdict == stands


def test_without_beginning_to_improve_what_is_typed_is_kept_apart(as_, anna, sent, school):
    page = {"already": NEW, "revision": "1", "page": "oud-tabblad"}
    assert as_(anna).post(sent.review_address, data=page).status_code == 409
    school.expire_all()
    feedback = school.query(Review).one().feedback
    assert feedback.sent_words["already"] == feedback.words["already"] == OLD
    assert feedback.versions[-1].answers["already"] == NEW


def test_who_decided_may_decide_otherwise_and_that_is_kept(as_, sanne, anna, correcting, school):
    send_again(as_(anna), correcting, verdict="voldaan")
    school.expire_all()
    assert school.query(HandIn).one().verdict == Verdict.VOLDAAN
    changed = school.query(VerdictChange).one()
    assert (changed.before, changed.after) == (Verdict.AANVULLEN, Verdict.VOLDAAN)
    assert (changed.by_id, changed.at) == (anna.id, school.query(HandIn).one().concluded_at)
    assert "Voldaan." in as_(sanne).get(correcting.address).text


@pytest.mark.parametrize("built", ["writes on", "hands in again"])
def test_a_verdict_on_which_was_built_stays(as_, anna, sent, school, at, built):
    sent.at = at("2026-03-09 09:30")
    address = sent.review_address
    first = sent.submission.handed_in
    sent.write("Ik schrijf verder.") if built == "writes on" else sent.hand_in("Nog eens.")
    docent = as_(anna)
    docent.post(f"{address}/correct")
    page = docent.get(address).text
    assert "Je koos: aanvullen. Dat blijft zo" in page
    data = {"already": NEW, "verdict": "voldaan", "then": "preview"}
    answer = post_from_page(docent, address, data)
    shown = hidden_in(docent.get(answer.location).text, "revision", "said")
    assert docent.post(answer.location, data=shown).status_code == 302
    school.expire_all()
    assert school.get(HandIn, first.id).verdict == Verdict.AANVULLEN
    assert school.query(VerdictChange).count() == 0
    assert school.query(Review).one().feedback.sent_words["already"] == NEW


def test_who_added_words_improves_those_and_decides_nothing(as_, anna, joost, sent, school):
    sent.review(joost, Verdict.VOLDAAN, already="En de fiets.")
    docent = as_(joost)
    docent.post(f"{sent.review_address}/correct")
    assert "Anna heeft dit werk al nagekeken: aanvullen." in docent.get(sent.review_address).text
    send_again(docent, sent, verdict="voldaan")
    school.expire_all()
    assert school.query(HandIn).one().verdict == Verdict.AANVULLEN


def test_az4_nobody_else_begins_or_leaves_it(as_, cast, sent, school):
    for verb in ("correct", "leave"):
        for who, user in cast.items():
            answer = as_(user).post(f"{sent.review_address}/{verb}")
            assert answer.status_code == {"visitor": 401, "anna": 302}.get(who, 404), (who, verb)


def test_the_verdict_never_changes_under_a_student_who_hands_in_again(
    as_, sanne, anna, school, voorjaar, now, at
):
    works = [Work(school, sanne, voorjaar, now, part=f"p{n}") for n in range(20)]
    for work in works:
        work.hand_in()
        work.review(anna, Verdict.AANVULLEN, already=OLD)
    at("2026-03-09 10:00")
    docent, student = as_(anna), as_(sanne)
    for work in works:
        docent.post(f"{work.review_address}/correct")
        data = {"already": NEW, "verdict": "voldaan", "then": "preview"}
        where = post_from_page(docent, work.review_address, data).location
        shown = hidden_in(docent.get(where).text, "revision", "said")
        page = hidden_in(student.get(f"{work.address}/hand-in").text, "revision", "version")
        at_once(
            partial(docent.post, where, data=shown),
            partial(student.post, f"{work.address}/hand-in", data=page),
        )
        school.expire_all()
        first, *again = work.submission.hand_ins
        assert (first.verdict == Verdict.VOLDAAN) != bool(again)


def test_the_student_opening_it_is_written_down_as_ever(as_, sanne, anna, correcting, school):
    as_(sanne).get(correcting.address)
    assert school.query(Reading).filter_by(kind="feedback", reader_id=sanne.id).count() == 1
