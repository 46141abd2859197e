"""Real Chromium before a real server with the demo school."""

import os
from itertools import count

import pytest
from playwright.sync_api import expect, sync_playwright

from tests import postgres
from tests.chromium import path as chromium_path
from tests.serving import serving

PASSWORD = "ruimte-voor-anders-zijn"
PATIENCE = 20_000  # milliseconds; a busy machine is slow, and what is wrong stays wrong
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def new_database():
    """Make a database for a server: its environment; on SQLite it has one in its own folder."""
    if os.environ.get("TEST_DATABASE") == "postgresql":
        numbers = count(1)
        with postgres.running() as url:
            yield lambda: {"DATABASE_URL": postgres.new_database(url, f"school-{next(numbers)}")}
    else:
        yield dict


@pytest.fixture(scope="session")
def server(tmp_path_factory, new_database):
    """The demo school, served as for real; shared by all browser tests of a run."""
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, "--demo", "--workers", "2", **new_database()) as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for the run."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET)
        yield browser
        browser.close()


class Windows:
    """Browser windows of one test, each a browser of its own (no shared cookies).

    ``wrong`` holds what no page may do: a script error, a CSP violation, a
    request to anybody else.
    """

    def __init__(self, chromium, server):
        self.chromium, self.server = chromium, server
        self.opened, self.wrong = [], []

    def open(self, width=1366, height=900, dark=False, script=True, at=None, **options):
        """A page. ``at``: another server than the shared one. Without a service worker, unless
        *options* allow it: what it asks for goes past the routes of a test."""
        address = (at or self.server).address
        context = self.chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            **{"service_workers": "block", **options},
        )
        self.opened.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("page", lambda page: self.watch(page, address))
        return context.new_page()

    def watch(self, page, address):
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", lambda said: self.wrong.append(said.text) if is_wrong(said) else None)
        page.on("request", lambda ask: is_ours(ask.url, address) or self.wrong.append(ask.url))

    def close(self):
        for context in self.opened:
            context.close()
        assert not self.wrong


def is_wrong(said):
    return "Content Security Policy" in said.text or (
        said.type == "error" and "Failed to load resource" not in said.text
    )


def is_ours(url, address):
    return url.startswith((address, "data:", "about:", "blob:"))


@pytest.fixture
def window(chromium, server):
    """Open a browser window: ``window()``, ``window(width=320, dark=True, script=False)``."""
    windows = Windows(chromium, server)
    yield windows.open
    windows.close()


@pytest.fixture(scope="session")
def sign_in():
    """Sign in on a page with the demo password: ``sign_in(page, "sanne")``; returns the page.

    ``own_device``: said to be her own.
    """

    def enter(page, name, path="/", own_device=False):
        page.goto(f"/accounts/sign-in?with=password&next={path}")
        page.get_by_label("Je e-mailadres").fill(f"{name}@school.example")
        page.get_by_label("Je wachtwoord").fill(PASSWORD)
        page.get_by_label("Ja, van mij alleen").set_checked(own_device)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(lambda url: "/accounts/" not in url)
        return page

    return enter


@pytest.fixture
def school(tmp_path, new_database):
    """A server without anybody."""
    with serving(tmp_path, "--workers", "1", **new_database()) as running:
        yield running


@pytest.fixture
def person(window, school):
    """A new browser at that server, each time."""
    return lambda **shape: window(at=school, **shape)
