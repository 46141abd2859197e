"""The talks of the tests, in a cohort that follows the module samen."""

import pytest

from tests.talks.talking import Stage

FIRST, OPEN = "eerst", "allen"  # its parts: eerst zelf, and without


@pytest.fixture
def stage(school, as_, cast, voorjaar, now, samen):
    """The talk in which one writes first oneself."""
    return Stage(school, as_, cast, voorjaar, FIRST)


@pytest.fixture
def open_stage(school, as_, cast, voorjaar, now, samen):
    """The talk in which everybody reads from the beginning."""
    return Stage(school, as_, cast, voorjaar, OPEN)
