"""The mails that a server wrote into its outbox, as people find them."""

import re
import sqlite3
import time
from email import message_from_bytes, policy

from playwright.sync_api import expect

from learning.notices.tokens import off_token

SECONDS = 60  # a pass of `learning tick` starts within two, on a busy machine much later


def link_for(server, address: str, subject: str, after: int = 0) -> str:
    """The link in the newest mail to *address*; waits for it. *after*: how many there were."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        links = links_for(server, address, subject)
        if len(links) > after:
            return links[-1]
        time.sleep(0.1)
    raise AssertionError(f"no mail “{subject}” to {address} within {SECONDS} seconds")


def links_for(server, address: str, subject: str) -> list[str]:
    """The links in all mails to *address* with that subject, oldest first."""
    paths = sorted((server.folder / "instance" / "outbox").glob("*.eml"))
    mails = [message_from_bytes(each.read_bytes(), policy=policy.default) for each in paths]
    return [
        re.search(r"https?://\S+", mail.get_content())[0]
        for mail in mails
        if mail["To"] == address and mail["Subject"] == subject
    ]


def off_page(server, address: str) -> str:
    """The path that stands in a mail to *address*, with which it stops mail; without waiting for a
    morning."""
    folder = server.folder / "instance"
    with sqlite3.connect(f"file:{folder / 'vrijplaats.db'}?mode=ro", uri=True) as database:
        found = database.execute("SELECT public_id FROM user WHERE email = ?", [address])
        (public_id,) = found.fetchone()
    return f"/notices/off/{off_token(public_id, (folder / 'secret_key').read_text().strip())}"


def signs_in_by_mail(page, server, address: str):
    """Ask for a link on *page*, and follow it from the mail; returns the page."""
    name, subject = address.partition("@")[0].title(), "Je link voor Vrijplaats"
    before = len(links_for(server, address, subject))
    page.goto("/")
    page.get_by_label("Je e-mailadres").fill(address)
    page.get_by_role("button", name="Stuur mij de link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")
    page.goto(link_for(server, address, subject, after=before))
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {name}")
    return page
