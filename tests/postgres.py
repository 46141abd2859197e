"""A PostgreSQL of our own for the tests: a temporary folder, a socket, no port."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text


def bin_folder() -> Path | None:
    """Where initdb and pg_ctl are; None when there is no PostgreSQL server on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    return Path(shutil.which("initdb")).parent if shutil.which("initdb") else None


@contextmanager
def running(durable: bool = False):
    """Start a server, yield its DATABASE_URL, stop it and clean up. *durable*: fsync on."""
    where = bin_folder()
    if where is None:
        raise RuntimeError("No PostgreSQL here: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="vrijplaats-pg-"))
    data = folder / "data"
    safe = "on" if durable else "off"
    options = f"-k {folder} -c listen_addresses='' -c fsync={safe} -c full_page_writes={safe}"
    try:
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        _run(where / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--locale=C.UTF-8")
        _run(where / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        if data.exists():
            _run(where / "pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def new_database(url: str, name: str) -> str:
    """Make one more database on the server of *url*; returns its DATABASE_URL."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _run(*command, check: bool = True) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_postgres, *map(str, command)], check=check, stdout=subprocess.DEVNULL)
