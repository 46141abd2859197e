"""The mails that a server wrote into its outbox, as people find them."""

import re
import time
from email import message_from_bytes, policy

SECONDS = 20  # a pass of `learning tick` starts within two, on a busy machine later


def link_for(server, address: str, subject: str) -> str:
    """The link in the newest mail to *address*; waits for it."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for path in sorted((server.folder / "instance" / "outbox").glob("*.eml"), reverse=True):
            mail = message_from_bytes(path.read_bytes(), policy=policy.default)
            if mail["To"] == address and mail["Subject"] == subject:
                return re.search(r"https?://\S+", mail.get_content())[0]
        time.sleep(0.1)
    raise AssertionError(f"no mail “{subject}” to {address} within {SECONDS} seconds")
