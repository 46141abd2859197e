"""A save that came from an older text: both are kept, and the writer is shown both."""

from collections.abc import Mapping


class Stale(Exception):
    """Raised by Draft.save(). ``answers``: the text that was not taken over, but was kept."""

    def __init__(self, answers: Mapping[str, str]):
        super().__init__("Er is intussen een andere tekst bewaard.")
        self.answers = answers
