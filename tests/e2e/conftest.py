"""Real Chromium before a real server with the demo school."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests import postgres
from tests.serving import serving

PASSWORD = "ruimte-voor-anders-zijn"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def real_database():
    """The DATABASE_URL of a server; empty for SQLite in its own folder."""
    if os.environ.get("TEST_DATABASE") == "postgresql":
        with postgres.running() as url:
            yield {"DATABASE_URL": url}
    else:
        yield {}


@pytest.fixture(scope="session")
def server(tmp_path_factory, real_database):
    """The demo school, served as for real; shared by all browser tests of a run."""
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, "--demo", "--workers", "2", **real_database) as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for the run."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, server):
    """Open a browser window: ``window()``, ``window(width=320, dark=True, script=False)``.

    A script error, a CSP violation or a request to anybody else fails the test.
    """
    opened, wrong = [], []

    def open_window(width=1366, height=900, dark=False, script=True, **options):
        context = chromium.new_context(
            base_url=server.address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="nl-NL",
            **options,
        )
        opened.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("console", lambda said: wrong.append(said.text) if is_wrong(said) else None)
        page.on("request", lambda ask: is_ours(ask.url, server) or wrong.append(f"to {ask.url}"))
        return page

    yield open_window
    for context in opened:
        context.close()
    assert not wrong


def is_wrong(said):
    return "Content Security Policy" in said.text or (
        said.type == "error" and "Failed to load resource" not in said.text
    )


def is_ours(url, server):
    return url.startswith((server.address, "data:", "about:", "blob:"))


@pytest.fixture
def sign_in():
    """Sign in on a page with the demo password: ``sign_in(page, "sanne")``."""

    def enter(page, name, path="/"):
        page.goto(f"/accounts/sign-in?with=password&next={path}")
        page.get_by_label("Je e-mailadres").fill(f"{name}@school.example")
        page.get_by_label("Je wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    return enter
