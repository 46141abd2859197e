"""Rounds of Sanne."""

import pytest

from tests.competences.rating.rounds import Round


@pytest.fixture
def begun(school, sanne, voorjaar, now):
    """Sanne chose words, and says nothing of it yet."""
    return Round(school, sanne, voorjaar, now)


@pytest.fixture
def both(begun, anna):
    """Sanne and Anna are both in."""
    return begun.seen_by(anna)
