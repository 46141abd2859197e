"""Pictures of the living page: every component at rest, under the pointer, and with the focus."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, CDPSession

from tests.pictures.choosing import Wanted
from tests.pictures.taking import take
from tests.serving import serving

NAME = "showcase"
ACTS = "main :is(a, button, input, select, textarea, summary)"
STATES = {"": [], "hover": ["hover"], "focus": ["focus", "focus-visible"]}


def of_the_components(browser: Browser, wanted: Wanted) -> None:
    """Make them, if *wanted* asks for them: three pictures at each width and theme."""
    if not wanted.wants(NAME):
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), "--demo", "--workers", "1", LEARNING_DEVELOPMENT="true") as server,
    ):
        page = browser.new_page(base_url=server.address)
        page.goto("/showcase/")
        line = page.context.new_cdp_session(page)
        for state, pseudo in STATES.items():
            force(line, pseudo)
            take(page, "-".join(filter(None, [NAME, state])), wanted)
        page.close()


def force(line: CDPSession, pseudo: list[str]) -> None:
    """Everything that acts looks as if *pseudo* were so: ``["hover"]``; ``[]``: at rest."""
    for tool in ("DOM.enable", "CSS.enable"):
        line.send(tool)
    root = line.send("DOM.getDocument")["root"]["nodeId"]
    found = line.send("DOM.querySelectorAll", {"nodeId": root, "selector": ACTS})
    for node in found["nodeIds"]:
        line.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": pseudo})
