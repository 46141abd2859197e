"""What was handed in before, what changed since, and what the page of a review costs."""

import pytest

from learning.readings.models import Reading
from learning.reviews.models import Review
from learning.submissions.rules import Verdict
from tests.remarking import remark_on
from tests.work import post_from_page


@pytest.fixture
def three_rounds(work, anna):
    """Handed in three times; Anna wrote to the first two."""
    for text in ("Ik hielp een buur met de fiets.", "Ik hielp een buur met de bakfiets."):
        work.hand_in(text)
        work.review(anna, Verdict.AANVULLEN, already=f"Ik lees: {text}")
    work.hand_in("Ik hielp een buurvrouw met de bakfiets.")
    return work


def test_earlier_rounds_are_one_tap_away_the_last_one_first(as_, joost, three_rounds):
    page = as_(joost).get(three_rounds.review_address).text
    rounds = page[page.index('id="eerder"') :]
    assert rounds.count('<details class="round"') == 2
    assert rounds.count("met feedback van Anna") == 2
    assert rounds.index("met de bakfiets.") < rounds.index("met de fiets.")
    assert page.index("buurvrouw") < page.index('id="eerder"')


def test_what_changed_since_the_last_round_stands_word_by_word(as_, joost, three_rounds):
    docent = as_(joost)
    page = docent.get(f"{three_rounds.review_address}/changes").text
    assert '<del><span class="hidden">weg: </span>buur<' in page
    assert '<ins><span class="hidden">nieuw: </span>buurvrouw<' in page
    assert "Wat gebeurde er?" in page
    assert "Hoe was dat voor jou?" not in page


def test_of_a_first_hand_in_nothing_changed(as_, anna, work):
    work.hand_in()
    docent = as_(anna)
    assert "Wat er veranderde" not in docent.get(work.review_address).text
    assert docent.get(f"{work.review_address}/changes").status_code == 404


def test_au1_every_text_that_is_shown_is_written_down_as_opened(as_, joost, three_rounds, school):
    as_(joost).get(three_rounds.review_address)
    found = {(each.kind, each.thing_id) for each in school.query(Reading)}
    hand_ins = {("hand-in", each.id) for each in three_rounds.submission.hand_ins}
    assert found == hand_ins | {("feedback", each.id) for each in school.query(Review)}
    as_(joost).get(f"{three_rounds.review_address}/changes")
    assert school.query(Reading).count() == 5


def test_az4_only_docenten_of_the_cohort_see_what_changed(as_, cast, three_rounds):
    for who, user in cast.items():
        answer = as_(user).get(f"{three_rounds.review_address}/changes")
        expected = {"visitor": 302, "sanne": 403, "anna": 200, "joost": 200}.get(who, 404)
        assert answer.status_code == expected, who


def test_what_the_student_erased_is_no_round(as_, anna, work, school, now):
    work.hand_in("Dit wist ik later.")
    work.review(anna, Verdict.AANVULLEN)
    school.expire_all()
    work.submission.erase(now)
    work.submission.wipe()
    school.commit()
    work.hand_in("Dit mag blijven.")
    page = as_(anna).get(work.review_address).text
    assert "Dit mag blijven." in page
    assert 'id="eerder"' not in page
    assert as_(anna).get(f"{work.review_address}/changes").status_code == 404


def test_the_criteria_stand_beside_the_text_with_their_indicators(as_, sanne, anna, work):
    before = as_(sanne).get(f"{work.address}/write").text
    work.hand_in()
    for page in (before, as_(anna).get(work.review_address).text):
        assert "Je noemt één moment." in page
        assert "(SW1)" in page


def test_remarks_alone_are_not_sent_and_that_is_said(as_, anna, work):
    work.hand_in()
    docent = as_(anna)
    data = {"next_step": "Ga zo door.", "verdict": "voldaan", "then": "preview"}
    post_from_page(docent, work.review_address, {**data, "then": "stay"})
    remark_on(work, anna, "buur", "Welke buur?")
    answer = post_from_page(docent, work.review_address, data)
    assert answer.status_code == 422
    assert "Je opmerkingen staan klaar." in answer.text
    assert "Ga zo door." in answer.text


def test_the_verdict_is_never_filled_in_beforehand(as_, anna, three_rounds):
    page = as_(anna).get(three_rounds.review_address).text
    assert 'name="verdict"' in page
    assert "checked" not in page


@pytest.mark.parametrize("address", ["", "/send", "/changes", "/versions"])
def test_a_review_page_costs_the_same_with_one_round_and_with_six(
    as_, anna, joost, work, statements, at, address
):
    work.hand_in("Eén.")
    work.review(joost, Verdict.AANVULLEN)
    costs = []
    for rounds in (1, 5):
        for number in range(rounds):
            work.hand_in(f"Nog eens {len(costs)} {number}.")
            if number < rounds - 1:
                work.review(joost, Verdict.AANVULLEN)
        docent = as_(anna)
        post_from_page(docent, work.review_address, {"already": "Ik zie het.", "verdict": ""})
        docent.get(work.review_address)
        statements.clear()
        answer = docent.get(f"{work.review_address}{address}")
        assert answer.status_code == 200
        costs.append(len(statements))
        if rounds == 1:
            work.review(joost, Verdict.AANVULLEN)
    assert costs[0] == costs[1]
    assert costs[0] < 45
