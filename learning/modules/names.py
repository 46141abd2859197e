"""From words to the names that stand in addresses and ids."""

import re
import unicodedata
from hashlib import sha256

MOST_LOOKED_AT = 400  # letters of a text; making a million accents normal takes minutes


def slug(text: str) -> str:
    """*text* in a-z, 0-9 and hyphens; letters without a Latin base give ""."""
    latin = (
        unicodedata.normalize("NFKD", text[:MOST_LOOKED_AT])
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:80].strip("-")


def fingerprint(text: str) -> str:
    """Eight hex digits of *text*; the same text always gives the same."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def chapter_name(file: str) -> str:
    """“02-aan-de-slag.md” as “aan-de-slag”: the address of a chapter that has no id."""
    stem = file.rsplit(".", 1)[0]
    name = re.sub(r"^\d+[-_. ]+", "", stem) or stem
    return slug(name) or f"h-{fingerprint(name)}"


def spoken(name: str) -> str:
    """“02-aan-de-slag.md” or “onze-buurt” as “Aan de slag”, “Onze buurt”: for a title."""
    stem = name.removesuffix(".md")
    words = re.sub(r"^\d+[-_. ]+", "", stem).replace("-", " ").replace("_", " ").strip() or stem
    return words[:1].upper() + words[1:]
