"""What ``make test`` runs: all tests on SQLite and PostgreSQL, then the browser; two at a time.

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
OTHER = "not sqlite_only and not browser"
LOOKS = "tests/e2e/test_accessibility.py"  # as many as all others in the browser together


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
    run("SQLite", ["not browser"], "PostgreSQL", has_postgres and [OTHER], POSTGRESQL)
    if has_browser:
        rest = ["browser", f"--ignore={LOOKS}"]
        run("the browser", rest, "how every page looks", ["browser", LOOKS])
    if has_browser and has_postgres:
        run("the journeys on PostgreSQL", ["journey"], environment=POSTGRESQL)


def run(title, which, beside_title="", beside=None, environment=None) -> None:
    """One pytest run, and another one *beside* it, to their ends; leaves the program when one
    fails. *environment*: of the one beside, or of the only one."""
    with tempfile.TemporaryFile("w+") as said:
        other = begin(beside, environment, said) if beside else None
        print(f"== {title}", flush=True)
        done = begin(which, None if other else environment)
        done.wait()
        if done.returncode and other:
            other.send_signal(signal.SIGINT)  # it takes its server down
        if other:
            other.wait()
            said.seek(0)
            print(f"== {beside_title}", said.read(), sep="\n", flush=True)
        for each in (done, other):
            if each and each.returncode:
                sys.exit(each.returncode)


def begin(which, environment=None, output=None) -> subprocess.Popen:
    """Start pytest: the marks of the tests, and further arguments."""
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-m", *which],
        env={**os.environ, **(environment or {})},
        stdout=output,
        stderr=output,
    )


def _has_room(folder: str) -> bool:
    return os.path.isdir(folder) and shutil.disk_usage(folder).free > ROOM


if __name__ == "__main__":
    main()
