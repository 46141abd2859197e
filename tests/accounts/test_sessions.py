"""Being signed in is a row in the database: it begins anew, and ends at the server."""

import pytest
from sqlalchemy import func, select

from learning.accounts.models import LoginSession
from tests.conftest import PASSWORD


def count(school) -> int:
    school.rollback()
    return school.scalar(select(func.count()).select_from(LoginSession))


def token(browser) -> str | None:
    with browser.session_transaction() as session:
        return session.get("_user_id")


def is_in(browser) -> bool:
    return browser.get("/accounts/me").status_code == 200


def test_se1_signing_in_makes_a_new_token_and_ends_the_old_one(sanne, as_, try_in, school):
    browser = as_(sanne)
    before = token(browser)
    try_in(browser=browser)
    assert token(browser) not in (None, before)
    assert count(school) == 1


def test_se1_a_token_chosen_by_the_client_is_not_taken_over(sanne, as_, try_in):
    browser = as_()
    with browser.session_transaction() as session:
        session["_user_id"] = "gekozen-door-mij"
        session["rubbish"] = "blijft dit staan?"
    assert not is_in(browser)
    try_in(browser=browser)
    with browser.session_transaction() as session:
        assert session["_user_id"] != "gekozen-door-mij"
        assert "rubbish" not in session


def test_se1_the_csrf_token_of_before_is_dead(sanne, as_, try_in):
    browser = as_()
    browser.get("/accounts/sign-in")
    with browser.session_transaction() as session:
        before = session["csrf_token"]
    try_in(browser=browser)
    with browser.session_transaction() as session:
        assert session.get("csrf_token") != before


def test_se3_the_cookie_tells_nothing_and_no_script_reads_it(sanne, try_in):
    cookie = try_in().headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "sanne" not in cookie.lower()


def test_se2_signing_out_ends_it_at_the_server(sanne, as_, school):
    browser = as_(sanne)
    kept = token(browser)
    answer = browser.post("/accounts/sign-out")
    assert answer.location == "/accounts/sign-in"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert count(school) == 0
    with browser.session_transaction() as session:
        session["_user_id"] = kept
    assert not is_in(browser)


def test_signing_out_is_said_on_the_next_page(sanne, as_):
    answer = as_(sanne).post("/accounts/sign-out", follow_redirects=True)
    assert "Je bent uitgelogd" in answer.text


def test_signing_out_twice_does_no_harm(sanne, as_):
    browser = as_(sanne)
    browser.post("/accounts/sign-out")
    assert browser.post("/accounts/sign-out").status_code == 302


def test_se2_signing_out_here_leaves_other_devices(sanne, as_):
    here, there = as_(sanne), as_(sanne)
    here.post("/accounts/sign-out")
    assert not is_in(here)
    assert is_in(there)


def test_se2_signing_out_everywhere(sanne, as_, school):
    here, there = as_(sanne), as_(sanne)
    assert "twee keer ingelogd" in here.get("/accounts/me").text
    here.post("/accounts/me/sign-out-everywhere")
    assert not is_in(here)
    assert not is_in(there)
    assert count(school) == 0


def test_se2_a_new_password_ends_every_other_session(sanne, as_):
    here, there = as_(sanne), as_(sanne)
    before = token(here)
    data = {"current_password": PASSWORD, "new_password": "vier losse woorden op papier"}
    assert here.post("/accounts/me/password", data=data).status_code == 302
    assert not is_in(there)
    assert is_in(here)
    assert token(here) != before


def test_se2_closing_an_account_works_on_the_next_request(sanne, wim, as_):
    browser = as_(sanne)
    assert is_in(browser)
    as_(wim).post(f"/accounts/people/{sanne.public_id}/close")
    assert not is_in(browser)


@pytest.mark.parametrize(
    ("own_device", "moment", "still_in"),
    [
        (False, "2026-03-09 11:59", True),
        (False, "2026-03-09 12:01", False),
        (True, "2026-04-07 09:00", True),
        (True, "2026-04-09 09:00", False),
    ],
)
def test_se4_a_session_ends_after_a_long_silence(sanne, as_, at, own_device, moment, still_in):
    browser = as_(sanne, own_device=own_device)
    at(moment)
    assert is_in(browser) is still_in


def test_se4_a_page_that_was_signed_out_can_ask_who_is_in_again(sanne, as_, voorjaar):
    """Its token is a good one; somebody who is not signed in gets none."""
    browser = as_(sanne)
    here = browser.get("/accounts/token").json
    assert here["person"] == sanne.public_id
    data = {"name": "Sanne", "csrf_token": here["token"]}
    assert browser.post("/accounts/me/name", data=data, csrf=False).status_code == 302
    assert as_().get("/accounts/token").status_code == 302
