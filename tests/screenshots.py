"""The pictures of the handbook, made from a demo school of its own at one fixed moment.

``python -m tests.screenshots`` writes them to modules/handleiding/media, and the ten main pages,
wide and narrow, to docs/pages. Names after it make only those; ``pages``: only the main pages.
Everybody in them is invented.
"""

import logging
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from learning.app import create_app
from learning.base import clock
from learning.base.schema import bring_up_to_date
from learning.base.settings import settings_from
from learning.demo.cast import PASSWORD
from learning.demo.school import fill_if_empty
from tests.chromium import path as chromium_path
from tests.serving import HOUSE, free_port

MEDIA = HOUSE / "modules" / "handleiding" / "media"
MOMENT = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)  # a Monday, ten o'clock in Utrecht
MODULE = "/modules/kwartiermaken"
MOST_BYTES = 60_000
SIZES = {1366: (1024, 700), 320: (320, 640)}  # of the window; a laptop's page fits in less
PAGES = HOUSE / "docs" / "pages"
WHOLE = {1366: (1366, 900), 320: (320, 720)}  # of the window, for a main page
PATIENCE = 20_000  # milliseconds
CALM = "*, *::before { animation: none !important; transition: none !important; }"


@dataclass(frozen=True)
class Shot:
    """A picture: who looks, and how they get there. *steps*: paths, and links to follow.

    ``to``: what stands at the top; "" for the beginning of the page.
    """

    name: str
    who: str
    steps: tuple
    to: str = ""
    width: int = 1366


def link(words: str) -> Callable[[Page], None]:
    """Follow the first link in the page itself with these words."""
    return lambda page: _away(page, page.get_by_role("main").get_by_role("link", name=_like(words)))


def work(opdracht: str, part: int = 0) -> Callable[[Page], None]:
    """Follow the button under a part of an opdracht."""
    place = f"#opdracht-{opdracht} .work"
    return lambda page: _away(page, page.locator(place).nth(part).locator("a.button"))


def _away(page: Page, what) -> None:
    with page.expect_navigation():
        what.first.click()


def _like(words: str) -> re.Pattern:
    return re.compile(words)


TUESDAY = ("/intervisie/", link("Dinsdagavond"))
SHOTS = (
    Shot("mijn-plek", "sanne", ("/",)),
    Shot("mijn-plek-telefoon", "sanne", ("/",), width=320),
    Shot("hoofdstuk", "sanne", (f"{MODULE}/aan-de-slag",)),
    Shot("schrijven", "sanne", (f"{MODULE}/vriendendiensten", work("vriendendiensten"))),
    Shot("feedback-lezen", "sanne", (f"{MODULE}/vrijplaats", work("verken-enik"))),
    Shot("wie-las", "sanne", ("/privacy/",)),
    Shot("logboek", "sanne", ("/notebook/",)),
    Shot("intervisie", "sanne", (*TUESDAY, link("Ieder geeft|Iedereen geeft|Nu bezig met"))),
    Shot("gesprek", "sanne", ("/talks/",)),
    Shot("nakijken", "anna", ("/reviews/",)),
    Shot("feedback-geven", "anna", ("/reviews/", link("Henk, Verken Enik"))),
    Shot("groep", "anna", ("/cohorts/",)),
    Shot("groep-beheerder", "wim", ("/cohorts/", link("Voorjaarsgroep"))),
    Shot("werktafel", "sanne", ("/werktafel/",)),
    Shot("competenties", "sanne", ("/competences/",), to="In beeld"),
    Shot("portfolio", "sanne", ("/competences/portfolio/",)),
    Shot("voorbeelden", "sanne", ("/examples/",)),
)
MAIN = (
    "mijn-plek", "hoofdstuk", "schrijven", "feedback-lezen", "intervisie", "gesprek", "nakijken",
    "feedback-geven", "groep", "werktafel",
)  # fmt: skip


def main(names: list[str]) -> None:
    """Make the pictures called *names*; all of them without any."""
    wanted = [(MEDIA / shot.name, shot, SIZES) for shot in SHOTS if not names or shot.name in names]
    if not names or "pages" in names:
        wanted += [
            (PAGES / f"{shot.name}-{width}", replace(shot, width=width), WHOLE)
            for shot in SHOTS
            for width in WHOLE
            if shot.name in MAIN
        ]
    MEDIA.mkdir(parents=True, exist_ok=True)
    PAGES.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with (
        tempfile.TemporaryDirectory() as folder,
        school(Path(folder)) as address,
        chromium() as browser,
    ):
        for path, shot, sizes in wanted:
            data = small(taken(shot, browser, address, sizes))
            path.with_suffix(".webp").write_bytes(data)
            print(f"{path.name}.webp  {len(data) / 1000:.0f} kB", flush=True)


@contextmanager
def school(folder: Path, fill: Callable = fill_if_empty) -> Iterator[str]:
    """A demo school in *folder*, served while time stands still; gives its address.

    *fill*: what puts people in it, given the app and the moment.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    before, clock.now = clock.now, lambda: MOMENT
    app = create_app(settings_from({"LEARNING_INSTANCE": str(folder), "PUBLIC_URL": address}))
    bring_up_to_date(app)
    fill(app, MOMENT)
    server = make_server("127.0.0.1", port, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()
        clock.now = before


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


def taken(shot: Shot, browser: Browser, address: str, sizes: dict = SIZES) -> bytes:
    """The picture as PNG; *sizes*: of the window, by the width of the shot."""
    width, height = sizes[shot.width]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        bypass_csp=True,  # for the style that stops all movement
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.clock.set_fixed_time(MOMENT)
        sign_in(page, shot.who)
        for step in shot.steps:
            page.goto(step) if isinstance(step, str) else step(page)
        page.add_style_tag(content=CALM)
        if shot.to:
            page.get_by_role("heading", name=_like(shot.to)).first.evaluate(
                "e => e.scrollIntoView()"
            )
        return page.screenshot()
    finally:
        context.close()


def sign_in(page: Page, who: str) -> None:
    page.goto("/accounts/sign-in?with=password")
    page.get_by_label("Je e-mailadres").fill(f"{who}@school.example")
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: "/accounts/" not in url)


def small(png: bytes) -> bytes:
    """The picture as WebP: without loss when it is light enough, else the best that is."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    ways = [{"lossless": True}, *({"quality": each} for each in (90, 80, 70, 60, 50, 40))]
    for way in ways:
        made = BytesIO()
        picture.save(made, "WEBP", method=6, **way)
        if len(made.getvalue()) <= MOST_BYTES:
            break
    return made.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
