"""The content folder on disk: what is in it, and reading from it safely.

Only regular files within the folder are read: no symlinks, pipes or devices, nothing
larger than 1 MB, nothing but UTF-8 without control characters.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from learning.modules.problems import Problems

MAX_BYTES = 1_000_000
MAX_DEPTH = 3
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")

NOT_A_FILE = "Dit is geen gewoon bestand. Zet er een gewoon bestand neer."


class Found(NamedTuple):
    """Something in the folder, and the signature by which an edit shows."""

    regular: bool
    mtime_ns: int
    size: int


Listing = Mapping[str, Found]  # path within the folder, with slashes -> what was found


class Unreadable(Exception):
    """This file cannot be used; the message says why, in Dutch. *line* is from 1."""

    def __init__(self, message: str, line: int = 1):
        super().__init__(message)
        self.line = line


def listing(root: Path) -> dict[str, Found]:
    """Everything in *root* but hidden names and folders; symlinks are not followed.

    A folder with a name as of a text (``module.md``) is noted as no regular file.
    """
    found: dict[str, Found] = {}
    _look_in(os.path.realpath(root), "", 1, found)
    return dict(sorted(found.items()))


def _look_in(folder: str, prefix: str, depth: int, found: dict[str, Found]) -> None:
    """Every page looks here, so nothing in it may be slow."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if name[0] in "._~" or name[-1] == "~":
            continue
        if entry.is_dir(follow_symlinks=False) and not name.endswith(".md"):
            if depth < MAX_DEPTH:
                _look_in(entry.path, f"{prefix}{name}/", depth + 1, found)
        else:
            _note(entry, f"{prefix}{name}", found)


def _note(entry: os.DirEntry, path: str, found: dict[str, Found]) -> None:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return  # it went away while we looked
    found[path] = Found(stat.S_ISREG(status.st_mode), status.st_mtime_ns, status.st_size)


def read_text(root: Path, path: str) -> str:
    """The text of *path* within *root*, with \\n line ends. Raises Unreadable."""
    try:
        text = _bytes(root.resolve() / path).decode("utf-8-sig")
    except IsADirectoryError as error:
        raise Unreadable(NOT_A_FILE) from error
    except OSError as error:
        raise Unreadable("Dit bestand kan de site niet openen. Zet het opnieuw neer.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Unreadable("Dit is geen UTF-8. Sla het bestand op als UTF-8.", line) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = f"Hier staat een onzichtbaar teken (U+{ord(match[0]):04X}). Haal het weg."
        raise Unreadable(message, line)
    return text


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _bytes(path: Path) -> bytes:
    with open(path, "rb", opener=_opened) as file:  # closes by itself what turns out a folder
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(NOT_A_FILE)
        if status.st_size > MAX_BYTES:
            raise Unreadable("Dit bestand is te groot: meer dan 1 MB. Maak er meer bestanden van.")
        return file.read(MAX_BYTES + 1)


def read_or_report(root: Path, path: str, problems: Problems) -> str | None:
    """The text of *path*; None, and a fault, when it cannot be used."""
    try:
        return read_text(root, path)
    except Unreadable as error:
        problems.fault(error.line, str(error))
        return None
