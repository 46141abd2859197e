"""Pictures beside a module's text: read safely, and shown as nothing but pictures."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 10_000_000
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


def picture(path: Path) -> Picture | None:
    """The picture at *path*; None for what is no regular file, no picture or over 10 MB."""
    kind = TYPES.get(path.suffix.lower())
    try:
        data = _bytes(path) if kind else None
    except OSError:  # gone, or a link, since the shelf was looked at
        return None
    return None if data is None else Picture(data, kind)


def _bytes(path: Path) -> bytes | None:
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(number, "rb") as file:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        return file.read(MOST_BYTES)
