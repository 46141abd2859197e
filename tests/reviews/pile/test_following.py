"""From one piece of work to the next, in the narrowing one came from; a colleague's is skipped."""

from datetime import timedelta

import pytest

from learning.reviews.leases.models import Lease
from learning.submissions.rules import Verdict
from tests.pages import hidden_in
from tests.work import Work, post_from_page


@pytest.fixture
def three(waiting, sanne, bilal, noor):
    """Sanne waits longest, then Bilal, then Noor."""
    return waiting(sanne, bilal, noor)


def send(browser, work, asked=""):
    """Write feedback on this work and send it; returns the answer."""
    address = f"{work.review_address}{asked}"
    words = {"already": "Mooi moment.", "verdict": "voldaan"}
    post_from_page(browser, address, {**words, "then": "stay"})
    preview = browser.get(f"{work.review_address}/send{asked}").text
    return browser.post(f"{work.review_address}/send{asked}", data=hidden_in(preview))


def steps(page):
    """Where Vorige and Volgende lead: (address or None, address or None)."""
    found = []
    for rel in ("prev", "next"):
        tag = page.partition(f'<a rel="{rel}"')[2].partition(">")[0]
        found.append(tag.partition('href="')[2].partition('"')[0].replace("&amp;", "&") or None)
    return tuple(found)


def test_previous_and_next_stand_at_the_work(as_, anna, three):
    docent, (first, middle, last) = as_(anna), [each.review_address for each in three]
    assert steps(docent.get(first).text) == (None, middle)
    assert steps(docent.get(middle).text) == (first, last)
    assert steps(docent.get(last).text) == (middle, None)


def test_they_stay_within_what_was_chosen(as_, anna, three, waiting, sanne):
    [other] = waiting(sanne, opdracht="kijk-rond", part="zoeken")
    asked = "?opdracht=proef.kijk-terug"
    docent, (_, middle, last) = as_(anna), [f"{each.review_address}{asked}" for each in three]
    assert steps(docent.get(middle).text)[1] == last
    assert steps(docent.get(last).text)[1] is None
    assert other.review_address not in docent.get(last).text


def test_what_a_colleague_looks_at_is_skipped(as_, anna, joost, three, school, now):
    first, middle, last = three
    lease = {"docent_id": joost.id, "since": now, "until": now + timedelta(hours=8)}
    school.add(Lease(hand_in_id=middle.submission.handed_in.id, **lease))
    school.commit()
    docent = as_(anna)
    assert steps(docent.get(first.review_address).text)[1] == last.review_address
    assert steps(docent.get(last.review_address).text)[0] == first.review_address
    assert send(docent, first).headers["Location"] == last.review_address


def test_after_sending_the_next_one_opens_and_at_the_end_it_is_done(as_, anna, three):
    docent, (first, middle, last) = as_(anna), three
    assert send(docent, middle).headers["Location"] == last.review_address
    page = docent.get(last.review_address).text
    assert "Je feedback aan Bilal is verstuurd." in page
    assert send(docent, last).headers["Location"] == first.review_address, "the longest wait"
    assert send(docent, first).headers["Location"] == "/reviews/"
    assert "Klaar. Er ligt nu niets meer op deze stapel." in docent.get("/reviews/").text


def test_after_sending_the_choice_goes_along(as_, anna, three, voorjaar):
    asked = f"?cohort={voorjaar.public_id}"
    answer = send(as_(anna), three[0], asked)
    assert answer.headers["Location"] == f"{three[1].review_address}{asked}"


def test_work_that_was_answered_still_stands_between_the_others(as_, anna, three):
    first, middle, last = three
    middle.review(anna, Verdict.VOLDAAN)
    assert steps(as_(anna).get(middle.review_address).text) == (
        first.review_address,
        last.review_address,
    )


def test_az9_nobody_is_led_to_work_of_another_docents_cohort(as_, anna, mats, najaar, waiting,
                                                              sanne, voorjaar):  # fmt: skip
    [mine] = waiting(sanne)
    [theirs] = waiting(mats, cohort=najaar)
    page = as_(anna).get(f"{mine.review_address}?cohort={najaar.public_id}").text
    assert steps(page) == (None, None)
    assert theirs.review_address not in page


def test_of_two_at_the_same_moment_both_have_their_turn(as_, anna, sanne, bilal, school, voorjaar,
                                                        now):  # fmt: skip
    works = [Work(school, each, voorjaar, now) for each in (sanne, bilal)]
    for each in works:
        each.hand_in(at=now)
    first, last = (each.review_address for each in works)
    docent = as_(anna)
    assert steps(docent.get(first).text) == (None, last)
    assert steps(docent.get(last).text) == (first, None)
