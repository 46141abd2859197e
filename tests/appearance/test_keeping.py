"""Letters en kleuren: kept with a person, and in the browser of a visitor."""

import re

import pytest

from learning.accounts.models import User
from tests.conftest import PASSWORD

COOKIE = "vrijplaats-letters"
USUAL = {"letters": "normal", "space": "tight", "colours": "device", "line": "off", "pace": "even"}


def save(browser, **choices):
    return browser.post("/appearance/", data={**USUAL, **choices})


def kept(browser):
    """The choices in the cookie, without whose they are; None without a cookie."""
    found = browser.get_cookie(COOKIE)
    return found.value.removesuffix(".stays").removesuffix(".theirs") if found else None


def look_of(page):
    """What <html> says, and the style sheet."""
    html = re.search(r"<html([^>]*)>", page)[1]
    sheet = re.search(r"/(site[a-z-]*\.css)", page)[1]
    return dict(re.findall(r'data-(\w+)="([\w-]+)"', html)), sheet


def enter(browser, person, own_device=False):
    fields = {"email": person.email, "password": PASSWORD}
    answer = browser.post(
        "/accounts/sign-in", data=fields | ({"own_device": "y"} if own_device else {})
    )
    assert answer.status_code == 302


@pytest.fixture
def petra(person):
    return person("Petra", password=PASSWORD)


def test_a_visitor_chooses_and_every_page_follows_also_help_and_mistakes(as_):
    browser = as_()
    answer = save(browser, letters="largest", colours="dark")
    assert answer.status_code == 302
    cookie = browser.get_cookie(COOKIE)
    assert cookie.value == "largest.dark"
    assert (cookie.http_only, cookie.same_site) == (True, "Lax")
    for path in ("/appearance/", "/help", "/bestaat-niet", "/accounts/sign-in"):
        page = browser.get(path).text
        assert look_of(page) == ({"letters": "largest", "colours": "dark"}, "site-dark.css"), path
        assert '<meta name="color-scheme" content="dark">' in page


def test_a_visitor_s_choice_stays_a_year_on_their_own_device_else_until_the_browser_closes(as_):
    browser = as_()
    save(browser, colours="dark")
    assert browser.get_cookie(COOKIE).max_age is None
    save(browser, colours="dark", stays="y")
    assert browser.get_cookie(COOKIE).max_age == 31536000
    assert re.search(r'<input [^>]*checked[^>]* name="stays"', browser.get("/appearance/").text)
    browser.post("/appearance/pace", data={"pace": "slow"})
    assert browser.get_cookie(COOKIE).max_age == 31536000
    assert kept(browser) == "dark.slow"


def test_only_a_visitor_is_asked_whose_device_it_is(as_, sanne):
    assert 'name="stays"' in as_().get("/appearance/").text
    assert 'name="stays"' not in as_(sanne).get("/appearance/").text


def test_who_chose_nothing_has_a_plain_page_and_no_cookie(as_):
    browser = as_()
    assert look_of(browser.get("/help").text) == ({}, "site.css")
    assert kept(browser) is None


def test_what_is_put_back_as_it_comes_leaves_no_cookie(as_):
    browser = as_()
    save(browser, line="line")
    assert kept(browser) == "line"
    save(browser)
    assert kept(browser) is None


def test_the_form_shows_what_is_chosen(as_):
    browser = as_()
    save(browser, space="wider", pace="slow")
    page = browser.get("/appearance/").text
    assert set(re.findall(r'checked [^>]*value="([\w-]+)"', page)) == {
        "normal", "wider", "device", "off", "slow",
    }  # fmt: skip


def test_an_unknown_choice_is_said_and_keeps_nothing(as_):
    browser = as_()
    answer = save(browser, letters="huge")
    assert answer.status_code == 422
    assert "<title>Fout: Letters en kleuren" in answer.text
    assert kept(browser) is None


def test_what_a_person_chose_is_there_in_every_browser_at_once(as_, sanne):
    phone, laptop = as_(sanne), as_(sanne)
    save(phone, letters="larger")
    assert look_of(laptop.get("/accounts/me").text)[0] == {"letters": "larger"}
    assert kept(laptop) == "larger"
    assert look_of(laptop.get("/help").text)[0] == {"letters": "larger"}
    save(laptop)
    assert look_of(phone.get("/accounts/me").text)[0] == {}
    assert kept(phone) is None


def test_a_choice_costs_no_question_on_a_page(as_, sanne, voorjaar, statements):
    browser, costs = as_(sanne), []
    browser.get("/accounts/me")
    for _ in range(2):
        statements.clear()
        browser.get("/accounts/me")
        costs.append(len(statements))
        save(browser, letters="larger")
    assert costs[0] == costs[1]


