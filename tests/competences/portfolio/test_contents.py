"""Part 5: the student chooses what is in the portfolio, and in what order."""

import re
from datetime import timedelta

import pytest

from learning.competences.portfolio.models import Portfolio, PortfolioItem
from learning.submissions.models import HandIn
from tests.competences.portfolio.making import FIRST, HELLO, HOME, ITEMS, PREVIEW, SECOND
from tests.competences.quotes import Quotes


def test_what_she_puts_in_is_what_others_see_in_that_order(made):
    seen = made.browser.get(PREVIEW).text
    assert seen.index(HELLO) < seen.index(FIRST) < seen.index(SECOND)


def test_what_is_in_it_is_not_offered_again_and_is_never_in_it_twice(made):
    page = made.browser.get(HOME).text
    assert f'value="{made.first.public_id}"' not in page
    assert made.add(made.first) == 302
    assert len(made.order) == 2


def test_the_evidence_of_somebody_else_is_refused_and_nothing_changes(
    made, school, bilal, voorjaar, now
):
    other = Quotes(school, bilal, voorjaar, now).of_hand_in("Van Bilal.")
    assert made.add(other) == 409
    assert made.browser.post(ITEMS, data={"evidence": "x"}).status_code == 409
    assert made.browser.post(ITEMS).status_code == 409
    assert len(made.order) == 2


def moves(made, key, **beside):
    return made.browser.post(f"{ITEMS}/{key}/move", data=beside).status_code


def test_a_piece_goes_up_and_down_by_one_post_and_pressing_twice_is_once(made):
    made.add_text()
    one, two, three = made.order
    assert moves(made, three, before=two) == 302
    assert made.order == [one, three, two]
    assert moves(made, three, before=two) == 302
    assert made.order == [one, three, two], "the same button of the same page"
    assert moves(made, one, after=three) == 302
    assert moves(made, one, after=three) == 302
    assert made.order == [three, one, two]


def test_a_piece_that_another_tab_took_out_moves_nothing_and_a_sentence_says_so(made):
    one, two = made.order
    made.browser.post(f"{ITEMS}/{one}/take-out")
    answer = made.browser.post(f"{ITEMS}/{two}/move", data={"before": one})
    assert answer.status_code == 409
    assert "De volgorde is intussen veranderd." in answer.text
    assert moves(made, "verzonnen", before=two) == 409
    assert moves(made, two, before=two) == 409
    assert moves(made, two) == 409
    assert made.browser.post(f"{ITEMS}/{one}/take-out").status_code == 302
    assert made.order == [two]


def test_what_the_page_shows_first_has_no_way_up_and_the_last_no_way_down(made):
    rows = made.browser.get(HOME).text.split('<li id="stuk-')[1:]
    assert ["Omhoog" in each for each in rows] == [False, True]
    assert ["Omlaag" in each for each in rows] == [True, False]


def test_evidence_that_she_removes_is_out_of_it(made):
    made.browser.post(f"/competences/evidence/{made.first.public_id}/remove")
    assert FIRST not in made.browser.get(PREVIEW).text
    assert made.browser.get(HOME).status_code == 200


def test_when_the_source_is_gone_others_do_not_see_it_until_she_decides(made, school):
    hand_in = made.first.hand_in_id
    submission = school.get(type(made.first), made.first.id)
    made.browser.post(f"/submissions/{work_of(school, hand_in)}/take-back")
    assert submission.kept_at is None
    assert FIRST not in made.browser.get(PREVIEW).text
    assert "Anderen zien dit bewijs nu niet." in made.browser.get(HOME).text
    made.browser.post(f"/competences/evidence/{made.first.public_id}/keep")
    assert FIRST in made.browser.get(PREVIEW).text


def work_of(school, hand_in):
    return school.get(HandIn, hand_in).submission.public_id


def test_of_a_round_goes_in_what_she_said_herself_and_nothing_of_a_docent(
    made, anna, voorjaar, now
):
    assert made.browser.post(ITEMS, data={"round": "x", "code": "C1"}).status_code == 409
    rated = made.rated(anna, now, voorjaar)
    assert made.add_rating(rated) == 302
    assert made.add_rating(rated) == 302
    assert len(made.order) == 3, "pressed twice"
    seen = made.browser.get(PREVIEW).text
    assert "<b>Ik oefen.</b> Soms lukt het." in seen
    for others in ("oet dit", "Ik zag je dit doen.", "Anna"):
        assert others not in seen


