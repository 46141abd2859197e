"""AZ3, AZ6, AZ8: who may know of a maatje, for the whole cast, and how it ends by itself."""

import pytest

from learning.accounts.models import User
from learning.base.db import db
from learning.maatjes import queries
from learning.maatjes.models import Maatje

DOCENTEN = {"anna", "joost"}
STATES = {
    "asked": {"bilal"} | DOCENTEN,
    "agreed": {"bilal", "fatma"} | DOCENTEN,
    "declined": set(),
}


@pytest.fixture
def readers(app, cast):
    """Who finds it by the door, and who is told by readers_of(): both, by name."""

    def of(maatje):
        with app.app_context():
            people = [db.session.get(User, each.id) for each in cast.values() if each]
            found = {
                each.name.lower()
                for each in people
                if each.is_active
                and db.session.scalar(queries.readable_by(each).where(Maatje.id == maatje.id))
            }
            told = queries.readers_of(db.session.get(Maatje, maatje.id))
            return found, {each.name.lower() for each in told}

    return of


@pytest.mark.parametrize("state", STATES)
def test_who_finds_it_is_who_is_told(pair, readers, state):
    assert readers(pair(state)) == (STATES[state], STATES[state])


@pytest.mark.parametrize("state", STATES)
def test_az3_its_page_is_there_for_those_alone(pair, as_, cast, state):
    home = f"/maatjes/{pair(state).public_id}"
    there = {who for who, user in cast.items() if user and as_(user).get(home).status_code == 200}
    assert there == STATES[state]


def leaves(who, cohort, school, now):
    for each in cohort.memberships:
        if each.user_id == who.id:
            each.leave(now)
    school.commit()


@pytest.mark.parametrize("who", ["bilal", "fatma"])
@pytest.mark.parametrize("how", ["leaves", "closes"])
def test_az8_it_is_over_for_all_when_one_is_gone(
    pair, readers, as_, school, voorjaar, cast, now, who, how
):
    maatje = pair("agreed")
    if how == "leaves":
        leaves(cast[who], voorjaar, school, now)
    else:
        cast[who].deactivate(now)
        school.commit()
    assert readers(maatje) == (set(), set())
    other = cast["fatma" if who == "bilal" else "bilal"]
    assert maatje.public_id not in as_(other).get("/").text
    desk = as_(cast["anna"]).get(f"/maatjes/cohort/{voorjaar.public_id}").text
    assert "maatje: Bilal" not in desk


def test_az8_a_docent_who_leaves_sees_it_no_more(pair, readers, school, voorjaar, joost, now):
    maatje = pair("agreed")
    leaves(joost, voorjaar, school, now)
    assert readers(maatje) == (STATES["agreed"] - {"joost"},) * 2


def test_after_one_left_another_can_be_asked(
    pair, asks, all_of, school, voorjaar, now, anna, fatma, bilal, noor
):
    pair("agreed")
    leaves(bilal, voorjaar, school, now)
    assert asks(anna, fatma, noor).status_code == 302
    first, second = all_of()
    assert first.ended_at
    assert (second.guide_id, second.is_open) == (noor.id, True)


def test_who_comes_back_finds_no_maatje_that_another_took(
    pair, asks, readers, all_of, school, voorjaar, now, anna, fatma, bilal, noor
):
    first = pair("agreed")
    leaves(bilal, voorjaar, school, now)
    asks(anna, fatma, noor)
    voorjaar.add(bilal, "student", now)
    school.commit()
    assert readers(first) == (set(), set())
    assert readers(all_of()[-1])[0] == {"noor"} | DOCENTEN


def test_two_pairs_of_one_cohort_know_nothing_of_each_other(pair, readers, sanne, noor):
    pair("agreed")
    assert readers(pair("agreed", newcomer=sanne, guide=noor))[0] == {"sanne", "noor"} | DOCENTEN
