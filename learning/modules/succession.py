"""Profiles that follow each other: which codes say the same, and how an old one is kept."""

from collections.abc import Mapping
from hashlib import sha256

from learning.modules.parts import Framework


def kept_name(id: str) -> str:
    """Under which name its versions are kept. No module has a slash in its name."""
    return f"competenties/{id}"


def mark_of(text: str) -> str:
    """Which version of a profile a file is."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def codes_in(
    frameworks: Mapping[str, Framework], framework: str, code: str, other: str
) -> tuple[str, ...]:
    """What *code* of *framework* is in the profile *other*, earlier or later, by way of those
    between; in order. Empty when nothing there says the same, or one of the two is unknown."""
    if framework == other:
        return (code,) if framework in frameworks else ()
    back = _line(frameworks, framework)
    if other in back:
        return _back(frameworks, back[: back.index(other)], (code,))
    forth = _line(frameworks, other)
    if framework not in forth:
        return ()
    newer = forth[: forth.index(framework)]
    found = (each for each in frameworks[other].matches)
    return tuple(each for each in found if code in _back(frameworks, newer, (each,)))


def _line(frameworks: Mapping[str, Framework], id: str) -> list[str]:
    """That profile and those before it, the newest first; a ring ends where it began."""
    line: list[str] = []
    while id in frameworks and id not in line:
        line.append(id)
        id = frameworks[id].follows
    return line


def _back(frameworks: Mapping[str, Framework], steps: list[str], codes: tuple[str, ...]):
    """What *codes* of the first of *steps* are in the profile before the last of them."""
    for id in steps:
        matches = frameworks[id].matches
        codes = tuple(dict.fromkeys(each for code in codes for each in matches.get(code, ())))
    return codes
