"""Words that were on their way when the door closed survive signing in."""

import pytest

from tests.conftest import PASSWORD

STORY = "Ik was die dag bij de buurvrouw.\nEn daarna nog heel lang onderweg."
TRAVEL = {"kept-address": "/submissions/abc", "kept.answer": STORY, "kept.revision": "3"}


def test_se4_after_signing_in_the_words_stand_there_ready_to_be_sent(sanne, try_in):
    answer = try_in(**TRAVEL)
    assert answer.status_code == 200
    assert STORY in answer.text
    assert 'action="/submissions/abc"' in answer.text
    assert 'name="answer"' in answer.text
    assert 'name="revision" value="3"' in answer.text
    assert "kept." not in answer.text
    assert answer.browser.get("/accounts/me").status_code == 200


def test_the_token_on_that_page_is_of_the_new_session(sanne, try_in):
    answer = try_in(**TRAVEL)
    token = answer.text.split('name="csrf_token" value="')[1].split('"')[0]
    data = {"name": "Jo", "csrf_token": token}
    assert answer.browser.post("/accounts/me/name", data=data, csrf=False).status_code == 302


@pytest.mark.parametrize("wrong", [{"password": "mis"}, {"password": ""}, {"email": "geen adres"}])
def test_a_failed_try_keeps_the_words(sanne, try_in, wrong):
    answer = try_in(**{**TRAVEL, **wrong})
    assert answer.status_code == 422
    assert STORY in answer.text
    assert 'name="kept.answer"' in answer.text
    assert 'name="kept-address" value="/submissions/abc"' in answer.text
    assert "Je tekst staat er nog" in answer.text


def test_a_hostile_address_does_not_travel_along(sanne, try_in):
    answer = try_in(**{**TRAVEL, "kept-address": "//evil.example"})
    assert "evil.example" not in answer.text
    assert 'action="/"' in answer.text


def test_passwords_do_not_travel(sanne, try_in):
    assert PASSWORD not in try_in(**TRAVEL).text


def test_who_signed_in_in_another_tab_gets_the_words_too(sanne, as_):
    answer = as_(sanne).post("/accounts/kept", data=TRAVEL)
    assert answer.status_code == 200
    assert STORY in answer.text
    assert 'action="/submissions/abc"' in answer.text


def test_who_did_not_sign_in_gets_them_back_as_well(as_):
    answer = as_().post("/accounts/kept", data=TRAVEL)
    assert answer.status_code == 401
    assert STORY in answer.text


def test_the_whole_way_from_a_closed_door_and_back(sanne, as_, school):
    browser = as_(sanne)
    browser.post("/accounts/sign-out")
    closed = browser.post(
        "/accounts/me/name", data={"name": "Sanne met een heel lange roepnaam die ik zelf bedacht"}
    )
    assert closed.status_code == 401
    assert 'name="kept.name"' in closed.text
    back = {
        "kept-address": "/accounts/me/name",
        "kept.name": "Loes",
        "email": sanne.email,
        "password": PASSWORD,
    }
    page = browser.post("/accounts/sign-in", data=back)
    assert 'action="/accounts/me/name"' in page.text
    browser.post("/accounts/me/name", data={"name": "Loes"})
    school.rollback()
    assert sanne.name == "Loes"


def test_xc1_without_a_token_nobody_is_signed_in_and_the_words_stay(sanne, as_):
    browser = as_()
    data = {"email": sanne.email, "password": PASSWORD, **TRAVEL}
    answer = browser.post("/accounts/sign-in", data=data, csrf=False)
    assert answer.status_code == 400
    assert STORY in answer.text
    assert PASSWORD not in answer.text
    assert browser.get("/accounts/me").status_code == 302
