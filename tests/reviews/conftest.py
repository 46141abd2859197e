"""What the tests of giving feedback have in common."""

import pytest

from tests.work import Work


@pytest.fixture
def work(school, now, sanne, voorjaar):
    """Sanne's submission on *Kijk terug*, just begun; see tests.work.Work."""
    return Work(school, sanne, voorjaar, now)
