"""Which passwords are taken: long ones that are not easy to guess, and no other rules."""

import time

import pytest
from argon2 import Type

from learning.accounts.passwords import hash_of_password, hasher, is_outdated, is_right, why_refused

ABOUT = ("Sanne", "sanne.de.vries@school.example")


@pytest.mark.parametrize(
    "password",
    ["", "kort", "elf tekens!", "e\u0301" * 11],
)
def test_se6_short_ones_are_refused(password):
    assert "minstens 12 tekens" in why_refused(password)


@pytest.mark.parametrize(
    "password",
    [
        "123456789012", "qwertyuiop12", "passwordpassword", "p@ssw0rdp@ss", "aaaaaaaaaaaaaa",
        "wachtwoord123", "welkom01welkom01", "vrijplaats2026", "kwartiermaken!", "kwartiermaker1",
        "sannesannesanne", "sanne.de.vries1", "sanne.de.vries@school.example", " " * 14,
        "ruimte-voor-anders-zijn", "abcabcabcabcabc",
    ],
)  # fmt: skip
def test_se6_well_known_and_own_words_are_refused(password):
    assert "makkelijk te raden" in why_refused(password, ABOUT)


@pytest.mark.parametrize(
    "password",
    ["vier losse woorden op papier", "paard-nietje-batterij", "x7#Kq!m2Lp9z",
     "雪がふる夜の橋をわたる犬と猫", "één crème brûlée graag", "geheim\0met een gat erin"],
)  # fmt: skip
def test_se6_other_ones_are_fine_without_rules_about_signs(password):
    assert why_refused(password, ABOUT) is None


def test_se5_two_hundred_signs_are_fine_and_more_are_refused():
    long = "een zin die steeds anders verder gaat, nummer: " + "0a1b2c3d4e5f6g7h8i" * 9
    assert why_refused(long[:200]) is None
    assert "hoogstens 200 tekens" in why_refused(long[:200] + "x")


def test_se5_the_settings_are_those_of_the_house():
    used = (hasher.type, hasher.memory_cost, hasher.time_cost, hasher.parallelism)
    assert used == (Type.ID, 19456, 2, 1)  # as imported; the stage has a quicker one


def test_se5_nothing_is_cut_off():
    kept = hash_of_password("x" * 199 + "a")
    assert is_right("x" * 199 + "a", kept)
    assert not is_right("x" * 199 + "b", kept)
    assert not is_right("x" * 199, kept)


@pytest.mark.parametrize("typed", ["niemand", "", "\0", "x" * 100_000, "\ud800"])
def test_no_password_fits_nobody(typed):
    assert not is_right(typed, None)


def test_rubbish_in_the_database_is_no_password():
    assert not is_right("x", "geen hash")


def test_a_hash_of_today_is_not_outdated():
    assert not is_outdated(hash_of_password("vier losse woorden op papier"))


def test_in4_a_password_of_a_million_accents_is_refused_at_once():
    """Putting accents in order takes a time that grows with the square of their number."""
    begun = time.process_time()
    endless = "a" + "\u0301\u0327" * 500_000
    assert "hoogstens 200" in why_refused(endless)
    assert not is_right(endless, hash_of_password("vier losse woorden op papier"))
    assert time.process_time() - begun < 2
