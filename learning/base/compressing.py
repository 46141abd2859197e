"""Answers get smaller on their way: a page, a style sheet and a script travel as gzip.

A secret in a page can leak through its size when whoever asks may put words of their own beside
it (BREACH). So what was typed into the address or a form is never answered smaller, and the size
of a page is blurred by a name of a random length in its head. Scripts and the like hold no secret.
"""

import gzip
from functools import lru_cache
from io import BytesIO
from secrets import randbelow

from flask import Flask, Response, request

TEXTS = {"text/css", "text/javascript", "image/svg+xml"}
FEW_BYTES = 500  # smaller is no gain: it fits in one packet anyway
BLUR = 100  # bytes at most


def register(app: Flask) -> None:
    """Send pages, style sheets, scripts and drawings as gzip to whoever takes that."""

    @app.after_request
    def pack(response):
        if _is_text(response) or _is_page(response):
            response.vary.add("Accept-Encoding")
            if request.accept_encodings["gzip"] > 0:
                _pack(response)
        return response


def _is_text(response: Response) -> bool:
    return response.status_code == 200 and response.mimetype in TEXTS


def _is_page(response: Response) -> bool:
    is_asked_plainly = request.method in {"GET", "HEAD"} and not request.query_string
    is_whole = response.status_code == 200 and not response.is_streamed
    return is_asked_plainly and is_whole and response.mimetype == "text/html"


def _pack(response: Response) -> None:
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < FEW_BYTES or response.content_encoding:
        return
    response.set_data(_packed_text(body) if _is_text(response) else packed_page(body))
    response.content_encoding = "gzip"
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)  # the same words in other bytes


@lru_cache(maxsize=64)
def _packed_text(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def packed_page(body: bytes) -> bytes:
    """*body* as gzip, a little longer each time by chance."""
    out, name = BytesIO(), "v" * randbelow(BLUR)
    with gzip.GzipFile(name, "wb", 4, out, mtime=0) as file:
        file.write(body)
    return out.getvalue()
