"""What the process that does the work does beside it: wait for its turn, tell how far it is."""

import json
import os
import time
from contextlib import ExitStack, suppress
from fcntl import LOCK_EX, LOCK_NB
from pathlib import Path

from learning.waiting.files import locked, written

AT_ONCE = 2  # heavy processes beside the server; others wait for their turn
A_LITTLE = 0.1  # seconds


class Telling:
    """How it goes with the job in *folder*. Everything raises FileNotFoundError once nobody
    wants the work any more: then it stops."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.turn = ExitStack()

    def take_turn(self) -> None:
        """Return when fewer than AT_ONCE others are at work; it is ours until this process ends."""
        os.nice(10)  # pages go first
        while not self._has_turn():
            self.folder.stat()
            time.sleep(A_LITTLE)

    def tell(self, step: int, of: int, words: str, count: str = "") -> None:
        """Dutch: *words* for the step, that is read aloud; *count* for what changes often."""
        said = {"step": step, "of": of, "words": words, "count": count}
        written(self.folder / "told", json.dumps(said).encode())

    def hand_over(self, result: bytes) -> None:
        """It is done."""
        written(self.folder / "result", result)

    def fail(self, why: str) -> None:
        """Nothing comes of it. *why*: one word, that the page knows sentences for."""
        written(self.folder / "wrong", why.encode())

    def _has_turn(self) -> bool:
        for number in range(AT_ONCE):
            with suppress(BlockingIOError):
                place = self.folder.parent.parent / f"turn-{number}"
                self.turn.enter_context(locked(place, LOCK_EX | LOCK_NB))
                return True
        return False
