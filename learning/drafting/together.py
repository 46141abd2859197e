"""One text with several writers: what of a page is new, and what somebody else wrote meanwhile.

Every box goes with a mark of the text that its page showed. So a page that is behind takes
nothing back of what others wrote in other boxes. Plain decisions, no database.
"""

import hashlib
from collections.abc import Collection, Mapping


def mark_of(text: str, skipped: bool = False) -> str:
    """A short name for an answer as a page shows it, and whether its question is skipped."""
    plain = text.replace("\r\n", "\n")
    return hashlib.sha256(f"{int(skipped)}{plain}".encode()).hexdigest()[:16]


def own_changes(
    stored: Mapping[str, str],
    typed: Mapping[str, str],
    seen: Mapping[str, str],
    skipped: tuple[Collection[str], Collection[str]] = ((), ()),
) -> tuple[set[str], set[str]]:
    """(the fields that this page changed, those of them that somebody else changed too).

    *seen*: field → mark_of() what the page showed; *skipped*: the fields that are skipped in what
    is *stored*, and in what was *typed*. A field without a mark counts as changed.
    """
    mine, crossed = set(), set()
    for field, text in typed.items():
        now = mark_of(stored.get(field) or "", field in skipped[0])
        new = mark_of(text, field in skipped[1])
        if new == seen.get(field):
            continue
        mine.add(field)
        if now not in (seen.get(field), new):
            crossed.add(field)
    return mine, crossed
