"""The pages about the site itself: letters and colours, reading without a connection."""

import os
import time
from fcntl import LOCK_EX, flock

from tests.e2e.site import place

PORTFOLIO, WAITING = "/competences/portfolio/", "/waiting/portfolio"
SEND = "form => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})"


SECONDS = 60
HELD = []  # what keeps the work going


def in_the_middle_of_the_work(page, server):
    """As after the button, and so it stays: work that ends while one looks changes the page."""
    page.locator("form[action$='/portfolio/pdf']").evaluate(SEND)
    end = time.monotonic() + SECONDS
    while not (made := _pdfs(server, "result")) and time.monotonic() < end:
        time.sleep(0.05)
    HELD.append(os.open(made[0].with_name("alive"), os.O_RDWR))
    flock(HELD[0], LOCK_EX)
    made[0].rename(made[0].with_name("aside"))


def when_it_is_done(_page, server):
    os.close(HELD.pop())
    for made in _pdfs(server, "aside"):
        made.rename(made.with_name("result"))


def _pdfs(server, name):
    return list((server.folder / "instance").glob(f"**/portfolio.*/{name}"))


PLACES = [
    place("visitor", "modules.accessibility", "/accessibility"),
    place("visitor", "appearance.appearance", "/appearance/"),
    place("sanne", "waiting.standing", PORTFOLIO, in_the_middle_of_the_work, WAITING),
    place("sanne", "waiting.standing", when_it_is_done, WAITING, about="done"),
    place("visitor", "offline.offline", "/offline/"),
    place("sanne", "offline.text", "/offline/modules/kwartiermaken/vrijplaats"),
]
