"""The pages about the site itself: letters and colours, reading without a connection, waiting."""

from contextlib import ExitStack
from fcntl import LOCK_EX

from learning.waiting.files import locked
from tests.e2e.site import place

PORTFOLIO, WAITING = "/competences/portfolio/", "/waiting/portfolio"
SEND = "form => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})"
AT_WORK = ExitStack()  # what keeps the pdf in the making


def in_the_middle_of_the_work(page, server):
    """As after the button, and so it stays: work that ends while one looks changes the page."""
    page.locator("form[action$='/portfolio/pdf']").evaluate(SEND)
    page.goto(WAITING)
    page.get_by_role("link", name="Bewaar je pdf").wait_for()
    (made,) = (server.folder / "instance").glob("**/portfolio.*/result")
    AT_WORK.enter_context(locked(made.with_name("alive"), LOCK_EX))
    AT_WORK.callback(made.with_name("aside").rename, made)
    made.rename(made.with_name("aside"))


def when_it_is_done(_page, _server):
    AT_WORK.close()


PLACES = [
    place("visitor", "modules.accessibility", "/accessibility"),
    place("visitor", "appearance.appearance", "/appearance/"),
    place("sanne", "waiting.standing", PORTFOLIO, in_the_middle_of_the_work, WAITING),
    place("sanne", "waiting.standing", when_it_is_done, WAITING, about="done"),
    place("visitor", "offline.offline", "/offline/"),
    place("sanne", "offline.text", "/offline/modules/kwartiermaken/vrijplaats"),
]
