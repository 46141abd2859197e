"""What a browser keeps for when there is no connection, and when that is no longer right."""

import hashlib
import json
from collections.abc import Sequence

FONT = "vendor/atkinson-hyperlegible-next/atkinson-hyperlegible-next-latin-wght-normal.woff2"
FILES = ("site.css", "js/site.js", "js/kept-texts.js", "mark.svg", FONT)


def edition_of(shelf, fingerprint: str) -> str:
    """Twelve letters that change when a text, the look or a script changes."""
    digest = hashlib.sha256(fingerprint.encode())
    for each in shelf.modules.values():
        digest.update(f"{each.slug} {each.version}\n".encode())
    for shared in (shelf.examples, shelf.terms, shelf.help):
        digest.update(repr(shared).encode())
    return digest.hexdigest()[:12]


def worker_of(script: str, edition: str, always: Sequence[str]) -> str:
    """The service worker: *script*, told its edition and the addresses that it always keeps."""
    told = {"EDITION": edition, "ALWAYS": list(always)}
    return "".join(f"const {name} = {json.dumps(what)};\n" for name, what in told.items()) + script
