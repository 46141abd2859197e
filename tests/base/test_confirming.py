"""The browser is told which words arrived, so that it lets go of its copy: DU12."""

import re

import pytest

pytestmark = pytest.mark.sqlite_only
PAGE = "abcdefghjkmnpq"


def taken(page) -> str | None:
    found = re.search(r'data-taken="([^"]*)"', page.text)
    return found and found[1]


def rename(browser, name="Sanne", page=PAGE):
    return browser.post("/accounts/me/name", data={"name": name, "page": page})


def test_du12_a_post_that_redirects_took_the_words(as_, sanne, voorjaar):
    browser = as_(sanne)
    assert taken(browser.get("/")) == ""
    assert rename(browser, page=f"{PAGE}.3").status_code == 302
    assert taken(browser.get("/")) == PAGE
    assert taken(browser.get("/accounts/me")) == PAGE


def test_du12_a_refusal_did_not(as_, sanne, voorjaar):
    browser = as_(sanne)
    assert rename(browser, name="").status_code == 422
    assert taken(browser.get("/")) == ""


def test_only_the_last_five_are_told(as_, sanne, voorjaar):
    browser, names = as_(sanne), [f"{PAGE[:-1]}{sign}" for sign in "abcdefg"]
    for name in names:
        rename(browser, page=name)
    assert taken(browser.get("/")).split() == names[-5:]


@pytest.mark.parametrize("page", ["", "kort", '"><script>', "A" * 14, PAGE * 2, f"{PAGE} {PAGE}"])
def test_what_is_no_name_of_a_page_is_not_told(as_, sanne, voorjaar, page):
    browser = as_(sanne)
    rename(browser, page=page)
    assert taken(browser.get("/")) == ""


def test_a_page_says_whose_it_is_and_what_was_said_of_the_device(as_, sanne, voorjaar):
    page = as_(sanne).get("/").text
    assert f'data-person="{sanne.public_id}" data-device="tab"' in page


def test_visitors_and_pages_without_a_session_say_nothing(as_, sanne, voorjaar):
    assert taken(as_().get("/accounts/sign-in")) is None
    assert taken(as_(sanne).get("/submissions/niets")) is None
