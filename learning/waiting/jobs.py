"""Work for somebody that goes on in a process of its own, kept in files.

``<room>/<person>/<kind>.<anything>/`` holds ``job.json`` (what it is), ``alive`` (locked for as
long as its process lives, whoever began it), ``told`` (how far it is) and in the end ``result`` or
``wrong``. So every worker of the server knows the same, a closed tab or a restart loses nothing
but the work, and one more press is the same work. A folder is never used again, so a process that
is late writes nowhere. ``<room>/erased-<person>`` changes when something of theirs is erased. All
of it is readable by the server alone, and changed by one at a time.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from fcntl import LOCK_EX
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile
from threading import Thread

from learning.base.settings import HOUSE
from learning.waiting.files import folders_in, is_held, kept, locked, written
from learning.waiting.job import Job, State, Task, job_in

KEPT = timedelta(hours=1)  # from its beginning
MOST = 8  # under way or in the row: each is a process
GONE = "gone-"  # a folder that is being removed; no person is called so
ERASED = "erased-"


class Busy(Exception):
    """So many wait already that one more would wait too long."""


class Erased(Exception):
    """Something of this person was erased while the page was made: it may stand on it."""


def find(room: Path, person: str, kind: str, at: datetime) -> Job | None:
    """The job of *person* of that kind; None when there is none, or when it is over."""
    there = [job_in(each) for each in _folders(room, person, kind)]
    return next((each for each in there if each and at < each.begun_at + KEPT), None)


def mark_of(room: Path, person: str) -> str:
    """Another one each time that something of *person* is erased. Ask it before the words are
    read, and give it to ``begin``."""
    return kept(room / f"{ERASED}{person}")


def begin(
    room: Path,
    person: str,
    task: Task,
    child: str,
    page: bytes,
    at: datetime,
    patience: float,
    mark: str,
) -> Job:
    """Let the module *child* make *task* from *page*, and wait *patience* seconds for it.

    The same again is the work that goes on or is done already; another page takes its place.
    *mark*: from before *page* was made. Raises Busy, Erased.
    """
    of = sha256(page).hexdigest()
    with _one_by_one(room):
        if mark_of(room, person) != mark:
            raise Erased
        found = find(room, person, task.kind, at)
        if found and found.of == of and found.state not in {State.WRONG, State.LOST}:
            return found
        for each in _folders(room, person, task.kind):
            forget(each)
        everything = [job for each in folders_in(room) for job in folders_in(each)]
        if sum(is_held(each / "alive") for each in everything) >= MOST:
            raise Busy
        job = Job(room / person / f"{task.kind}.{token_hex(8)}", task, of, at)
        process = _started(room, job, child, page)
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    Thread(target=process.wait, daemon=True).start()  # somebody has to bury it
    return job


def forget(folder: Path) -> None:
    """Take a folder away, whole and at once; a process that is at it finds it gone and stops."""
    gone = folder.with_name(f"{GONE}{token_hex(8)}")
    with suppress(FileNotFoundError):
        folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def forget_all_of(room: Path, person: str) -> None:
    """Whatever was made for *person*, what is being made, and what is about to be."""
    with _one_by_one(room):
        forget(room / person)
        written(room / f"{ERASED}{person}", token_hex(8).encode())


def forget_before(room: Path, moment: datetime) -> None:
    """What was begun before then, what nobody can find, and what a removal left behind."""
    with _one_by_one(room):
        for person in folders_in(room):
            for folder in [person, *folders_in(person)]:
                if folder.name.startswith(GONE):
                    shutil.rmtree(folder, ignore_errors=True)
            for folder in folders_in(person):
                job = job_in(folder)
                if job is None or job.begun_at < moment:
                    forget(folder)
            with suppress(OSError):
                person.rmdir()  # when nothing is in it any more
        for mark in room.glob(f"{ERASED}*"):
            if mark.stat().st_mtime < moment.timestamp():
                mark.unlink()


def _folders(room: Path, person: str, kind: str) -> list[Path]:
    return [each for each in folders_in(room / person) if each.name.startswith(f"{kind}.")]


def _started(room: Path, job: Job, child: str, page: bytes) -> subprocess.Popen:
    """Leaves nothing when it raises."""
    for folder in (job.folder.parent, job.folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    try:
        written(job.folder / "job.json", job.written)
        with locked(job.folder / "alive", LOCK_EX) as alive, TemporaryFile(dir=room) as words:
            words.write(page)
            words.seek(0)
            return subprocess.Popen(  # noqa: S603 our own child, no words of anybody in the command
                [sys.executable, "-m", child, str(job.folder), str(alive)],
                stdin=words,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[alive],
                cwd=HOUSE,
            )
    except OSError:
        forget(job.folder)
        raise


@contextmanager
def _one_by_one(room: Path) -> Iterator[None]:
    """Of two who begin or forget at once one goes first, in whichever worker or command."""
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(room / "begin", LOCK_EX):
        yield
