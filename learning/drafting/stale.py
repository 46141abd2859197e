"""Saves that are not taken over but kept: from an older text, or too late."""

from collections.abc import Mapping

from learning.base.errors import Refused
from learning.base.forms import one_newline


class Stale(Exception):
    """Raised by Drafting.take(). ``answers``: the text that was not taken over, but was kept.

    ``why``: what stood in the way, when it was not only another text that came first.
    """

    def __init__(self, answers: Mapping[str, str], why: str = ""):
        super().__init__(why or "Er is intussen een andere tekst bewaard.")
        self.why = why
        self.answers = answers


class KeptApart(Refused):
    """It came too late to count; the words stand with the earlier texts."""


def follows(page: str, saved_from: str) -> bool:
    """Whether a save from *page* goes on where the last one, from *saved_from*, stopped.

    ``<name>.<number>``: the same page, and not an older try of it that arrives
    late. Without a script there is no number, and it counts as zero.
    """
    name, _, number = page.partition(".")
    last_name, _, last = saved_from.partition(".")
    return bool(name) and name == last_name and _counted(number) >= _counted(last)


def _counted(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() else 0


def looks_same(one: str, other: str) -> bool:
    """Whether two texts differ at most in their line breaks, and in spaces at the end of a line or
    around it all: a phone adds those by itself, and nobody sees them."""
    return _without_space(one) == _without_space(other)


def _without_space(text: str) -> str:
    return "\n".join(each.rstrip() for each in one_newline(text).split("\n")).strip()


def is_kept(wrong: Exception) -> bool:
    """Whether the words of a save that went *wrong* are found with the earlier texts."""
    return isinstance(wrong, Stale | KeptApart)
