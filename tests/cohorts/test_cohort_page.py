"""The page of a cohort: who sees it, and what of it."""

import pytest

from tests.work import Work

SEES = ["sanne", "bilal", "anna", "joost", "karim", "wim"]
MANAGES = ["anna", "joost", "wim"]
OUTSIDE = ["mats", "ria"]


@pytest.mark.parametrize("who", SEES)
def test_who_belongs_to_it_sees_names_and_roles(cast, as_, voorjaar, who):
    text = as_(cast[who]).get(f"/cohorts/{voorjaar.public_id}").text
    assert "Voorjaar" in text
    for name in ("Sanne", "Bilal", "Anna", "Joost", "Karim"):
        assert f"<bdi>{name}</bdi>" in text
    assert "Mats" not in text
    assert "Proefmodule" in text or "/modules/proef/" in text or who == "wim"


@pytest.mark.parametrize("who", OUTSIDE)
def test_az3_for_others_it_does_not_exist(cast, as_, voorjaar, who):
    browser = as_(cast[who])
    there = browser.get(f"/cohorts/{voorjaar.public_id}")
    nowhere = browser.get("/cohorts/bestaatniet222")
    assert there.status_code == nowhere.status_code == 404
    assert there.text == nowhere.text


@pytest.mark.parametrize("who", SEES)
def test_addresses_and_invitations_are_for_who_invites(cast, as_, voorjaar, invite, who):
    invite(cast["anna"], "jo@voorbeeld.nl")
    text = as_(cast[who]).get(f"/cohorts/{voorjaar.public_id}").text
    for private in (
        "bilal@school.example",
        "Open: 1.",
        "Nodig mensen uit",
        "Haal uit de groep",
    ):
        assert (private in text) is (who in MANAGES)


def test_az8_who_left_sees_it_no_longer_on_the_next_request(cast, as_, voorjaar, school, now):
    browser, url = as_(cast["sanne"]), f"/cohorts/{voorjaar.public_id}"
    assert browser.get(url).status_code == 200
    next(each for each in voorjaar.memberships if each.user is cast["sanne"]).leave(now)
    school.commit()
    assert browser.get(url).status_code == 404


def test_closed_accounts_are_shown_to_who_manages_only(cast, as_, voorjaar, school, now):
    cast["bilal"].deactivate(now)
    school.commit()
    url = f"/cohorts/{voorjaar.public_id}"
    assert "Bilal" not in as_(cast["sanne"]).get(url).text
    assert "account gesloten" in as_(cast["anna"]).get(url).text


@pytest.mark.parametrize(
    ("who", "sees"),
    [("sanne", ["Voorjaar"]), ("mats", ["Najaar"]), ("wim", ["Voorjaar", "Najaar"])],
)
def test_the_list_holds_what_one_may_look_into(cast, as_, who, sees):
    text = as_(cast[who]).get("/cohorts/", follow_redirects=True).text
    assert [name for name in ("Voorjaar", "Najaar") if name in text] == sees


def test_whoever_is_nowhere_is_told_what_happens_next(person, as_):
    assert "Je hoort nog niet bij een groep" in as_(person("Nieuw")).get("/cohorts/").text


def test_the_page_costs_a_fixed_number_of_queries(
    cast, as_, voorjaar, person, school, now, statements
):
    browser, url = as_(cast["anna"]), f"/cohorts/{voorjaar.public_id}"

    def cost():
        browser.get(url)
        statements.clear()
        browser.get(url)
        return len(statements)

    few = cost()
    for number in range(20):
        voorjaar.add(person(f"Mens{number}"), "student", now)
    school.commit()
    assert cost() == few


@pytest.mark.parametrize("key", ["%00", "a%00b", "%ff", "x" * 3000, "..", "%E2%80%AE", "1"])
def test_az3_strange_addresses_are_not_there_either(cast, as_, key):
    browser = as_(cast["sanne"])
    assert browser.get(f"/cohorts/{key}").status_code in {404, 308}
    assert browser.post(f"/cohorts/{key}/remove", data={}).status_code in {400, 404}


def test_ax8_without_students_the_invitation_comes_first(cast, as_, cohort):
    leeg = cohort("Leeg", docenten=[cast["anna"]])
    page = as_(cast["anna"]).get(f"/cohorts/{leeg.public_id}").text
    assert "Er is nog geen student in deze groep." in page
    assert page.index('id="nodig"') < page.index('id="samen"')


def test_ax8_with_students_the_people_come_first(cast, as_, voorjaar):
    page = as_(cast["anna"]).get(f"/cohorts/{voorjaar.public_id}").text
    assert page.index('id="samen"') < page.index('id="nodig"')


def test_ax8_a_beheerder_is_told_that_a_docent_comes_first(wim, as_, cohort):
    page = as_(wim).get(f"/cohorts/{cohort('Leeg').public_id}").text
    assert "Er is nog geen docent in deze groep." in page


def test_who_teaches_sees_first_that_work_waits_there(cast, as_, voorjaar, school, now):
    url = f"/cohorts/{voorjaar.public_id}"
    assert "op jou</h2>" not in as_(cast["anna"]).get(url).text
    Work(school, cast["sanne"], voorjaar, now).hand_in()
    page = as_(cast["anna"]).get(url).text
    assert page.index("Er wacht één inlevering op jou") < page.index('id="samen"')
    assert f'href="/reviews/?cohort={voorjaar.public_id}"' in page
    assert page.count('class="light') == 1
    for who in ("sanne", "karim"):
        assert "inlevering op jou" not in as_(cast[who]).get(url).text


def test_inviting_is_folded_for_who_teaches_until_it_went_wrong(cast, as_, voorjaar, wim, invite):
    url = f"/cohorts/{voorjaar.public_id}"
    folded, opened = (
        '<details class="above-s"><summary id="nodig">',
        '<details class="above-s" open><summary id="nodig">',
    )
    assert folded in as_(cast["anna"]).get(url).text
    wrong = invite(cast["anna"], "geen adres").text
    assert opened in wrong
    assert '<button class="button">Nodig uit' in wrong
    page = as_(wim).get(url).text
    assert folded not in page
    assert '<h2 id="nodig">' in page
