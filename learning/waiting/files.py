"""Files that nobody but the server reads: written whole or not at all, and locks."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_NB, LOCK_SH, flock
from pathlib import Path
from secrets import token_hex


def kept(path: Path) -> str:
    """What stands in it; "" when it is not there."""
    try:
        return path.read_text()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def written(path: Path, content: bytes) -> None:
    """All of it, in one moment, and there after a power cut. Raises FileNotFoundError when its
    folder is gone."""
    part = path.with_name(f"{path.name}-{token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


@contextmanager
def locked(path: Path, how: int, is_there: bool = False) -> Iterator[int]:
    """Hold *path* (made when it is not there, unless *is_there*); gives its handle.

    A process that was given the handle goes on holding it. Raises BlockingIOError when *how* says
    not to wait.
    """
    handle = os.open(path, os.O_RDWR | (0 if is_there else os.O_CREAT), 0o600)
    try:
        flock(handle, how)
        yield handle
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether somebody holds it alone; not when it is not there."""
    try:
        with locked(path, LOCK_SH | LOCK_NB, is_there=True):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def folders_in(folder: Path) -> list[Path]:
    """Those that stand in it now; none when it is gone itself, by whoever took it away."""
    try:
        with os.scandir(folder) as found:
            return [Path(each.path) for each in found if each.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
