"""A save that came from an older text: both are kept, and the writer is shown both."""

from collections.abc import Mapping


class Stale(Exception):
    """Raised by Draft.save(). ``answers``: the text that was not taken over, but was kept."""

    def __init__(self, answers: Mapping[str, str]):
        super().__init__("Er is intussen een andere tekst bewaard.")
        self.answers = answers


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
