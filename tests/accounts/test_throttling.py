"""How long to wait after failed tries: plain numbers, no web and no database."""

from datetime import UTC, datetime, timedelta

import pytest

from learning.accounts.throttling import ACCOUNT, NETWORK, PAIR, key_of

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)


def seconds(limit, failures, ago=0):
    return limit.wait(failures, NOW - timedelta(seconds=ago), NOW).total_seconds()


@pytest.mark.parametrize(
    ("limit", "failures", "wait"),
    [
        (PAIR, 0, 0), (PAIR, 4, 0), (PAIR, 5, 32), (PAIR, 6, 64), (PAIR, 9, 512), (PAIR, 10, 900),
        (PAIR, 5000, 900),
        (NETWORK, 99, 0), (NETWORK, 100, 32), (NETWORK, 101, 64), (NETWORK, 5000, 900),
        (ACCOUNT, 39, 0), (ACCOUNT, 40, 30), (ACCOUNT, 5000, 30),
    ],
)  # fmt: skip
def test_waits_grow_up_to_a_limit(limit, failures, wait):
    assert seconds(limit, failures) == wait


def test_the_wait_runs_down():
    assert seconds(PAIR, 5, ago=30) == 2
    assert seconds(PAIR, 5, ago=33) == 0


@pytest.mark.parametrize("limit", [PAIR, NETWORK, ACCOUNT])
def test_counts_heal_by_themselves(limit):
    assert limit.left(10, NOW - limit.heals * 3, NOW) == 7
    assert limit.left(10, NOW - timedelta(days=30), NOW) == 0


def test_du7_a_clock_that_went_back_holds_nobody_up():
    assert seconds(PAIR, 50, ago=-3600) == 0
    assert PAIR.left(50, NOW + timedelta(hours=1), NOW) == 50


def test_a_key_cannot_be_read_back_without_the_secret():
    assert key_of("a", "pair", "x", "y") != key_of("b", "pair", "x", "y")
    assert key_of("a", "pair", "x", "y") != key_of("a", "pair", "xy")
    assert "sanne" not in key_of("a", "account", "sanne@school.example")
