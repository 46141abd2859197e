"""CO1, CO3, CO5: two docenten at once, or two questions to one person: one clear result."""

import pytest

from learning.maatjes.rules import MOST
from learning.maatjes.words import ASKED
from tests.faults.test_at_once import all_at_once, posts


@pytest.fixture
def asking(as_, voorjaar):
    """A call that asks *guide* for *newcomer*, in a browser that is ready."""

    def ready(who, newcomer, guide):
        data = {"newcomer": newcomer.public_id, "guide": guide.public_id}
        return posts(as_(who), f"/maatjes/cohort/{voorjaar.public_id}/ask", data)

    return ready


@pytest.mark.parametrize("turn", range(5))
def test_co3_two_docenten_ask_for_one_newcomer_at_once(
    asking, all_of, told, anna, joost, fatma, bilal, noor, turn
):
    calls = [asking(anna, fatma, bilal), asking(joost, fatma, noor)]
    assert sorted(all_at_once(calls)) == [302, 409]
    [maatje] = all_of()
    name = {bilal.id: "Bilal", noor.id: "Noor"}[maatje.guide_id]
    assert told() == [(name, ASKED)], "the other one hears of nothing"


def test_co3_the_second_docent_reads_what_happened(asks, anna, joost, fatma, bilal, noor):
    asks(anna, fatma, bilal)
    answer = asks(joost, fatma, noor)
    assert answer.status_code == 409
    assert "Voor deze student is net al iemand gevraagd." in answer.text


def test_co1_asked_eight_times_at_once_is_asked_once(asking, all_of, told, anna, fatma, bilal):
    answers = all_at_once([asking(anna, fatma, bilal) for _ in range(8)])
    assert sorted(answers) == [302] + [409] * 7
    assert len(all_of()) == 1
    assert told() == [("Bilal", ASKED)]


def test_co3_one_person_asked_for_two_newcomers_at_once_hears_of_both(
    asking, all_of, told, anna, joost, fatma, noor, bilal
):
    assert all_at_once([asking(anna, fatma, bilal), asking(joost, noor, bilal)]) == [302, 302]
    assert {each.newcomer_id for each in all_of()} == {fatma.id, noor.id}
    assert told() == [("Bilal", ASKED)] * 2


def test_co5_nobody_is_maatje_of_more_than_three_whoever_asks_at_once(
    asking, all_of, school, voorjaar, person, anna, joost, bilal, now
):
    people = [person(f"Nieuw{number}") for number in range(8)]
    for each in people:
        voorjaar.add(each, "student", now)
    school.commit()
    calls = [asking((anna, joost)[number % 2], each, bilal) for number, each in enumerate(people)]
    answers = all_at_once(calls)
    assert answers.count(302) == MOST
    assert set(answers) <= {302, 409, 422}
    assert len(all_of()) == MOST


def test_who_has_three_is_no_choice_any_more_and_is_again_when_one_ends(
    pair, says, as_, voorjaar, school, person, anna, bilal, fatma, noor, sanne, now
):
    pairs = [pair("agreed", newcomer=each) for each in (fatma, noor, sanne)]
    newcomer = person("Zoë")
    voorjaar.add(newcomer, "student", now)
    school.commit()
    ask = f"/maatjes/cohort/{voorjaar.public_id}/ask?newcomer={newcomer.public_id}"
    assert bilal.public_id not in as_(anna).get(ask).text
    says(fatma, pairs[0], "end")
    assert bilal.public_id in as_(anna).get(ask).text


@pytest.mark.parametrize("turn", range(4))
def test_co1_yes_and_no_at_once_is_one_answer(as_, pair, look, told, bilal, turn):
    maatje = pair()
    home = f"/maatjes/{maatje.public_id}"
    answers = all_at_once([posts(as_(bilal), f"{home}/{verb}", {}) for verb in ("yes", "no")])
    found = look(maatje)
    assert bool(found.agreed_at) != bool(found.declined_at)
    assert sorted(answers) in [[302, 403], [302, 404]]
    assert ("Fatma" in {name for name, _ in told()}) == bool(found.agreed_at)


@pytest.mark.parametrize("turn", range(4))
def test_co1_a_yes_while_the_question_is_taken_back_exposes_nobody(
    as_, pair, look, told, anna, bilal, turn
):
    maatje = pair()
    home = f"/maatjes/{maatje.public_id}"
    yes, end = posts(as_(bilal), f"{home}/yes", {}), posts(as_(anna), f"{home}/end", {})
    answers = all_at_once([yes, end])
    assert sorted(answers) in [[302, 302], [302, 404]]
    found = look(maatje)
    assert found.ended_at
    stopped = {name for name, words in told() if "geen maatjes meer" in words}
    assert stopped == ({"Bilal", "Fatma"} if found.agreed_at else set())
    assert "Je hebt een maatje." not in {words for _, words in told()}
