"""DU1: what was said to be saved survives a kill, in every kind of box, on both databases."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.sites import on_each

pytestmark = pytest.mark.sqlite_only  # it uses both databases itself

ROUNDS = 20


def test_du1_twenty_times_killed_nothing_that_was_said_to_be_saved_is_lost_or_torn(sites, writers):
    def kill_again_and_again(site):
        here = writers[id(site)]
        for number in range(ROUNDS):
            is_over = threading.Event()
            with ThreadPoolExecutor(len(here)) as pool:
                writing = [pool.submit(each.save_until, is_over) for each in here]
                time.sleep(0.2 + number * 0.02)
                site.server.kill()
                is_over.set()
                [each.result() for each in writing]
            site.server.start()
            assert all(each.has_lost_nothing() for each in here), f"round {number}"
        return here

    for here in on_each(sites, kill_again_and_again):
        for each in here:
            assert set(each.told) == {200}
            assert each.told[200] >= ROUNDS
    assert all(site.is_whole() for site in sites)
