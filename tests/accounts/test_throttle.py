"""Trying many passwords takes ever longer, and locks nobody out."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from learning.accounts import attempts
from learning.accounts.models import Throttle
from learning.accounts.throttling import ACCOUNT, NETWORK
from learning.app import create_app
from learning.base.db import db
from tests.conftest import PASSWORD, Browser

WAIT = "Wacht even. Probeer het over één minuut nog eens"


@pytest.fixture
def fail(try_in):
    def fail_so_often(times, email="sanne@school.example", remote="10.0.0.7"):
        return [try_in(email, f"verkeerd nummer {n}", remote) for n in range(times)]

    return fail_so_often


def test_se7_after_five_tries_one_has_to_wait(sanne, fail, try_in):
    answers = fail(30)
    assert [WAIT in each.text for each in answers] == [False] * 5 + [True] * 25
    assert {each.status_code for each in answers} == {422}
    assert answers[-1].headers["Retry-After"] == "32"
    assert WAIT in try_in().text


def test_se7_the_wait_grows(sanne, fail, at):
    fail(5)
    at("2026-03-09 09:01")
    fail(1)
    assert fail(1)[0].headers["Retry-After"] == "64"


def test_se7_the_right_password_works_from_another_network(sanne, fail, try_in):
    fail(30)
    assert try_in(remote="10.0.1.7").status_code == 302
    assert try_in(remote="2001:db8:1::1").status_code == 302
    assert WAIT in try_in(remote="10.0.0.250").text


def test_se7_others_on_the_same_network_are_not_held_up(sanne, person, fail, try_in):
    person("Bilal", password=PASSWORD)
    fail(30)
    assert try_in("bilal@school.example").status_code == 302


def test_se7_a_link_still_works(sanne, fail, visitor):
    fail(30)
    answer = visitor.post("/accounts/send-link", data={"email": sanne.email})
    assert "Kijk in je mail" in answer.text


def test_se7_many_accounts_from_one_network_are_held_up(sanne, fail, try_in, monkeypatch):
    monkeypatch.setattr(attempts, "NETWORK", replace(NETWORK, free=8))
    for number in range(8):
        fail(1, email=f"iemand{number}@school.example")
    assert WAIT in try_in().text
    assert try_in(remote="10.9.9.9").status_code == 302


def test_se7_one_account_from_many_networks_waits_half_a_minute_at_most(
    sanne, fail, try_in, at, monkeypatch
):
    monkeypatch.setattr(attempts, "ACCOUNT", replace(ACCOUNT, free=8))
    for number in range(12):
        fail(1, remote=f"10.1.{number}.1")
    assert try_in(remote="10.2.0.1").headers["Retry-After"] == "30"
    at("2026-03-09 09:00:31")
    assert try_in(remote="10.2.0.1").status_code == 302


def test_a_good_sign_in_clears_the_count(sanne, fail, try_in):
    fail(4)
    assert try_in().status_code == 302
    assert not any(WAIT in each.text for each in fail(5))


def test_se7_a_restart_forgets_nothing(sanne, fail, app):
    fail(5)
    fresh = create_app(app.extensions["settings"])
    fresh.test_client_class = Browser
    data = {"email": sanne.email, "password": PASSWORD}
    there = {"REMOTE_ADDR": "10.0.0.7"}
    answer = fresh.test_client().post("/accounts/sign-in", data=data, environ_base=there)
    assert WAIT in answer.text
    with fresh.app_context():
        db.engine.dispose()


def test_se7_eight_at_once_do_not_slip_by(sanne, fail, school):
    with ThreadPoolExecutor(8) as pool:
        answers = [each[0] for each in pool.map(lambda _: fail(1), range(8))]
    assert sum(WAIT in each.text for each in answers) == 3
    assert sorted(school.scalars(select(Throttle.failures))) == [5, 5, 5]


def test_the_table_tells_nothing_about_who_or_where(sanne, fail, school):
    fail(1)
    told = " ".join(school.scalars(select(Throttle.key)))
    assert "sanne" not in told
    assert "10.0.0" not in told


def test_words_wait_too_when_one_has_to_wait(sanne, fail, try_in):
    fail(5)
    answer = try_in(**{"kept-address": "/submissions/x", "kept.answer": "Mijn lange tekst " * 9})
    assert "Mijn lange tekst" in answer.text
    assert "Wacht even" in answer.text
