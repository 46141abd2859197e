"""Markdown of authors to clean HTML, in a child process that can be stopped.

Python-Markdown takes quadratic time on some texts, and a regular expression cannot be
interrupted in a thread. So a child process does it, and is stopped after two seconds.
``python -m learning.modules.rendering`` reads JSON lines and answers JSON lines.
"""

import json
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
SECONDS = 2.0  # of processor time, for all texts of a chapter together
PATIENCE = 5  # how many times longer on the clock, for when the machine is busy
START_SECONDS = 30
MEMO_SIZE = 5_000
TOO_SLOW = "Deze tekst is te ingewikkeld: omzetten duurt te lang. Maak de tekst eenvoudiger."
TOO_DEEP = "In deze tekst zitten te veel lagen in elkaar. Gebruik er minder."


class CannotRender(Exception):
    """This text cannot become HTML; the message says why, in Dutch."""


class TooSlow(CannotRender):
    """The time of the chapter is used up: this text and those after it are not rendered."""


@dataclass(frozen=True)
class Rendered:
    """Clean HTML, the names of tags and attributes that fell away, and what it took."""

    html: str
    dropped: tuple[str, ...] = ()
    seconds: float = 0.0


_memo: dict[str, Rendered | CannotRender] = {}


class Renderer:
    """Renders texts; a context manager, so that the child process ends.

    The child starts at the first text that was not rendered before in this process.
    """

    def __init__(self, seconds: float = SECONDS):
        self.seconds = seconds
        self._left = seconds
        self._child: subprocess.Popen | None = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def new_chapter(self) -> None:
        """Give the texts that follow their own two seconds."""
        self._left = self.seconds

    def render(self, text: str) -> Rendered:
        """The HTML of *text*. Raises CannotRender when it takes too long or nests too deep.

        What was rendered before costs no time, but counts as if it did.
        """
        key = sha256(text.encode("utf-8", "replace")).hexdigest()
        answer = _memo.get(key) or self._asked(text, key)
        if isinstance(answer, TooSlow):
            self._left = 0
        if isinstance(answer, CannotRender):
            raise answer
        self._left -= answer.seconds
        return answer

    def stop(self) -> None:
        """End the child, if there is one. A next text starts a new one."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _asked(self, text: str, key: str) -> Rendered | CannotRender:
        if self._left <= 0:
            return TooSlow(TOO_SLOW)
        self._child = self._child or _started()
        line = _answer(self._child, text, self._left)
        if line:
            return _remembered(key, _read(line))
        by_timer = self._left == self.seconds and self._stopped_by_its_timer()
        self.stop()
        slow = TooSlow(TOO_SLOW)
        return _remembered(key, slow) if by_timer else slow

    def _stopped_by_its_timer(self) -> bool:
        try:
            return self._child.wait(1) == -signal.SIGPROF
        except subprocess.TimeoutExpired:
            return False


def _remembered(key: str, answer: Rendered | CannotRender) -> Rendered | CannotRender:
    if len(_memo) >= MEMO_SIZE:
        _memo.clear()
    _memo[key] = answer
    return answer


def _answer(child: subprocess.Popen, text: str, seconds: float) -> str:
    """The line that the child answers; "" when it was stopped, died or stays silent."""
    try:
        child.stdin.write(json.dumps({"text": text, "seconds": seconds}) + "\n")
        child.stdin.flush()
    except OSError:
        return ""
    line = _line(child, seconds * PATIENCE)
    return line if line.endswith("\n") else ""


def _read(line: str) -> Rendered | CannotRender:
    answer = json.loads(line)
    if answer["html"] is None:
        return CannotRender(TOO_DEEP)
    return Rendered(answer["html"], tuple(answer["dropped"]), answer["seconds"])


def _started() -> subprocess.Popen:
    child = subprocess.Popen(
        [sys.executable, "-m", "learning.modules.rendering"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        cwd=HOUSE,
    )
    if not _line(child, START_SECONDS):
        child.kill()
        child.communicate()
        raise RuntimeError("the renderer does not start: python -m learning.modules.rendering")
    return child


def _line(child: subprocess.Popen, seconds: float) -> str:
    """One line of the child; "" when it died or stays silent for *seconds*."""
    ready, _, _ = select.select([child.stdout], [], [], seconds)
    return child.stdout.readline() if ready else ""


if __name__ == "__main__":
    from learning.modules.rendering_child import serve

    serve()
