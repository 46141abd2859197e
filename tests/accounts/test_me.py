"""One's own account: a name, an address, a password if one wants."""

import pytest

from tests.conftest import PASSWORD
from tests.letterbox import link_in, mails

NEW = "vier losse woorden op papier"


def refuse(browser, url, **data):
    answer = browser.post(url, data=data)
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    return answer.text


def test_the_page_shows_everything_we_know(sanne, as_):
    text = as_(sanne).get("/accounts/me").text
    assert "sanne@school.example" in text
    assert 'value="Sanne"' in text
    assert "één keer ingelogd" in text


def test_a_new_name_shows_at_once(sanne, as_):
    browser = as_(sanne)
    answer = browser.post(
        "/accounts/me/name", data={"name": "  Sanne-Loes é🎈 "}, follow_redirects=True
    )
    assert "Je naam is bewaard" in answer.text
    assert 'value="Sanne-Loes é🎈"' in answer.text


@pytest.mark.parametrize(
    "name", ["", "   ", "\u200b\u202e", "\u3164", "a\nb", "Jo\r\nBcc: x@y.nl", "Jo\0", "a" * 81]
)
def test_in2_names_that_cannot_be_seen_or_kept_are_refused(sanne, as_, school, name):
    refuse(as_(sanne), "/accounts/me/name", name=name)
    school.rollback()
    assert sanne.name == "Sanne"


@pytest.mark.parametrize(
    "name", ["<b>Jo</b>", "{{ 7*7 }}", "'; DROP TABLE user; --", "a" * 80, "مرحبا"]
)
def test_in1_odd_names_come_back_as_they_were(sanne, as_, school, name):
    as_(sanne).post("/accounts/me/name", data={"name": name})
    school.rollback()
    assert sanne.name == name
    assert "<b>Jo</b>" not in as_(sanne).get("/accounts/me").text


def test_az10_nothing_else_changes_by_extra_fields(sanne, as_, school):
    data = {
        "name": "Jo", "email": "x@y.nl", "is_beheerder": "y", "id": "1", "public_id": "x",
        "password_hash": "x", "deactivated_at": "",
    }  # fmt: skip
    before = (sanne.email, sanne.public_id, sanne.password_hash, False)
    as_(sanne).post("/accounts/me/name", data=data)
    school.rollback()
    assert (sanne.email, sanne.public_id, sanne.password_hash, sanne.is_beheerder) == before


def test_the_present_password_is_asked(sanne, as_, try_in):
    text = refuse(as_(sanne), "/accounts/me/password", current_password="mis", new_password=NEW)
    assert "niet je wachtwoord van nu" in text
    assert NEW not in text
    data = {"current_password": PASSWORD, "new_password": NEW}
    answer = as_(sanne).post("/accounts/me/password", data=data)
    assert answer.status_code == 302
    assert try_in(password=NEW).status_code == 302
    assert try_in(password=PASSWORD).status_code == 422


def test_guessing_the_present_password_is_held_up(sanne, as_):
    browser = as_(sanne)
    for _ in range(5):
        refuse(browser, "/accounts/me/password", current_password="mis", new_password=NEW)
    assert "Wacht even" in refuse(
        browser, "/accounts/me/password", current_password=PASSWORD, new_password=NEW
    )


def test_whoever_has_none_chooses_one(person, as_, try_in):
    browser = as_(person("Bilal"))
    assert "Je wachtwoord van nu" not in browser.get("/accounts/me").text
    browser.post("/accounts/me/password", data={"new_password": NEW})
    assert try_in("bilal@school.example", NEW).status_code == 302


def test_whoever_just_came_by_a_link_is_not_asked_for_a_forgotten_one(
    sanne, visitor, school, try_in, at
):
    visitor.post("/accounts/send-link", data={"email": sanne.email})
    visitor.post(link_in(mails(school)[0]))
    assert "Je wachtwoord van nu" not in visitor.get("/accounts/me").text
    at("2026-03-09 10:01")
    assert "Je wachtwoord van nu" in visitor.get("/accounts/me").text
    at("2026-03-09 09:59")
    assert visitor.post("/accounts/me/password", data={"new_password": NEW}).status_code == 302
    assert try_in(password=NEW).status_code == 302


@pytest.mark.parametrize("new", ["", "kort", "wachtwoord123", "sanne@school.example", "a" * 201])
def test_se6_a_weak_password_is_refused_and_the_old_one_stays(sanne, as_, try_in, new):
    refuse(as_(sanne), "/accounts/me/password", current_password=PASSWORD, new_password=new)
    assert try_in().status_code == 302


def test_se6_password_managers_and_pasting_are_welcome(sanne, as_):
    text = as_(sanne).get("/accounts/me").text
    assert 'autocomplete="current-password"' in text
    assert 'autocomplete="new-password"' in text
    assert "onpaste" not in text
