"""A month at the table: what people chose to leave there, without persons."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import Membership, Role
from learning.werktafel.months.summary import after, month_from
from learning.werktafel.states import Brings, Outcome
from tests.werktafel import asking


@pytest.fixture
def page(as_, voorjaar):
    def get(who, month="2026-03"):
        return as_(who).get(f"/werktafel/months/{month}?cohort={voorjaar.public_id}")

    return get


def test_it_holds_questions_ideas_and_outcomes_and_no_person(
    page, question, school, sanne, bilal, noor, now
):
    made = question("Wie kookt met mijn buurvrouw Nel? Bilal weet meer.")
    asking.added(
        school, made, bilal, now, "Bel Buurtkamer De Linde op 030-1234567.", Brings.CONTACT
    )
    asking.added(school, made, noor, now, "Noor gaat graag mee.", Brings.WALKS)
    made.outcome = Outcome.IDEA
    school.commit()
    text = page(sanne).text.split("</details>")[-1]
    assert "Wie kookt met mijn buurvrouw [naam]? [naam] weet meer." in text
    assert "Bel Buurtkamer De Linde op [nummer]." in text
    assert "Er is een idee om verder te gaan." in text
    for name in ("Nel", "Bilal", "Noor", "Sanne"):
        assert name not in text, name


def test_az9_a_name_without_a_capital_and_of_who_left_is_taken_out_too(
    page, question, school, voorjaar, person, sanne, now
):
    voorjaar.add(gone := person("Xanthe Veld"), Role.STUDENT, now)
    school.flush()
    school.scalars(select(Membership).filter_by(user_id=gone.id)).one().leave(now)
    school.commit()
    question("Joost zijn buurman zoekt werk. noor ook, en xanthe.")
    text = page(sanne).text.split("</details>")[-1]
    assert "[naam] zijn buurman zoekt werk. [naam] ook, en [naam]." in text


def test_what_was_taken_back_or_hidden_is_not_in_it(page, question, school, as_, sanne, anna, now):
    gone, hidden, stays = question("Weg?"), question("Verborgen?"), question("Blijft?")
    as_(sanne).post(f"{asking.address(gone)}/take-back")
    hidden.hide(1, now)
    school.commit()
    for who in (sanne, anna):
        text = page(who).text
        assert [each in text for each in ("Weg?", "Verborgen?", "Blijft?")] == [False, False, True]
    assert stays.text in page(sanne).text


def test_a_month_begins_and_ends_here(page, question, school, sanne, at):
    """In Amsterdam March begins at eleven in the evening of the last of February, UTC."""
    question("Nog februari?", at=at("2026-02-28 22:59"))
    question("Al maart?", at=at("2026-02-28 23:01"))
    at("2026-03-09 09:00")
    march, february = page(sanne).text, page(sanne, "2026-02").text
    assert [each in march for each in ("Al maart?", "Nog februari?")] == [True, False]
    assert [each in february for each in ("Al maart?", "Nog februari?")] == [False, True]
    assert "Werktafel in maart 2026" in march


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "maart", "0000-00", "20260-1", "9999-12"])
def test_what_is_no_month_is_not_there(page, voorjaar, sanne, month):
    assert page(sanne, month).status_code == 404


def test_months_follow_each_other():
    march = month_from("2026-03")
    assert (after(march).isoformat(), after(march, -3).isoformat()) == ("2026-04-01", "2025-12-01")


def test_it_asks_nothing_more_of_a_docent_and_nobody_else_reads_it(page, question, cast):
    question()
    codes = {who: page(user).status_code for who, user in cast.items() if user}
    assert {who for who, code in codes.items() if code == 200} == {
        *("sanne", "bilal", "noor", "fatma", "anna", "joost", "karim")
    }


def test_before_the_first_question_there_is_no_month_to_go_to(page, question, sanne):
    assert "Een maand eerder" not in page(sanne).text
    question("Wie kent een koor?")
    assert "Een maand eerder" not in page(sanne).text
    assert "Een maand eerder" in page(sanne, "2026-04").text
