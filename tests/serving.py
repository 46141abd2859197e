"""A real ``learning serve`` for the tests: own folder, own port, stopped at the end."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

HOUSE = Path(__file__).parent.parent


class Server:
    """A running server. ``address`` has no slash at its end."""

    def __init__(self, folder: Path, environment: dict, port: int, arguments: tuple):
        self.folder, self.port, self.arguments = folder, port, arguments
        self.environment = {
            **os.environ,
            "LEARNING_INSTANCE": str(folder / "instance"),
            "LEARNING_MODULES": str(folder / "modules"),
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            **environment,
        }
        self.address = f"http://127.0.0.1:{port}"
        self.process = None

    @property
    def command(self) -> list[str]:
        """What starts it."""
        serve = [sys.executable, "-m", "learning", "serve"]
        return [*serve, "--port", str(self.port), *self.arguments]

    def start(self) -> None:
        """Start (again), and wait until it answers."""
        self.log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            self.command, cwd=HOUSE, env=self.environment, stdout=self.log, stderr=self.log,
            start_new_session=True,
        )  # fmt: skip
        try:
            self.wait()
        except BaseException:
            self.kill()
            raise

    def wait(self, seconds: float = 120) -> None:
        """Until it answers; RuntimeError with its log when it does not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self.address}/healthz", timeout=2).read()
                return
            except (OSError, urllib.error.URLError):
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError(f"no answer from {self.address}\n{(self.folder / 'log').read_text()}")

    def learning(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run the ``learning`` command on this server's instance."""
        return subprocess.run(
            [sys.executable, "-m", "learning", *arguments],
            cwd=HOUSE, env=self.environment, check=check, capture_output=True, text=True,
            timeout=60,
        )  # fmt: skip

    def stop(self) -> int:
        """SIGTERM, and wait; returns the exit code. Nothing happens when it is down already."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)
        try:
            return self.process.wait(timeout=30)
        finally:
            self.kill()

    def kill(self) -> None:
        """kill -9 of the server and its workers, as when the power goes."""
        with suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def signal(self, number: int) -> None:
        """Send a signal to the server and its workers, such as SIGSTOP."""
        os.killpg(self.process.pid, number)


def free_port() -> int:
    """A port on the loopback that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def serving(folder: Path, *arguments: str, modules: Path = HOUSE / "modules", **environment: str):
    """A Server in *folder* with a copy of *modules*, running inside the with block.

    In the environment: ``DATABASE_URL="postgresql+psycopg://…"`` for PostgreSQL.
    """
    shutil.copytree(modules, folder / "modules")
    server = Server(folder, environment, free_port(), arguments)
    server.start()
    try:
        yield server
    finally:
        server.stop()
