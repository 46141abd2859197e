"""What ``make test`` and ``make audit`` run: parts, taken from one queue by a worker for each core.

Where Chromium or PostgreSQL is missing, its parts are left out and it says so; with CI=true they
are required. What was left out of a sample is said by the part itself.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from tests import choosing, chromium, pango, postgres
from tests.audit import Outcome, write_down

REQUIRED = os.environ.get("CI") == "true"
GOES_ON = choosing.IS_AUDIT or REQUIRED  # after a red part: all reds are told at once
IN_MEMORY, ROOM = "/dev/shm", 4_000_000_000  # bytes; there a test waits for no disk
WORKERS = max(2, os.cpu_count() or 2)  # a browser and its server wait for one another
POSTGRESQL = {"TEST_DATABASE": "postgresql"}
LOOKS = "tests/e2e/test_accessibility.py"  # as many as all others in the browser together
ROOMS = ["tests/intervisie", "tests/modules", "tests/cohorts", "tests/submissions", "tests/reviews"]
ELSEWHERE = [f"--ignore={each}" for each in ROOMS]
OTHER = "not sqlite_only and not browser"
FEW_REDS = [] if choosing.IS_AUDIT else ["--maxfail=20"]


def parts(there: set[str]) -> list[tuple[str, list[str], dict]]:
    """(title, arguments of pytest, environment), the longest first: both workers end together."""
    journeys = "" if choosing.IS_AUDIT or "postgresql" not in there else " and not journey"
    every = [
        ("SQLite, half the rooms", ["not browser", *ELSEWHERE], {}, set()),
        ("SQLite, the other half", ["not browser", *ROOMS], {}, set()),
        ("PostgreSQL, half the rooms", [OTHER, *ELSEWHERE], POSTGRESQL, {"postgresql"}),
        ("how every page looks", ["browser", LOOKS], {}, {"chromium"}),
        ("the browser", [f"browser{journeys}", f"--ignore={LOOKS}"], {}, {"chromium"}),
        ("PostgreSQL, the other half", [OTHER, *ROOMS], POSTGRESQL, {"postgresql"}),
        ("the journeys on PostgreSQL", ["journey"], POSTGRESQL, {"chromium", "postgresql"}),
    ]
    return [(title, which, added) for title, which, added, needs in every if needs <= there]


def main() -> None:
    """Run every part, in memory where there is room; exit with the code of the first failure."""
    there = set()
    for name, is_there, package in (
        ("chromium", chromium.path(), chromium.SHELL),
        ("postgresql", postgres.bin_folder(), "postgresql"),
        ("pango", pango.IS_HERE, "libpangoft2-1.0-0"),
    ):
        if is_there:
            there.add(name)
        elif REQUIRED:
            sys.exit(f"CI=true needs {package}: apt-get install {package}")
        else:
            print(f"Without {package}: its tests are left out. To join them in: apt install it")
    where = IN_MEMORY if _has_room(IN_MEMORY) else None
    with tempfile.TemporaryDirectory(dir=where, ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o711)  # PostgreSQL runs as somebody else when we are root
        os.environ["TMPDIR"] = folder
        wanted = parts(there)
        outcomes = Lanes(wanted).run()
    if choosing.IS_AUDIT:
        write_down(outcomes, there)
    sys.exit(code_of(outcomes, len(wanted)))


def code_of(outcomes: list[Outcome], wanted: int) -> int:
    """0 when every part ran and none was red, else what the first red one said, or 1."""
    return next((each.code for each in outcomes if each.code), int(len(outcomes) < wanted))


class Lanes:
    """The parts, taken by WORKERS from one queue. What breaks here breaks the run."""

    def __init__(self, waiting: list):
        self.waiting, self.running = waiting, set()  # of numbers of processes
        self.telling, self.is_over = threading.Lock(), False

    def run(self) -> list[Outcome]:
        """In an audit and with CI=true every part runs. Else the first that fails ends the others:
        they tell what they found until then, and their PostgreSQL goes down with them."""
        signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored
        with ThreadPoolExecutor(WORKERS) as workers:
            return [each for each in workers.map(self._outcome, self.waiting) if each]

    def _outcome(self, part) -> Outcome | None:
        """Run one part and tell of it; None when another one failed before."""
        title, which, environment = part
        if self.is_over:
            print(f"== {title}: not run, because another part failed")
            return None
        with tempfile.TemporaryFile("w+", errors="replace") as said:
            code, seconds = self._run(which, environment, said)
            said.seek(0)
            outcome = Outcome(title, code, seconds, said.read())
        with self.telling:
            print(f"== {title}", outcome.said, outcome.line, sep="\n", flush=True)
            if code and not GOES_ON:
                self._end()
        return outcome

    def _run(self, which: list[str], environment: dict, said) -> tuple[int, float]:
        """(its code, its time as the processor counts it, that of its browsers included)."""
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *FEW_REDS, "-m", *which],
            env={**os.environ, **environment},
            stdout=said,
            stderr=said,
        )
        self.running.add(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        self.running.discard(process.pid)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, used.ru_utime + used.ru_stime

    def _end(self) -> None:
        self.is_over = True
        for number in list(self.running):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGINT)


def _has_room(folder: str) -> bool:
    return os.path.isdir(folder) and shutil.disk_usage(folder).free > ROOM


if __name__ == "__main__":
    main()
