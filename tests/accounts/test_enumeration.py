"""Nobody learns from an answer whether an address is known."""

import re

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from learning.accounts import passwords
from learning.accounts.models import OneTimeLink
from tests.conftest import PASSWORD
from tests.letterbox import mails


@pytest.fixture
def addresses(sanne, person, school, now):
    """Known with and without a password, closed, and unknown; equally long."""
    bob = person("Bobby")
    cor = person("Corry", password=PASSWORD)
    cor.deactivate(now)
    school.commit()
    return [sanne.email, bob.email, cor.email, "nobod@school.example"]


def told(answer, email) -> tuple:
    text = answer.text.replace(email, "ADDRESS")
    text = re.sub(r'name="csrf_token"[^>]*', "", text)
    headers = {name for name, _ in answer.headers}
    return answer.status_code, text, frozenset(headers)


def test_se8_a_wrong_password_is_told_the_same_to_all(addresses, try_in):
    assert len({told(try_in(each, "verkeerd-wachtwoord"), each) for each in addresses}) == 1


def test_se8_the_right_password_of_a_closed_account_is_told_the_same(addresses, try_in):
    closed, unknown = addresses[2:]
    assert told(try_in(closed), closed) == told(try_in(unknown), unknown)


def test_se8_asking_for_a_link_is_told_the_same_to_all(addresses, as_):
    def ask(email):
        return told(as_().post("/accounts/send-link", data={"email": email}), email)

    assert len({ask(each) for each in addresses}) == 1


def test_se8_only_who_may_come_in_gets_a_mail(addresses, as_, school):
    for each in addresses:
        as_().post("/accounts/send-link", data={"email": each})
    assert [mail.address for mail in mails(school)] == addresses[:2]
    assert school.scalar(select(func.count()).select_from(OneTimeLink)) == 2


def test_se8_the_database_does_the_same_for_known_and_unknown(addresses, as_, statements):
    def work(email):
        statements.clear()
        as_().post("/accounts/send-link", data={"email": email})
        return [each for each in statements if "SAVEPOINT" not in each]

    work(addresses[0])  # the network's count is there from now on
    assert work(addresses[0]) == work(addresses[3])


def test_se8_a_refused_try_does_the_same_for_known_and_unknown(addresses, try_in, statements):
    def work(email):
        statements.clear()
        try_in(email, "verkeerd-wachtwoord")
        return list(statements)

    assert work(addresses[0]) == work(addresses[3])


def test_se8_a_hash_is_worked_out_even_for_nobody(addresses, try_in, monkeypatch):
    class Watched(PasswordHasher):
        worked_on = ()

        def verify(self, kept, typed):
            self.worked_on += (kept[:21],)
            return super().verify(kept, typed)

    watched = Watched(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", watched)
    for each in addresses:
        try_in(each, "verkeerd-wachtwoord")
    assert watched.worked_on == ("$argon2id$v=19$m=8,t=",) * len(addresses)
