"""What the tests of the log of readers and of erasing have in common."""

import pytest

from tests.intervisie.places import Places
from tests.work import Work


@pytest.fixture
def work(school, now, sanne, voorjaar):
    """Sanne's submission on *Kijk terug*, just begun; see tests.work.Work."""
    return Work(school, sanne, voorjaar, now)


@pytest.fixture
def places(engine, school, cast, voorjaar, now):
    """The intervisiegroep *Dinsdag*, and threads in it up to any step."""
    return Places(engine, school, lambda *_, **__: None, cast, voorjaar, now)


@pytest.fixture
def read(school):
    """Nobody's session: the rows of a kind as the database has them now, by their key."""

    def rows(kind):
        school.rollback()
        school.expire_all()
        return school.query(kind).order_by(*kind.__table__.primary_key).all()

    return rows
