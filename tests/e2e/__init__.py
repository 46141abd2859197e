"""Tests of e2e."""

import pytest

# What helpers assert tells what it saw, as in a test.
pytest.register_assert_rewrite(
    *(f"tests.e2e.{each}" for each in ("keys", "mailbox", "site", "visitor", "writing"))
)
