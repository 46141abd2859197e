"""Demo schools that things happen to: one on SQLite, one on PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests import postgres
from tests.faults.quick import Nursery, quickly_serving
from tests.serving import Server

WRITTEN_IN = "draft, feedback, contribution_words"


@dataclass
class Site:
    """A running ``learning serve`` with the demo school; ``url``: its database."""

    server: Server
    url: str

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def file(self) -> Path:
        """Of SQLite."""
        return Path(self.url.removeprefix("sqlite:///"))

    def connect(self):
        """A connection of another program, such as a backup; it begins no transaction itself."""
        if self.is_sqlite:
            return sqlite3.connect(self.file, isolation_level=None, check_same_thread=False)
        return psycopg.connect(dsn_of(self.url), autocommit=True)

    @contextmanager
    def locked(self):
        """Inside, another program keeps everybody from writing."""
        other = self.connect()
        try:
            other.execute("BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN")
            if not self.is_sqlite:
                other.execute(f"LOCK TABLE {WRITTEN_IN} IN EXCLUSIVE MODE")
            yield
            other.execute("ROLLBACK")
        finally:
            other.close()

    @contextmanager
    def tables_in(self, folder: Path):
        """Inside, PostgreSQL keeps the drafts in *folder*."""
        folder.mkdir(mode=0o700)
        shutil.chown(folder, "postgres")
        with self.connect() as other:
            other.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
            other.execute("ALTER TABLE draft SET TABLESPACE small")
            yield
            other.execute("ALTER TABLE draft SET TABLESPACE pg_default")
            other.execute("DROP TABLESPACE small")

    def is_whole(self) -> bool:
        """Whether the database finds nothing wrong with itself."""
        if not self.is_sqlite:
            return True  # it looks by itself, at every start after a crash
        other = self.connect()
        try:
            return other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        finally:
            other.close()


def dsn_of(url: str) -> str:
    found = make_url(url)
    return f"host={found.query['host']} user={found.username} dbname={found.database}"


@contextmanager
def school_on(nursery: Nursery, folder: Path, url: str = ""):
    """The demo school in *folder*, on SQLite unless there is a *url*."""
    environment = {"DATABASE_URL": url} if url else {}
    with quickly_serving(nursery, folder, "--demo", "--workers", "2", **environment) as server:
        yield Site(server, url or f"sqlite:///{folder / 'instance' / 'vrijplaats.db'}")


def on_each(sites, act) -> list:
    """What *act* gave for each of *sites*, all at the same time; the first failure is raised."""
    with ThreadPoolExecutor(len(sites)) as pool:
        return list(pool.map(act, sites))


def postgres_is_told(url: str, *words: str) -> None:
    """``pg_ctl`` for the server behind *url*: ``"stop", "-m", "immediate"``, or ``"start"``."""
    folder = Path(urllib.parse.unquote(make_url(url).query["host"]))
    options = f"-k {folder} -c listen_addresses=''"
    command = [
        *(["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []),
        str(postgres.bin_folder() / "pg_ctl"), "-D", str(folder / "data"), "-w",
        "-l", str(folder / "log"), *(["-o", options] if words[0] == "start" else []), *words,
    ]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
