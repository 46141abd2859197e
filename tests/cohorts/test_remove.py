"""Letting somebody go: who may, whom, and that it works at once."""

import pytest


@pytest.fixture
def remove(as_, voorjaar):
    url = f"/cohorts/{voorjaar.public_id}/remove"

    def post(who, person, role="student"):
        return as_(who).post(url, data={"person": person.public_id, "role": role})

    return post


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 401), ("sanne", 403), ("bilal", 403), ("karim", 403), ("mats", 404), ("ria", 404),
     ("anna", 302), ("wim", 302)],
)  # fmt: skip
def test_docenten_and_a_beheerder_let_people_go(cast, remove, places, who, status):
    assert remove(cast[who], cast["bilal"]).status_code == status
    assert (("Bilal", "student") in places()) is (status != 302)


def test_az6_it_works_on_the_next_request(cast, remove, as_, voorjaar):
    browser, url = as_(cast["bilal"]), f"/cohorts/{voorjaar.public_id}"
    assert browser.get(url).status_code == 200
    remove(cast["anna"], cast["bilal"])
    assert browser.get(url).status_code == 404


def test_az8_a_docent_who_went_manages_no_longer(cast, remove, as_, voorjaar, invite):
    remove(cast["anna"], cast["joost"], "docent")
    assert invite(cast["joost"], "a@x.nl").status_code == 404


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("bilal", "docent"),
        ("mats", "student"),
        ("bilal", ""),
        ("bilal", "rubbish"),
        ("anna", "student"),
    ],
)
def test_who_is_not_there_in_that_role_cannot_be_let_go(cast, remove, name, role):
    assert remove(cast["anna"], cast[name], role).status_code == 404


def test_a_docent_whose_account_is_closed_is_no_docent_who_stays(cast, remove, places, school,
                                                                 now):  # fmt: skip
    cast["joost"].deactivate(now)
    school.commit()
    assert remove(cast["anna"], cast["anna"], "docent").status_code == 409
    assert ("Anna", "docent") in places()
    assert remove(cast["anna"], cast["joost"], "docent").status_code == 302


def test_the_last_docent_stays_unless_a_beheerder_says_so(cast, remove, places):
    remove(cast["anna"], cast["joost"], "docent")
    answer = remove(cast["anna"], cast["anna"], "docent")
    assert answer.status_code == 409
    assert "de enige docent" in answer.text
    assert ("Anna", "docent") in places()
    assert remove(cast["wim"], cast["anna"], "docent").status_code == 302
    assert ("Anna", "docent") not in places()


def test_a_docent_may_go_when_there_is_another(cast, remove):
    assert remove(cast["anna"], cast["anna"], "docent").location == "/cohorts/"


def test_letting_go_in_one_role_leaves_the_other(cast, remove, places, voorjaar, school, now):
    voorjaar.add(cast["karim"], "student", now)
    school.commit()
    remove(cast["anna"], cast["karim"], "student")
    assert ("Karim", "begeleider") in places()
    assert ("Karim", "student") not in places()


def test_what_somebody_did_here_stays_theirs(cast, remove, voorjaar, school):
    remove(cast["anna"], cast["bilal"])
    school.rollback()
    (place,) = [each for each in voorjaar.memberships if each.user is cast["bilal"]]
    assert place.left_at is not None
