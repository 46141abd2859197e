"""Cohorts share a table: from then on they read each other's new questions, and said so."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import Membership, Role
from learning.werktafel.company.telling import LEFT, SHARED
from learning.werktafel.models import Table
from tests.werktafel import asking


@pytest.fixture
def share(as_, voorjaar, najaar):
    def post(who, other=najaar, cohort=voorjaar):
        home = f"/werktafel/company/{cohort.public_id}/share"
        return as_(who).post(home, data={"other": other.public_id})

    return post


@pytest.fixture
def in_both(school, najaar, anna, now):
    """Anna teaches in both."""
    najaar.add(anna, Role.DOCENT, now)
    school.commit()
    return anna


def sees(as_, who, thing) -> bool:
    return as_(who).get(asking.address(thing)).status_code == 200


def test_new_questions_are_read_by_both_and_older_ones_as_before(
    share, in_both, as_, question, cast, bring, najaar, school
):
    old = question("Van eerder, van Voorjaar?")
    theirs = question("Van eerder, van Najaar?", by=cast["mats"], cohort=najaar)
    assert share(in_both).status_code == 302
    bring(cast["sanne"], text="Nieuw in Voorjaar?")
    bring(cast["mats"], cohort=najaar, text="Nieuw in Najaar?")
    sannes, mats = (as_(cast[who]).get("/werktafel/").text for who in ("sanne", "mats"))
    for page in (sannes, mats):
        assert "Nieuw in Voorjaar?" in page
        assert "Nieuw in Najaar?" in page
    assert sees(as_, cast["sanne"], old)
    assert not sees(as_, cast["mats"], old)
    assert not sees(as_, cast["sanne"], theirs)
    assert old.text in sannes
    assert theirs.text not in sannes
    assert "Aan deze tafel zitten: <bdi>Najaar en Voorjaar</bdi>." in sannes
    assert "Mats" in sannes


def test_the_docenten_of_both_are_told(share, in_both, told):
    share(in_both)
    assert told() == [("Joost", SHARED), ("Ria", SHARED)]


def test_az6_a_docent_of_one_does_not_share_it_and_a_beheerder_does(share, cast, as_, voorjaar):
    home = f"/werktafel/company/{voorjaar.public_id}"
    assert as_(cast["anna"]).get(home).status_code == 200
    assert share(cast["anna"]).status_code == 422
    for who in ("sanne", "karim"):
        assert share(cast[who]).status_code == 403, who
    for who in ("ria", "mats", "paula"):
        assert share(cast[who]).status_code == 404, who
    assert share(cast["wim"]).status_code == 302
    assert "niet in een groep" in as_(cast["wim"]).get("/werktafel/").text


def test_az6_nobody_brings_people_along_whom_they_do_not_teach(
    share, in_both, cohort, person, school, as_, cast
):
    """Najaar shares a table with Zomer, where Anna is not."""
    zomer = cohort("Zomer", docenten=[cast["ria"]])
    assert share(cast["wim"], other=zomer, cohort=school.merge(zomer)).status_code == 422
    najaar = next(each.cohort for each in _places(school, cast["mats"]))
    assert share(cast["wim"], other=zomer, cohort=najaar).status_code == 302
    assert share(in_both).status_code == 403


def _places(school, user):
    return school.scalars(select(Membership).filter_by(user_id=user.id)).all()


def test_leaving_again_what_was_asked_stays_where_it_was(
    share, in_both, as_, cast, bring, school, voorjaar, najaar, told, question
):
    share(in_both)
    ours, theirs = question("Van Voorjaar?"), question("Van Najaar?", cast["mats"], najaar)
    assert sees(as_, cast["mats"], ours)
    home = f"/werktafel/company/{najaar.public_id}/leave"
    assert as_(in_both).post(home).status_code == 302
    assert ("Ria", LEFT) in told()
    assert not sees(as_, cast["mats"], ours)
    assert sees(as_, cast["mats"], theirs)
    assert sees(as_, cast["sanne"], theirs)
    bring(cast["mats"], cohort=najaar, text="Weer alleen?")
    assert "Weer alleen?" not in as_(cast["sanne"]).get("/werktafel/").text
    bring(cast["sanne"], text="Wij ook?")
    assert "Wij ook?" not in as_(cast["mats"]).get("/werktafel/").text


def test_shared_twice_it_is_one_table(share, in_both, school, cast):
    share(in_both)
    assert share(in_both).status_code == 422
    assert len(school.scalars(select(Table)).all()) == 1
    assert share(cast["wim"]).status_code == 422


def test_when_one_of_them_is_closed_the_others_go_on(
    share, in_both, as_, add, bring, school, najaar, cast, now, question
):
    share(in_both)
    made = question("Van Voorjaar?")
    najaar.close(now)
    school.commit()
    assert sees(as_, cast["mats"], made)
    assert as_(cast["mats"]).get(f"{asking.address(made)}/add").status_code == 403
    assert add(cast["bilal"], made).status_code == 302
