"""What ``make test`` runs: all tests on SQLite with the browser, and again on PostgreSQL.

Where Chromium or PostgreSQL is missing, those tests are left out and it says
so; with CI=true they are required.
"""

import os
import shutil
import subprocess
import sys

from tests import postgres

REQUIRED = os.environ.get("CI") == "true"


def main() -> None:
    """Run every part; exit with the first failure's code."""
    has_browser = bool(os.environ.get("CHROMIUM") or shutil.which("chromium"))
    has_postgres = postgres.bin_folder() is not None
    for name, there in (("chromium", has_browser), ("postgresql", has_postgres)):
        if not there and REQUIRED:
            sys.exit(f"CI=true needs {name}: apt-get install {name}")
        if not there:
            print(f"Without {name}: its tests are left out. To join them in: apt install {name}")
    run("SQLite", *([] if has_browser else ["-m", "not browser"]))
    if has_postgres:
        run("PostgreSQL", "-m", "not sqlite_only and not browser", TEST_DATABASE="postgresql")
        if has_browser:
            run("the journey on PostgreSQL", "-m", "journey", TEST_DATABASE="postgresql")


def run(title: str, *arguments: str, **environment: str) -> None:
    """One pytest run; leaves the program when it fails."""
    print(f"== {title}", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], env={**os.environ, **environment}, check=False
    )
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