def test_a_later_round_is_in_it_only_once_she_put_it_in(made, anna, voorjaar, now, as_, bilal):
    made.add_rating(made.rated(anna, now, voorjaar))
    made.shares(bilal, "maand")
    later = made.rated(anna, now + timedelta(days=2), voorjaar, line="Ik twijfel weer.")
    reader = as_(bilal)
    assert "Soms lukt het." in reader.get(made.shared_address).text
    assert "Ik twijfel weer." not in reader.get(made.shared_address).text
    assert f'value="{later.public_id}"' in made.browser.get(HOME).text, "she may choose it"
    made.add_rating(later)
    seen = reader.get(made.shared_address).text
    assert seen.index("Soms lukt het.") < seen.index("Ik twijfel weer.")


def test_a_round_that_is_erased_is_out_of_it(made, anna, voorjaar, now):
    rated = made.rated(anna, now, voorjaar)
    made.add_rating(rated)
    made.browser.post(f"/competences/rating/{rated.public_id}/erase", data={"all": "ja"})
    assert "Soms lukt het." not in made.browser.get(PREVIEW).text
    assert len(made.order) == 2


def test_many_evidences_are_offered_a_page_at_a_time(made, school):
    page = made.quotes.page("Een zin. " * 20)
    school.add_all(made.quotes.of_again(page, f"Zin {n}.", "SW1") for n in range(25))
    school.commit()
    first, second = (made.browser.get(f"{HOME}?page={n}").text for n in (1, 2))
    assert [each.count('name="evidence"') for each in (first, second)] == [20, 5]
    assert "Oudere bewijzen" in first
    assert "Nieuwere bewijzen" in second
    for strange in ("0", "x", "9" * 30):
        assert made.browser.get(f"{HOME}?page={strange}").status_code == 200


def test_a_portfolio_has_room_for_300_pieces(made, school):
    portfolio = made.portfolio
    for place in range(2, 300):
        portfolio.items.append(
            PortfolioItem(public_id=f"p{place}", kind="inschatting", place=place)
        )
    school.commit()
    answer = made.browser.post(f"{HOME}texts")
    assert answer.status_code == 409
    assert "Je portfolio is vol" in answer.text


def test_who_learns_nowhere_makes_none_and_comes_to_what_they_may_read(as_, cast, school):
    for who in ("anna", "karim", "wim", "paula"):
        browser = as_(cast[who])
        assert browser.get(HOME).location == f"{HOME}shared"
        assert browser.post(f"{HOME}texts").status_code == 403
        assert browser.get(PREVIEW).status_code == 404
    assert not school.query(Portfolio).count()


@pytest.mark.parametrize("page", [HOME, PREVIEW])
def test_a_page_costs_as_many_queries_for_many_pieces_as_for_two(made, statements, page):
    made.quotes.of(made.quotes.page("Een ander."), "Een ander.")
    made.browser.get(page)
    statements.clear()
    made.browser.get(page)
    few = len(statements)
    for number in range(6):
        text = f"Nog iets, nummer {number}."
        made.add(made.quotes.of(made.quotes.page(text), text))
        made.quotes.of(made.quotes.page(text), f"nummer {number}")
    statements.clear()
    made.browser.get(page)
    assert len(statements) == few


def test_nobody_elses_portfolio_is_touched_by_the_same_addresses(made, as_, bilal):
    other = as_(bilal)
    one, two = made.order
    assert other.post(f"{ITEMS}/{two}/move", data={"before": one}).status_code == 404
    assert other.post(f"{ITEMS}/{one}/take-out").status_code == 404
    assert other.post(f"{HOME}erase").status_code == 404
    assert made.order == [one, two]
    assert not re.search(FIRST, other.get(HOME).text)


def test_two_who_begin_at_once_make_one(as_, sanne, voorjaar, school):
    one, two = as_(sanne), as_(sanne)
    assert {each.post(f"{HOME}texts").status_code for each in (one, two)} == {302}
    assert school.query(Portfolio).count() == 1
    assert school.query(PortfolioItem).count() == 1, "one empty piece is enough"
