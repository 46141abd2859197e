"""``make pictures``: every page as its main role, at three widths, light and dark.

They come in build/pages/. ``make pictures only=talks,refused width=320 theme=dark`` makes fewer;
``only=showcase``: every component at rest, under the pointer and with the focus.
"""

import logging
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from tests.e2e.site import Place, place
from tests.e2e.test_accessibility import PLACES
from tests.pictures.beginnings import EMPTY, everybody_alone, nobody_but_a_beheerder
from tests.pictures.choosing import Wanted, wanted_by
from tests.pictures.components import of_the_components
from tests.pictures.taking import take
from tests.screenshots import chromium, school, sign_in
from tests.serving import serving

PATIENCE = 10_000  # milliseconds
ROOMS = (
    "/", "/modules/", "/reviews/", "/cohorts/", "/intervisie/", "/notebook/", "/talks/",
    "/competences/", "/competences/portfolio/", "/werktafel/", "/begeleiders/", "/privacy/",
    "/examples/", "/accounts/people", "/search/",
)  # fmt: skip
FIRST_DAY = {
    nobody_but_a_beheerder: ("wim",),
    everybody_alone: ("noor", "joost", "karim", "paula"),
}


class Rooms:
    """A window for each person, opened when they are needed: ``rooms("sanne")``."""

    def __init__(self, browser: Browser, address: str):
        self.browser, self.address, self.pages = browser, address, {}

    def __call__(self, who: str) -> Page:
        if who not in self.pages:
            context = self.browser.new_context(
                base_url=self.address, locale="nl-NL", timezone_id="Europe/Amsterdam"
            )
            context.set_default_timeout(PATIENCE)
            self.pages[who] = context.new_page()
            if who != "visitor":
                sign_in(self.pages[who], who)
        return self.pages[who]

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()


def main(arguments: list[str]) -> None:
    """Make the pictures that *arguments* ask for; leaves with 1 when a page was out of reach."""
    wanted = wanted_by(arguments)
    wanted.into.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with chromium() as browser:
        of_the_components(browser, wanted)
        missed = [*of_beginnings(browser, wanted), *of_the_demo(browser, wanted)]
    print(*missed, sep="\n")
    print(f"The pictures stand in {wanted.into}/")
    sys.exit(bool(missed))


def of_the_demo(browser: Browser, wanted: Wanted) -> list[str]:
    """Every place of the browser tests, in their order, in the demo school; says what failed.

    A place may lean on what was done in one before it, so the whole room is walked.
    """
    rooms = {each.endpoint.partition(".")[0] for each in PLACES if wanted.wants(each)}
    places = [each for each in PLACES if each.endpoint.partition(".")[0] in rooms]
    if not places:
        return []
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), "--demo", "--workers", "1") as server,
    ):
        return taken(places, Rooms(browser, server.address), server, wanted)


def of_beginnings(browser: Browser, wanted: Wanted) -> list[str]:
    """What each role sees on a first day."""
    missed = []
    for fill, people in FIRST_DAY.items():
        places = [
            place(who, path.strip("/").replace("/", ".") or "place", path, about=EMPTY)
            for who in people
            for path in ROOMS
        ]
        places = [each for each in places if wanted.wants(each)]
        if places:
            with (
                tempfile.TemporaryDirectory() as folder,
                school(Path(folder), fill) as address,
            ):
                missed += taken(places, Rooms(browser, address), None, wanted)
    return missed


def taken(places: list[Place], rooms: Rooms, server, wanted: Wanted) -> list[str]:
    """Go to each place and take its pictures; gives a line for each that could not be reached."""
    missed = []
    for each in places:
        try:
            _method, status = each.go(rooms, server)
            is_for_them = each.about != EMPTY or status == 200
            if is_for_them and wanted.wants(each):
                take(rooms(each.who), called(each), wanted)
                print(called(each), flush=True)
        except (Error, AssertionError) as error:
            missed.append(f"MISSED {each}: {str(error).splitlines()[0]}")
            print(missed[-1], flush=True)
    rooms.close()
    return missed


def called(place: Place) -> str:
    """How the file of a place begins: endpoint, who, what is special."""
    words = [place.endpoint or "no-page", place.who, place.about.replace(" ", "_")]
    return "-".join(filter(None, words)).replace("/", "_").replace(",", "")


if __name__ == "__main__":
    main(sys.argv[1:])
