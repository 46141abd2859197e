"""Two who send, take over or erase at the same moment: one thing happens, and no word is lost."""

from functools import partial

import pytest

from learning.reviews.leases.models import Lease
from learning.reviews.models import Review
from tests.at_once import at_once, rounds
from tests.pages import hidden_in
from tests.reviews.test_leases import take_over
from tests.work import Work, post_from_page

JSON = {"Accept": "application/json"}
ROUNDS = rounds(20)


@pytest.fixture
def works(school, sanne, voorjaar, now):
    """As many hand-ins as there are rounds."""
    made = [Work(school, sanne, voorjaar, now, part=f"p{n}") for n in range(ROUNDS)]
    for each in made:
        each.hand_in()
    return made


def words_of(docent):
    return {"already": f"{docent.name} ziet iets.", "verdict": "voldaan"}


def shown_on(answer):
    """What a preview sends back."""
    return hidden_in(answer.text, "revision", "said")


def sent_on(school, hand_in):
    """The reviews that were sent on it."""
    found = school.query(Review).filter_by(hand_in_id=hand_in.id)
    return found.filter(Review.sent_at.is_not(None)).all()


def let_go(school):
    """Nobody looks at anything: as when eight hours are over."""
    school.query(Lease).delete()
    school.commit()


def test_of_two_who_open_it_first_one_gets_it(as_, anna, joost, works, school):
    one, two = as_(anna), as_(joost)
    for work in works:
        pages = at_once(
            partial(one.get, work.review_address), partial(two.get, work.review_address)
        )
        assert sum('name="already"' in each.text for each in pages) == 1
    assert school.query(Lease).count() == ROUNDS


def test_of_two_who_send_one_goes_and_the_other_adds_knowingly(as_, anna, joost, works, school):
    one, two = as_(anna), as_(joost)
    for work in works:
        pages = []
        for browser, docent in ((one, anna), (two, joost)):
            post_from_page(browser, work.review_address, words_of(docent))
            let_go(school)
            pages.append(shown_on(browser.get(f"{work.review_address}/send")))
            let_go(school)
        address = f"{work.review_address}/send"
        answers = at_once(
            partial(one.post, address, data=pages[0]), partial(two.post, address, data=pages[1])
        )
        assert sorted(each.status_code for each in answers) == [302, 409]
        school.expire_all()
        hand_in = work.submission.handed_in
        (sent,) = sent_on(school, hand_in)
        assert hand_in.concluded_by_id == sent.docent_id
    (late,) = [each for each in answers if each.status_code == 409]
    assert "verstuurde net feedback bij dit werk" in late.text
    assert "Anna ziet iets." in late.text
    assert "Joost ziet iets." in late.text
    assert "Verstuur als aanvulling" in late.text
    browser = two if answers[1] is late else one
    assert browser.post(address, data=shown_on(late)).status_code == 302
    school.expire_all()
    assert len(sent_on(school, hand_in)) == 2


def test_what_a_colleague_looks_at_is_not_sent(as_, anna, joost, works, school):
    docent, work = as_(anna), works[0]
    post_from_page(docent, work.review_address, words_of(anna))
    shown = shown_on(docent.get(f"{work.review_address}/send"))
    take_over(as_(joost), work)
    answer = docent.post(f"{work.review_address}/send", data=shown)
    assert answer.status_code == 409
    assert "Joost kijkt dit nu na, dus er is niets verstuurd." in answer.text
    assert "Anna ziet iets." in answer.text
    assert school.query(Review).one().sent_at is None
    assert docent.get(f"{work.review_address}/send").location == work.review_address


def test_a_take_over_while_a_colleague_saves_loses_nothing(as_, anna, joost, works, school):
    one, two = as_(anna), as_(joost)
    for work in works:
        mine = hidden_in(one.get(work.review_address).text)
        theirs = hidden_in(two.get(f"{work.review_address}/take-over").text, "held")
        saved, taken = at_once(
            partial(one.post, work.review_address, data={**mine, **words_of(anna)}, headers=JSON),
            partial(two.post, f"{work.review_address}/take-over", data=theirs),
        )
        assert (saved.status_code, taken.status_code) == (200, 302)
        school.expire_all()
        hand_in = work.submission.handed_in
        assert school.get(Lease, hand_in.id).docent_id == joost.id
        review = school.query(Review).filter_by(hand_in_id=hand_in.id).one()
        assert review.feedback.words["already"] == "Anna ziet iets."


def test_a_student_who_erases_while_the_docent_sends_meets_no_fault(
    as_, sanne, anna, works, school
):
    docent, student = as_(anna), as_(sanne)
    for work in works:
        post_from_page(docent, work.review_address, words_of(anna))
        address = f"{work.review_address}/send"
        shown = shown_on(docent.get(address))
        erase = f"/privacy/texts/{work.submission.public_id}/erase"
        sent, erased = at_once(
            partial(docent.post, address, data=shown), partial(student.post, erase)
        )
        assert erased.status_code == 302
        assert sent.status_code in {302, 404}
        school.expire_all()
        hand_in = work.submission.hand_ins[0]
        assert hand_in.erased_at
        assert bool(hand_in.concluded_at) == (sent.status_code == 302)
        assert bool(hand_in.taken_back_at) != bool(hand_in.concluded_at)
