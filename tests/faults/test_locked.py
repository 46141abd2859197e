"""DU3: another program keeps everybody from writing, for three seconds and for thirty."""

import time

import pytest

from tests.faults.sites import on_each
from tests.faults.writers import go_on, reads_on, saving

pytestmark = pytest.mark.sqlite_only  # it uses both databases itself


def test_du3_locked_for_a_short_or_a_long_time_nobody_loses_a_word(sites, writers, reader):
    """Three seconds are waited for. Thirty are a 503 with words, and reading goes on."""

    def lock(site):
        here, other = writers(site), reader(site)
        with saving(here), site.locked():
            time.sleep(3)
        assert all(set(each.told) == {200} for each in here)
        with saving(here):
            with site.locked():
                reads_on(other, 30)
            go_on(here)
        assert all(set(each.told) == {200, 503} for each in here)
        assert all(each.has_lost_nothing() for each in here)
        assert site.is_whole()

    on_each(sites, lock)
