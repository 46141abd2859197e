"""How large a picture is, from its first bytes, so that a page keeps its place free."""

from struct import error, unpack_from

HEAD = 32  # bytes that are enough
FOURTEEN = 0x3FFF  # bits of a size in WebP

Size = tuple[int, int]  # width and height in dots


def size_in(head: bytes) -> Size | None:
    """The size of a PNG or WebP; None for all else, and for what is cut off."""
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return unpack_from(">II", head, 16)
        if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            return _webp(head)
    except error:
        pass
    return None


def _webp(head: bytes) -> Size | None:
    match head[12:16]:
        case b"VP8 ":
            width, height = unpack_from("<HH", head, 26)
            return width & FOURTEEN, height & FOURTEEN
        case b"VP8L":
            (bits,) = unpack_from("<I", head, 21)
            return (bits & FOURTEEN) + 1, (bits >> 14 & FOURTEEN) + 1
        case b"VP8X":
            (left, right) = unpack_from("<IH", head, 24)
            bits = left | right << 32
            return (bits & 0xFFFFFF) + 1, (bits >> 24) + 1
    return None
