"""Several requests at the same moment; who comes first differs from time to time."""

import random
import threading
import time

from tests.choosing import IS_AUDIT

A_FEW = 4


def rounds(times: int) -> int:
    """How often to try what depends on who comes first: *times* in an audit, else a fifth of it,
    and at least A_FEW."""
    return times if IS_AUDIT else min(times, max(A_FEW, times // 5))


def at_once(*acts):
    """What each of *acts* gives, in their order, all begun together."""
    ready, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def go(place, act):
        ready.wait()
        time.sleep(random.random() / 300)
        answers[place] = act()

    threads = [threading.Thread(target=go, args=each) for each in enumerate(acts)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return answers
