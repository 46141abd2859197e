"""Who may open the page of a group and who may do what there: everybody of the cast is asked."""

import pytest
from flask import Flask

from learning.intervisie.groups import queries

# Sanne and Bilal are in it, Noor was asked; Fatma is of the cohort, and that is all.
WHO = ["visitor", "sanne", "noor", "fatma", "mats", "anna", "joost", "ria", "karim", "wim"]
POSTS = {
    #             visitor sanne noor fatma mats anna joost ria karim wim
    "agree":      [401, 302, 302, 404, 404, 403, 403, 404, 404, 403],
    "decline":    [401, 403, 302, 404, 404, 403, 403, 404, 404, 403],
    "leave":      [401, 302, 403, 404, 404, 403, 403, 404, 404, 403],
    "agreement":  [401, 302, 403, 404, 404, 403, 403, 404, 404, 403],
    "keeps":      [401, 302, 403, 404, 404, 403, 403, 404, 404, 403],
    "invite":     [401, 302, 403, 404, 404, 302, 302, 404, 404, 302],
    "take-back":  [401, 403, 403, 404, 404, 302, 302, 404, 404, 302],
    "name":       [401, 403, 403, 404, 404, 302, 302, 404, 404, 302],
    "remove":     [401, 403, 403, 404, 404, 302, 302, 404, 404, 302],
    "end":        [401, 403, 403, 404, 404, 302, 302, 404, 404, 302],
}  # fmt: skip
GETS = {
    "":           [302, 200, 200, 404, 404, 200, 200, 404, 404, 200],
    "/agreement": [302, 200, 403, 404, 404, 403, 403, 404, 404, 403],
    "/invite":    [302, 200, 403, 404, 404, 200, 200, 404, 404, 200],
    "/leave":     [302, 200, 403, 404, 404, 403, 403, 404, 404, 403],
}  # fmt: skip


def each(table):
    for what, statuses in table.items():
        for who, status in zip(WHO, statuses, strict=True):
            yield pytest.param(what, who, status, id=f"{what or 'page'}-{who}")


@pytest.fixture
def group(new_group, sanne, bilal, noor):
    return new_group(sanne, bilal, asked=[noor])


@pytest.mark.parametrize(("what", "who", "status"), list(each(GETS)))
def test_who_opens_which_page(as_, cast, address, what, who, status):
    assert as_(cast[who]).get(address + what).status_code == status


@pytest.mark.parametrize(("what", "who", "status"), list(each(POSTS)))
def test_who_may_do_what(as_, cast, address, look, group, what, who, status):
    data = {
        "agree": {"version": 1},
        "agreement": {"version": 1, "text": "Iets anders."},
        "keeps": {"keeps": "niet"},
        "invite": {"people": cast["fatma"].public_id},
        "take-back": {"who": cast["noor"].public_id},
        "name": {"name": "Woensdag"},
        "remove": {"who": cast["bilal"].public_id},
    }.get(what, {})
    before = picture(look(group))
    assert as_(cast[who]).post(f"{address}/{what}", data=data).status_code == status
    is_changed = picture(look(group)) != before
    assert is_changed is (status == 302 and (what, who) != ("agree", "sanne"))


def picture(group):
    """What a group is made of, to compare."""
    members = [(each.user_id, each.joined_at, each.left_at) for each in group.members]
    texts = [each.text for each in group.agreements]
    return group.name, group.ended_at, group.keeps, members, len(group.asked), texts


def test_az3_for_others_it_does_not_exist(as_, cast, address):
    browser = as_(cast["mats"])
    there, nowhere = browser.get(address), browser.get("/intervisie/groups/bestaatniet222")
    assert there.status_code == nowhere.status_code == 404
    assert there.text == nowhere.text


@pytest.fixture
def read_by(app: Flask, group, cast):
    """Whom a Select of queries.py lets in, by name: ``read_by(queries.readable_by)``."""

    def names(readable):
        with app.app_context():
            people = [each for each in cast.values() if each]
            mine = [each for each in people if group.id in ids_of(readable(each))]
            return sorted(each.name for each in mine)

    def ids_of(statement):
        return [each.id for each in queries.db.session.scalars(statement).unique()]

    return names


@pytest.mark.parametrize("address", ["mats@school.example", "MATS@school.example", ""])
def test_readable_by_and_readers_of_agree(app, read_by, school, group, anna, now, address):
    if address:
        group.ask(address, anna, now)
        school.commit()
    with app.app_context():
        readers = sorted(each.name for each in queries.readers_of(group))
    assert readers == read_by(queries.readable_by)
    assert readers == sorted(["Sanne", "Bilal", "Noor"] + (["Mats"] if address else []))


def test_docenten_of_the_cohort_and_a_beheerder_see_that_it_exists(read_by):
    assert read_by(queries.seen_by_docent) == ["Anna", "Joost", "Wim"]
    everybody = ["Anna", "Bilal", "Joost", "Noor", "Sanne", "Wim"]
    assert read_by(queries.pages_readable_by) == everybody


def test_a_group_of_no_cohort_is_managed_by_a_beheerder_only(read_by, group, school):
    group.cohort = None
    school.commit()
    assert read_by(queries.seen_by_docent) == ["Wim"]


def test_az8_a_docent_who_left_the_cohort_sees_it_no_longer(
    as_, anna, address, voorjaar, school, now
):
    browser = as_(anna)
    assert browser.get(address).status_code == 200
    next(each for each in voorjaar.memberships if each.user is anna).leave(now)
    school.commit()
    assert browser.get(address).status_code == 404
    assert browser.post(f"{address}/end").status_code == 404


@pytest.mark.parametrize("key", ["%00", "%ff", "x" * 3000, "1", "%E2%80%AE"])
def test_strange_addresses_are_not_there(as_, cast, key):
    browser = as_(cast["sanne"])
    assert browser.get(f"/intervisie/groups/{key}").status_code == 404
    assert browser.post(f"/intervisie/groups/{key}/agree").status_code in {400, 404}


def test_the_list_of_ones_own_groups(app, new_group, sanne, bilal, noor, mats, anna, school, at):
    new_group(sanne, bilal, noor, name="Mijn groep")
    at("2026-03-10 09:00")
    asked = new_group(bilal, asked=[sanne], name="Gevraagd")
    mailed = new_group(bilal, noor, name="Per mail")
    mailed.ask("Sanne@school.example", anna, asked.created_at)
    asked.ask("sanne@school.example", anna, asked.created_at)
    school.commit()
    new_group(bilal, noor, name="Van anderen")
    with app.app_context():
        rows = [(each.name, each.people, each.is_in) for each in queries.groups_of(sanne)]
        assert queries.groups_of(mats) == []
    assert sorted(rows) == [("Gevraagd", 1, False), ("Mijn groep", 3, True), ("Per mail", 2, False)]


def test_the_list_of_a_docent_holds_the_groups_of_their_cohorts(app, new_group, cast, najaar):
    new_group(cast["sanne"], cast["bilal"], name="Van Voorjaar")
    new_group(cast["mats"], name="Van Najaar", cohort=najaar)
    seen = {"sanne": [], "karim": [], "anna": ["Van Voorjaar"], "ria": ["Van Najaar"]}
    seen["wim"] = ["Van Najaar", "Van Voorjaar"]
    with app.app_context():
        for who, names in seen.items():
            rows = queries.groups_seen_by(cast[who])
            assert sorted(each.name for each in rows) == names, who
    assert [(each.cohort, each.people) for each in rows if each.name == "Van Voorjaar"] == [
        ("Voorjaar", 2)
    ]
