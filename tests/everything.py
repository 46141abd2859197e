"""What ``make test`` runs: all tests on SQLite and on PostgreSQL side by side, then the browser.

Where Chromium or PostgreSQL is missing, those tests are left out and it says
so; with CI=true they are required.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile

from tests import postgres

REQUIRED = os.environ.get("CI") == "true"
IN_MEMORY, ROOM = "/dev/shm", 4_000_000_000  # bytes; there a test waits for no disk
POSTGRESQL = {"TEST_DATABASE": "postgresql"}


def main() -> None:
    """Run every part, in memory where there is room; exit with the first failure's code."""
    where = IN_MEMORY if _has_room(IN_MEMORY) else None
    with tempfile.TemporaryDirectory(dir=where, ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o711)  # PostgreSQL runs as somebody else when we are root
        os.environ["TMPDIR"] = folder
        run_all()


def run_all() -> None:
    """Every part in turn; the databases side by side."""
    has_browser = bool(os.environ.get("CHROMIUM") or shutil.which("chromium"))
    has_postgres = postgres.bin_folder() is not None
    for name, there in (("chromium", has_browser), ("postgresql", has_postgres)):
        if not there and REQUIRED:
            sys.exit(f"CI=true needs {name}: apt-get install {name}")
        if not there:
            print(f"Without {name}: its tests are left out. To join them in: apt install {name}")
    with tempfile.TemporaryFile("w+") as said:
        beside = has_postgres and begin("not sqlite_only and not browser", said, **POSTGRESQL)
        run("SQLite", "not browser", beside)
        if beside:
            beside.wait()
            said.seek(0)
            print("== PostgreSQL", said.read(), sep="\n", flush=True)
            leave_unless_well(beside)
    if has_browser:
        run("the browser", "browser")
    if has_browser and has_postgres:
        run("the journeys on PostgreSQL", "journey", **POSTGRESQL)


def run(title: str, which: str, beside=None, **environment: str) -> None:
    """One pytest run to its end; leaves the program when it fails, and ends what runs *beside*."""
    print(f"== {title}", flush=True)
    done = begin(which, **environment)
    done.wait()
    if done.returncode and beside:
        beside.send_signal(signal.SIGINT)  # it takes its server down
        beside.wait()
    leave_unless_well(done)


def begin(which: str, output=None, **environment: str) -> subprocess.Popen:
    """Start pytest with the tests that are marked so."""
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-m", which],
        env={**os.environ, **environment},
        stdout=output,
        stderr=output,
    )


def _has_room(folder: str) -> bool:
    return os.path.isdir(folder) and shutil.disk_usage(folder).free > ROOM


def leave_unless_well(done: subprocess.Popen) -> None:
    """Leave the program with the code of a run that failed."""
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
