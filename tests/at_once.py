"""Several requests at the same moment; who comes first differs from time to time."""

import random
import threading
import time


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
