"""DU9: PostgreSQL is killed while people save, and comes back; the site never restarts."""

import pytest

from tests.faults.sites import postgres_is_told
from tests.faults.writers import go_on, saving, wait_until

pytestmark = pytest.mark.sqlite_only  # it has a PostgreSQL of its own


def test_du9_postgresql_goes_away_and_comes_back_and_no_word_is_lost(
    on_postgresql, writers, reader
):
    here, other = writers(on_postgresql), reader(on_postgresql)
    with saving(here):
        postgres_is_told(on_postgresql.url, "stop", "-m", "immediate")
        wait_until(lambda: all(503 in each.told for each in here))
        status, page = other.get("/")
        assert (status, "De site heeft het even te druk" in page) == (503, True)
        postgres_is_told(on_postgresql.url, "start")
        go_on(here)
    assert all(set(each.told) == {200, 503} for each in here)
    assert all(each.has_lost_nothing() for each in here)
    assert other.get("/")[0] == 200
