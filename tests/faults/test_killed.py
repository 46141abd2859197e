"""DU1: what was said to be saved survives a kill, in every kind of box, on both databases."""

import random
import time

import pytest

from tests.at_once import rounds
from tests.faults.sites import on_each
from tests.faults.writers import saving

pytestmark = pytest.mark.sqlite_only  # it uses both databases itself

ROUNDS = rounds(20)


def test_du1_killed_again_and_again_nothing_that_was_said_to_be_saved_is_lost_or_torn(
    sites, writers
):
    def kill_again_and_again(site):
        here = writers(site)
        for number in range(ROUNDS):
            with saving(here):
                time.sleep(random.random() / 4)
                site.server.kill()
            site.server.start()
            assert [each for each in here if not each.has_lost_nothing()] == [], f"round {number}"
        assert all(set(each.told) == {200} for each in here)
        assert site.is_whole()

    on_each(sites, kill_again_and_again)
