"""A server that starts in no time: forked from a process that has imported everything already."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from learning import cli
from tests.serving import HOUSE, Server, free_port

forking = multiprocessing.get_context("forkserver")
forking.set_forkserver_preload([__name__])


class QuickServer(Server):
    """The same program with the same arguments; it can be killed and started forty times."""

    def start(self) -> None:
        self.log = (self.folder / "log").open("ab")
        self.process = Forked(self.environment, self.command[3:], self.log.name)
        try:
            self.wait()
        except BaseException:
            self.kill()
            raise


class Forked:
    """A process, as far as a Server asks one that subprocess made."""

    def __init__(self, environment: dict, arguments: list[str], log: str):
        self.process = forking.Process(target=_run, args=(environment, arguments, log))
        self.process.start()
        self.pid = self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired("learning", timeout)
        return self.process.exitcode


def _run(environment: dict, arguments: list[str], log: str) -> None:
    """What ``learning serve`` does, in a session of its own as a service has."""
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(HOUSE)
    with open(log, "ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.argv = ["learning", *arguments]
    cli.main()


@contextmanager
def quickly_serving(folder: Path, *arguments: str, **environment: str):
    """As tests.serving.serving."""
    shutil.copytree(HOUSE / "modules", folder / "modules")
    server = QuickServer(folder, environment, free_port(), arguments)
    server.start()
    try:
        yield server
    finally:
        server.stop()