def test_signing_in_a_visitor_s_choice_goes_along(as_, petra, school):
    browser = as_()
    save(browser, colours="dark")
    enter(browser, petra)
    school.expire_all()
    assert school.get(User, petra.id).appearance == "dark"


def test_signing_in_the_person_s_own_choice_counts(as_, petra, school):
    petra.appearance = "largest"
    school.commit()
    browser = as_()
    save(browser, colours="dark")
    enter(browser, petra)
    assert look_of(browser.get("/accounts/me").text) == ({"letters": "largest"}, "site.css")
    school.expire_all()
    assert school.get(User, petra.id).appearance == "largest"


def test_who_chose_the_usual_keeps_the_usual(as_, petra, school):
    petra.appearance = ""
    school.commit()
    browser = as_()
    save(browser, colours="dark")
    enter(browser, petra)
    assert look_of(browser.get("/accounts/me").text) == ({}, "site.css")


@pytest.mark.parametrize(("own_device", "left"), [(False, None), (True, "largest")])
def test_signing_out_on_a_shared_computer_leaves_nothing(as_, petra, school, own_device, left):
    petra.appearance = "largest"
    school.commit()
    browser = as_()
    enter(browser, petra, own_device)
    browser.get("/accounts/me")
    assert bool(browser.get_cookie(COOKIE).max_age) == own_device  # else gone with the browser
    browser.post("/accounts/sign-out")
    assert kept(browser) == left


def test_the_pace_is_kept_without_the_rest(as_, sanne):
    browser = as_(sanne)
    save(browser, letters="larger")
    assert browser.post("/appearance/pace", data={"pace": "slow"}).status_code == 204
    assert kept(browser) == "larger.slow"
    assert browser.post("/appearance/pace", data={"pace": "x"}).status_code == 422
    assert browser.post("/appearance/pace", data={"pace": "slow"}, csrf=False).status_code == 400


@pytest.fixture
def otto(person):
    return person("Otto", password=PASSWORD)


def end_sessions(school, who):
    """At the server only: nobody pressed a button in the browser."""
    school.get(User, who.id).sessions.clear()
    school.commit()


def test_what_one_person_chose_never_becomes_another_s(as_, petra, otto, school):
    petra.appearance = "largest.contrast-dark"
    school.commit()
    for own_device in (False, True):
        browser = as_()
        enter(browser, petra, own_device)
        browser.get("/accounts/me")
        assert kept(browser) == "largest.contrast-dark"
        end_sessions(school, petra)
        enter(browser, otto)
        assert look_of(browser.get("/accounts/me").text) == ({}, "site.css")
        assert kept(browser) is None
        school.expire_all()
        assert school.get(User, otto.id).appearance is None


@pytest.mark.parametrize(("own_device", "left"), [(False, None), (True, "largest")])
def test_a_page_without_anybody_takes_away_what_was_lent(as_, petra, school, own_device, left):
    """Also when the session ended by itself."""
    petra.appearance = "largest"
    school.commit()
    browser = as_()
    enter(browser, petra, own_device)
    browser.get("/accounts/me")
    end_sessions(school, petra)
    looks = look_of(browser.get("/accounts/sign-in").text)[0]
    assert looks == ({"letters": left} if left else {})
    assert kept(browser) == left


def test_what_is_chosen_signed_in_is_marked_at_once_and_goes_with_its_reader(as_, petra, school):
    browser = as_()
    enter(browser, petra)
    save(browser, colours="dark", stays="y")
    cookie = browser.get_cookie(COOKIE)
    assert (cookie.value, cookie.max_age) == ("dark.theirs", None)
    end_sessions(school, petra)
    browser.get("/appearance/")
    assert kept(browser) is None


@pytest.mark.parametrize(
    "address", ["http://[x", "http://localhost", "//", "http://localhost//elders.example/x",
                "http://localhost/\\elders.example", "x" * 5000]
)  # fmt: skip
def test_an_odd_address_to_come_from_leads_to_the_beginning(as_, address):
    answer = as_().get("/appearance/", headers={"Referer": address})
    assert answer.status_code == 200
    assert "Naar het begin" in answer.text
    assert "elders" not in answer.text


def test_the_way_back_stays_on_this_site(as_):
    browser = as_()
    here = {"Referer": "http://localhost/modules/proef/begin"}
    assert 'href="/modules/proef/begin"' in browser.get("/appearance/", headers=here).text
    there = {"Referer": "http://elders.example/modules/"}
    assert "elders" not in browser.get("/appearance/", headers=there).text
    assert "//elders" not in browser.get("/appearance/?next=//elders.example").text
