"""Signing in by password: who comes in, and what the browser holds afterwards."""

import unicodedata

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from learning.accounts import passwords
from learning.accounts.models import LoginSession
from tests.conftest import PASSWORD


def is_in(browser) -> bool:
    return browser.get("/accounts/me").status_code == 200


def test_the_right_password_opens_the_door(sanne, try_in):
    answer = try_in()
    assert (answer.status_code, answer.location) == (302, "/")
    assert is_in(answer.browser)


@pytest.mark.parametrize("typed", ["SANNE@School.Example", "  sanne@school.example "])
def test_capitals_and_spaces_in_an_address_do_not_matter(sanne, try_in, typed):
    assert is_in(try_in(email=typed).browser)


@pytest.mark.parametrize(
    "typed", [PASSWORD + "x", PASSWORD[:-1], PASSWORD.upper(), PASSWORD + "\0"]
)
def test_any_other_password_does_not(sanne, try_in, typed):
    answer = try_in(password=typed)
    assert answer.status_code == 422
    assert "horen niet bij elkaar" in answer.text
    assert not is_in(answer.browser)


def test_ax6_what_is_missing_is_said_and_the_address_stays(sanne, try_in):
    answer = try_in(password="")
    assert "<title>Fout: Inloggen" in answer.text
    assert 'href="#password"' in answer.text
    assert 'value="sanne@school.example"' in answer.text


def test_a_password_never_comes_back_in_the_page(sanne, try_in):
    assert "een-geheim-van-mij" not in try_in(password="een-geheim-van-mij").text


@pytest.mark.parametrize("own_device", [True, False])
def test_the_question_about_the_device_decides_how_long_the_cookie_lives(
    sanne, try_in, school, own_device
):
    answer = try_in(**({"own_device": "y"} if own_device else {}))
    assert ("Expires=" in answer.headers["Set-Cookie"]) is own_device
    assert school.scalars(select(LoginSession.own_device)).one() is own_device


def test_se5_letters_made_of_pieces_are_the_same_letters(person, try_in):
    whole = "één-café-vol-crèmekoeken"
    person("Jo", password=unicodedata.normalize("NFC", whole))
    pieces = unicodedata.normalize("NFD", whole)
    assert pieces != whole
    assert is_in(try_in("jo@school.example", pieces).browser)


@pytest.mark.parametrize("password", ["ÿ雪🎈 " * 50, "a b" * 66, "kort\0en\0lang\0genoeg"])
def test_se5_long_and_strange_passwords_work_whole(person, try_in, password):
    person("Jo", password=password)
    assert is_in(try_in("jo@school.example", password).browser)
    assert not is_in(try_in("jo@school.example", password[:-1]).browser)


def test_se5_a_hash_of_weaker_settings_is_renewed(sanne, try_in, school, monkeypatch):
    before = sanne.password_hash
    monkeypatch.setattr(
        passwords, "hasher", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    )
    assert is_in(try_in().browser)
    school.rollback()
    assert sanne.password_hash != before
    assert is_in(try_in().browser)


def test_whoever_is_in_already_goes_on(as_, sanne):
    browser = as_(sanne)
    assert browser.get("/accounts/sign-in?next=/cohorts/").location == "/cohorts/"


@pytest.mark.parametrize("field", ["email", "password"])
def test_in1_huge_and_strange_input_is_refused_in_words(sanne, try_in, field):
    for text in ("x" * 100_000, "\0\u202e\ufffe", "a@b\r\nBcc: c@d.nl", "'; DROP TABLE user; --"):
        assert try_in(**{field: text}).status_code == 422
