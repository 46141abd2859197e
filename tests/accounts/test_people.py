"""A beheerder sees people: names and addresses. Closing an account ends it everywhere."""

import re

import pytest

CLOSE, OPEN = "close", "open"


@pytest.mark.parametrize(
    ("who", "page", "close"),
    [
        ("visitor", 302, 401), ("sanne", 403, 404), ("bilal", 403, 404), ("anna", 403, 404),
        ("ria", 403, 404), ("karim", 403, 404), ("mats", 403, 404), ("wim", 200, 302),
    ],
)  # fmt: skip
def test_only_a_beheerder_sees_and_closes(cast, as_, who, page, close):
    browser, noor = as_(cast[who]), cast["noor"].public_id
    assert browser.get("/accounts/people").status_code == page
    assert browser.post(f"/accounts/people/{noor}/close").status_code == close
    assert browser.post(f"/accounts/people/{noor}/open").status_code == close


def test_az3_a_person_who_is_there_and_one_who_is_not_give_the_same(cast, as_):
    browser = as_(cast["anna"])
    there = browser.post(f"/accounts/people/{cast['noor'].public_id}/close")
    nowhere = browser.post("/accounts/people/bestaatniet222/close")
    assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text)


def test_closed_accounts_are_marked_and_can_be_opened(sanne, wim, as_, try_in):
    browser = as_(wim)
    browser.post(f"/accounts/people/{sanne.public_id}/close")
    assert "gesloten sinds" in browser.get("/accounts/people").text
    assert try_in().status_code == 422
    browser.post(f"/accounts/people/{sanne.public_id}/open")
    assert "gesloten sinds" not in browser.get("/accounts/people").text
    assert try_in().status_code == 302


def test_closing_twice_keeps_the_first_moment(sanne, wim, as_, school, at):
    browser = as_(wim)
    browser.post(f"/accounts/people/{sanne.public_id}/close")
    at("2026-03-09 10:00")
    browser.post(f"/accounts/people/{sanne.public_id}/close")
    school.rollback()
    assert sanne.deactivated_at.hour == 9


def test_nobody_closes_their_own_account(wim, as_):
    browser = as_(wim)
    assert browser.post(f"/accounts/people/{wim.public_id}/close").status_code == 403
    assert browser.get("/accounts/people").status_code == 200


def test_pages_of_a_hundred_show_everybody_once(person, wim, as_, monkeypatch):
    monkeypatch.setattr("learning.accounts.views.PAGE", 4)
    names = [
        person(name).name for name in ("Aad", "aad2", "Bo", "Cas", "Ér", "Zoë", "bo2", "Dd", "Ee")
    ]
    browser, url, seen = as_(wim), "/accounts/people", []
    while url:
        text = browser.get(url).text
        seen += [name for name in [*names, "Wim"] if f"<bdi>{name}</bdi>" in text]
        found = text.split('href="/accounts/people?after=')[1:]
        url = "/accounts/people?after=" + found[0].split('"')[0] if found else None
    assert sorted(seen) == sorted([*names, "Wim"])


@pytest.mark.parametrize("after", ["bestaatniet", "\0", "' OR 1=1", "x" * 5000])
def test_a_strange_place_to_go_on_from_is_no_error(wim, as_, after):
    assert as_(wim).get("/accounts/people", query_string={"after": after}).status_code == 200


def test_the_page_costs_a_fixed_number_of_queries(person, wim, as_, statements):
    browser = as_(wim)
    browser.get("/accounts/people")
    statements.clear()
    browser.get("/accounts/people")
    few = len(statements)
    for number in range(20):
        person(f"Mens{number}")
    statements.clear()
    browser.get("/accounts/people")
    assert len(statements) == few <= 5


@pytest.mark.parametrize(
    ("asked", "found"),
    [("san", ["Sanne"]), ("BILAL@", ["Bilal"]), ("%", []), ("_", []), ("zomaar", []),
     ("\0", ["Sanne", "Bilal"]), ("x" * 200, ["Sanne", "Bilal"])],
)  # fmt: skip
def test_xs5_people_are_found_by_a_piece_of_their_name_or_address(cast, as_, asked, found):
    page = as_(cast["wim"]).post("/accounts/people", data={"q": asked}).text
    assert [name for name in ("Sanne", "Bilal") if f"<bdi>{name}</bdi>" in page] == found


def test_their_roles_and_whether_they_are_signed_in_stand_beside_them(cast, as_):
    as_(cast["anna"]).get("/")
    page = as_(cast["wim"]).post("/accounts/people", data={"q": "anna"}).text
    assert "<bdi>Voorjaar</bdi></a> als docent · ingelogd, laatst gezien vandaag" in page
    page = as_(cast["wim"]).post("/accounts/people", data={"q": "karim"}).text
    assert "nu niet ingelogd" in page


def test_se13_who_was_looked_for_stands_in_no_address(cast, as_, monkeypatch):
    monkeypatch.setattr("learning.accounts.views.PAGE", 1)
    browser = as_(cast["wim"])
    page = browser.post("/accounts/people", data={"q": "school.example"}).text
    assert not re.search(r'(href|action)="[^"]*school\.example', page)
    further = dict(re.findall(r'name="(q|after)" value="([^"]+)"', page))
    assert "<bdi>Bilal</bdi>" in browser.post("/accounts/people", data=further).text
    assert "<bdi>Anna</bdi>" in browser.get("/accounts/people?q=bilal").text


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 401), ("sanne", 404), ("anna", 404), ("wim", 302)]
)
def test_se2_a_beheerder_ends_the_sessions_of_somebody(cast, as_, who, status):
    noor = as_(cast["noor"])
    key = cast["noor"].public_id
    assert as_(cast[who]).post(f"/accounts/people/{key}/sign-out").status_code == status
    assert noor.get("/accounts/me").status_code == (302 if status == 302 else 200)


def test_nobody_ends_all_their_own_sessions_here(wim, as_):
    address = f"/accounts/people/{wim.public_id}/sign-out"
    assert as_(wim).post(address).status_code == 403
