"""Markdown of authors to clean HTML, in a child process that can be stopped.

Python-Markdown takes quadratic time on some texts, and a regular expression cannot be
interrupted in a thread. So a child process does it, and is stopped after two seconds.
``python -m learning.modules.rendering`` reads JSON lines and answers JSON lines.
"""

import json
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
SECONDS = 2.0  # of processor time, for all texts of a chapter together
PATIENCE = 5  # how many times longer on the clock, for when the machine is busy
START_SECONDS = 30
MEMORY = 1_000_000_000
MEMO_SIZE = 5_000


class CannotRender(Exception):
    """This text cannot become HTML; the message says why, in Dutch."""


@dataclass(frozen=True)
class Rendered:
    """Clean HTML, and the names of tags and attributes that fell away."""

    html: str
    dropped: tuple[str, ...] = ()


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
        """The HTML of *text*. Raises CannotRender when it takes too long or nests too deep."""
        key = sha256(text.encode("utf-8", "replace")).hexdigest()
        if key not in _memo:
            answer = self._asked(text)
            if len(_memo) >= MEMO_SIZE:
                _memo.clear()
            _memo[key] = answer
        if isinstance(_memo[key], CannotRender):
            raise _memo[key]
        return _memo[key]

    def stop(self) -> None:
        """End the child, if there is one. A next text starts a new one."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _asked(self, text: str) -> Rendered | CannotRender:
        child = self._child = self._child or _started()
        seconds = max(self._left, 0.001)
        child.stdin.write(json.dumps({"text": text, "seconds": seconds}) + "\n")
        child.stdin.flush()
        line = _line(child, seconds * PATIENCE)
        if not line.endswith("\n"):
            self.stop()
            return CannotRender("Deze tekst is te ingewikkeld: omzetten duurt te lang.")
        answer = json.loads(line)
        self._left -= answer["seconds"]
        if answer["html"] is None:
            return CannotRender("Deze tekst is te diep genest. Gebruik minder lagen.")
        return Rendered(answer["html"], tuple(answer["dropped"]))


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


def _limit_memory() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _serve(to_html) -> None:
    """Answer requests until stdin closes. The timer counts processor time and ends the process."""
    print("{}", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, request["seconds"])
        try:
            html, dropped = to_html(request["text"])
        except (RecursionError, MemoryError, ValueError):
            html, dropped = None, []
        signal.setitimer(signal.ITIMER_PROF, 0)
        used = time.process_time() - begun
        print(json.dumps({"html": html, "dropped": dropped, "seconds": used}), flush=True)


if __name__ == "__main__":
    from learning.modules.markdown_html import to_html

    _limit_memory()
    _serve(to_html)
