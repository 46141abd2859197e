"""Pictures beside a module's text: read safely, and shown as nothing but pictures."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from learning.modules.picture_size import HEAD, Size, size_in

MOST_BYTES = 10_000_000
FOLDER = "media"
DRAWING = "image/svg+xml"
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": DRAWING,
    ".webp": "image/webp",
}


@dataclass(frozen=True)
class Picture:
    """The bytes of a picture and its type."""

    data: bytes
    mimetype: str

    @property
    def is_drawing(self) -> bool:
        """SVG: it can hold scripts, so it is never opened as a page."""
        return self.mimetype == DRAWING


def picture(root: Path, module: str, name: str) -> Picture | None:
    """The picture *name* of *module*; None for all that is no regular picture file there.

    Each step of the way is opened without following links, so nothing outside
    the module's own media folder is ever read. Over 10 MB is no picture either.
    """
    kind = TYPES.get(Path(name).suffix.lower())
    if kind is None or not _is_plain(module) or not _is_plain(name):
        return None
    try:
        data = _bytes(root, (module, FOLDER), name)
    except OSError:  # not there, or a link
        return None
    return None if data is None else Picture(data, kind)


def size_of(root: Path, module: str, name: str) -> Size | None:
    """The width and height of the picture *name*; None when it cannot be told."""
    try:
        return size_in(_bytes(root, (module, FOLDER), name, HEAD) or b"")
    except OSError:
        return None


def _is_plain(name: str) -> bool:
    return not name.startswith(".") and not set(name) & {"/", "\\", "\0"}


def _bytes(root: Path, steps: tuple[str, ...], name: str, count: int = MOST_BYTES) -> bytes | None:
    """The first *count* bytes; None for what is no regular file of a good size."""
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for step in steps:
            outer = folder
            folder = os.open(step, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=outer)
            os.close(outer)
        number = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    finally:
        os.close(folder)
    with os.fdopen(number, "rb") as file:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        return file.read(count)
