"""Every page of searching: who sees it, and how they get there."""

import re
from collections.abc import Callable

from tests.e2e.site import place

SEARCH = "/search/"


def look_for(words: str) -> Callable:
    return lambda page, _: page.get_by_label("Waar zoek je naar?").fill(words)


def press(name: str) -> Callable:
    """Press that button as without <search-words>: the page of the POST itself is looked at."""

    def do(page, _):
        button = page.get_by_role("main").get_by_role("button", name=re.compile(name)).first
        with page.expect_navigation():
            button.evaluate("each => each.form.submit()")

    return do


FOUND = (SEARCH, look_for("buurt"), press("^Zoek$"))

PLACES = [
    place("sanne", "search.search", SEARCH),
    place("sanne", "search.find", *FOUND, about="in everything"),
    place("anna", "search.find", *FOUND, press("^Toon meer"), about="of one kind"),
    place("wim", "search.find", SEARCH, look_for("%"), press("^Zoek$"), about="nothing"),
]
