"""A server that starts in no time: forked from a process that has imported everything already.

That process reads a line of JSON for each thing it shall do, and answers with one.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from learning import cli
from tests.serving import HOUSE, Server, free_port


class Nursery:
    """Where servers come from. ``ask()`` may be called by several threads."""

    def __init__(self):
        self.turn = threading.Lock()
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=HOUSE, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def ask(self, **what):
        with self.turn:
            self.process.stdin.write(json.dumps(what) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate()


class Forked:
    """A process of its own, as far as a Server asks one that subprocess made."""

    def __init__(self, nursery: Nursery, **what):
        self.nursery, self.code = nursery, None
        self.pid = nursery.ask(**what)

    def poll(self) -> int | None:
        if self.code is None:
            self.code = self.nursery.ask(pid=self.pid)
        return self.code

    def wait(self, timeout: float = 30) -> int:
        end = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("learning", timeout)
            time.sleep(0.01)
        return self.code


class QuickServer(Server):
    """The same program with the same arguments; it can be killed and started forty times."""

    nursery: Nursery

    def start(self) -> None:
        self.log = (self.folder / "log").open("ab")
        self.process = Forked(
            self.nursery,
            environment=self.environment,
            arguments=self.command[3:],
            log=self.log.name,
        )
        try:
            self.wait()
        except BaseException:
            self.kill()
            raise


@contextmanager
def quickly_serving(nursery: Nursery, folder: Path, *arguments: str, **environment: str):
    """As tests.serving.serving."""
    shutil.copytree(HOUSE / "modules", folder / "modules")
    server = QuickServer(folder, environment, free_port(), arguments)
    server.nursery = nursery
    server.start()
    try:
        yield server
    finally:
        server.stop()


def begin(environment: dict, arguments: list[str], log: str) -> int:
    """Fork a server, in a session of its own as a service has; its pid."""
    if pid := os.fork():
        return pid
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    with open(log, "ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["learning", *arguments]
    cli.main()
    os._exit(0)


def ended(pid: int) -> int | None:
    """The exit code of a server; None while it runs."""
    found, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


if __name__ == "__main__":
    while line := sys.stdin.readline():
        asked = json.loads(line)
        print(json.dumps(ended(**asked) if "pid" in asked else begin(**asked)), flush=True)
