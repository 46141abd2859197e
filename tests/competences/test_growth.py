"""Part 2: the growth view tells where one showed it and what is asked, and counts nothing."""

import re
from datetime import timedelta

import pytest

from learning.competences.evidence.choosing import Line
from tests.competences.quotes import FRAMEWORK, WHY
from tests.work import Work

HOME = "/competences/"


@pytest.fixture
def growth(as_, sanne):
    """The page, for Sanne."""
    return lambda path=HOME: as_(sanne).get(path).text


def test_ones_own_words_stand_at_their_line_newest_first(growth, school, quotes, now):
    page = quotes.page("Ik bleef. Ik luisterde.")
    older = quotes.of(page, "Ik luisterde.")
    older.source_at = now - timedelta(days=30)
    school.commit()
    newer = quotes.of_hand_in("Ik hielp een buur.")
    text = growth()
    assert text.index(newer.quote) < text.index(older.quote)
    assert WHY in text
    assert "Ingeleverd: Een eerdere opdracht" in text
    assert f"/competences/evidence/{newer.public_id}" in text


def test_what_has_nothing_yet_is_an_invitation_to_an_opdracht(growth, voorjaar):
    text = growth()
    assert "Hier staat nog niets. Misschien herken je dit." in text
    assert "Je laat iets zien." in text
    assert "/modules/proef/begin#opdracht-kijk-terug" in text
    assert "Extra nadruk in Proefmodule." in text


def test_who_showed_it_is_not_invited_to_it_any_more(growth, quotes):
    invited = 'aria-label="C1: misschien herken je dit"'
    assert invited in growth()
    quotes.of_hand_in("Ik hielp een buur.")
    assert "Je laat iets zien." in growth()
    assert invited not in growth()


def test_an_opdracht_says_whether_it_was_begun_or_done(growth, school, sanne, voorjaar, now, anna):
    work = Work(school, sanne, voorjaar, now).write()
    assert "‘Kijk terug’</a> (begonnen)" in growth()
    work.hand_in()
    work.review(anna)
    assert "‘Kijk terug’</a> (gedaan)" in growth()


def test_it_shows_no_numbers_percentages_or_order_of_people(growth, quotes):
    for _ in range(5):
        quotes.of(quotes.page("Ik bleef."), "Ik bleef.")
    main = re.search(r"<main.*</main>", growth(), re.DOTALL)[0]
    words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main, flags=re.DOTALL)
    words = re.sub(r"\d+ maart|[A-Z]+\d|Proef 1", " ", words)
    assert "Ik bleef." in words
    assert not re.search(r"\d|%|procent|score", words)


def test_the_newest_three_of_a_line_stand_there_and_the_rest_on_its_own_page(growth, quotes):
    page = quotes.page("Ik bleef.")
    made = [quotes.of(page, "Ik bleef.", why=f"Reden {n}.") for n in "abcd"]
    text = growth()
    assert [each.why in text for each in made] == [False, True, True, True]
    assert "Ook eerder liet je dit zien" in text
    rest = growth(f"/competences/evidence/?framework={FRAMEWORK}&code=SW1")
    assert all(each.why in rest for each in made)
    assert made[0].why not in growth(f"/competences/evidence/?framework={FRAMEWORK}&code=C1")


def test_a_line_that_is_gone_shows_what_it_said_then(growth, quotes):
    quotes.of_hand_in(line=Line(FRAMEWORK, "SW9", "Je deed wat er toen stond."))
    quotes.of_hand_in(line=Line("weg-profiel", "X1", "Uit een profiel van toen."), part="x")
    text = growth()
    assert "Stond eerder in het profiel" in text
    assert "Je deed wat er toen stond." in text
    assert "Uit een profiel van toen." in text


def test_it_asks_first_about_evidence_of_which_the_text_is_gone(growth, school, quotes, now):
    page = quotes.page("Ik bleef.")
    made = quotes.of(page, "Ik bleef.")
    assert "Van een bewijs is de tekst weg" not in growth()
    page.erase(now)
    school.commit()
    assert "Van een bewijs is de tekst weg" in growth()
    made.keep(now)
    school.commit()
    assert "Van een bewijs is de tekst weg" not in growth()


def test_az3_nobody_sees_the_growth_of_another(as_, cast, quotes):
    made = quotes.of_hand_in()
    for name in ("bilal", "mats", "anna", "ria", "karim", "wim"):
        assert made.quote not in as_(cast[name]).get(HOME).text
    for name in ("anna", "karim", "wim", "paula"):
        assert "Jij volgt nu geen module als student." in as_(cast[name]).get(HOME).text


def test_who_is_no_student_any_more_keeps_seeing_their_own_words(
    growth, school, sanne, quotes, now
):
    made = quotes.of_hand_in()
    for seat in quotes.cohort.memberships:
        if seat.user_id == sanne.id:
            seat.left_at = now
    school.commit()
    assert made.quote in growth()


def test_the_page_costs_the_same_with_one_and_with_two_hundred(growth, school, quotes, statements):
    quotes.of_hand_in()
    page, counts = quotes.page("Ik bleef zitten."), []
    growth()
    for _ in range(2):
        statements.clear()
        growth()
        counts.append(len(statements))
        school.add_all(
            made
            for n in range(200)
            for made in [quotes.of_again(page, "bleef", ("SW1", "C1", f"X{n}")[n % 3])]
        )
        school.commit()
    assert counts[0] == counts[1] <= 14
