"""The process that makes a PDF: a page on stdin, the PDF into the folder of a job. It opens no
other file but the fonts, and nothing of the network."""

import logging
import os
import re
import resource
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

from learning.base.settings import HOUSE
from learning.competences.portfolio.exports.pdf import (
    LONGEST,
    NOT_HERE,
    NOT_MADE,
    SECONDS,
    TOO_LONG,
)
from learning.waiting.telling import Telling

MEMORY = 3_000_000_000
A_WHILE = 0.5  # seconds
A_LITTLE = 10  # seconds of a processor to say so; then it is ended
DEEP, STACK = 50_000, 512 * 1024 * 1024  # WeasyPrint goes into a page as deep as it is nested
FOLDER = HOUSE / "learning" / "static" / "vendor" / "atkinson-hyperlegible-next"
FONTS = {
    f"font:{each}": FOLDER / f"atkinson-hyperlegible-next-latin-{each}.woff2"
    for each in ("wght-normal", "wght-italic")
} | {"font:ext": FOLDER / "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2"}
READ = "We lezen je tekst."
LAID_OUT = "We maken de pagina’s."
COUNTED = "Er zijn nu {} pagina’s."
BOUND = "We zetten de pagina’s bij elkaar."


class Steps(logging.Handler):
    """Hears from WeasyPrint how far it is, and tells it on."""

    def __init__(self, telling: Telling):
        super().__init__()
        self.telling, self.pages = telling, 0

    def emit(self, record: logging.LogRecord) -> None:
        """Raises FileNotFoundError when nobody waits for it any more."""
        said = record.getMessage()
        page = re.search(r"Step 5.* Page (\d+)$", said)
        if page:
            self.pages = max(self.pages, int(page[1]))
            self.telling.tell(2, 3, LAID_OUT, COUNTED.format(self.pages) if self.pages > 1 else "")
        elif said.startswith("Step 6"):
            self.telling.tell(3, 3, BOUND, COUNTED.format(self.pages) if self.pages > 1 else "")


def main(telling: Telling) -> None:
    """Make the one PDF."""
    telling.take_turn()
    signal.alarm(LONGEST)
    telling.tell(1, 3, READ)
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError):
        telling.fail(NOT_HERE)
        return

    class Fonts(URLFetcher):
        """Our own fonts, and nothing else."""

        def fetch(self, url, headers=None):
            if url not in FONTS:
                raise ValueError("only our own fonts")
            return URLFetcherResponse(url, FONTS[url].read_bytes(), {"Content-Type": "font/woff2"})

    heard = logging.getLogger("weasyprint.progress")
    heard.addHandler(Steps(telling))
    heard.setLevel(logging.INFO)
    page = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=Fonts(), base_url="font:")
    telling.hand_over(page.write_pdf(pdf_variant="pdf/ua-1"))


def _main_or_why_not(telling: Telling) -> None:
    with suppress(FileNotFoundError):  # of the job itself: nobody wants it any more
        try:
            main(telling)
        except FileNotFoundError:
            raise
        except Exception:
            telling.fail(NOT_MADE)


def run(telling: Telling) -> None:
    """The same with room for text in text in text, and an end to time and memory."""
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CPU, SECONDS, SECONDS + A_LITTLE)
    for limit in (signal.SIGXCPU, signal.SIGALRM):
        signal.signal(limit, lambda *_: _stop(telling))
    sys.setrecursionlimit(DEEP)
    threading.stack_size(STACK)
    work = threading.Thread(target=_main_or_why_not, args=[telling])
    work.start()
    while work.is_alive():
        work.join(A_WHILE)  # not for ever: a signal may come to the other thread, and is heard here


def _stop(telling: Telling) -> None:
    with suppress(FileNotFoundError):
        telling.fail(TOO_LONG)
    os._exit(1)


def _limit(what: int, wanted: int, at_most: int = resource.RLIM_INFINITY) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        wanted, at_most = min(wanted, hard), hard
    resource.setrlimit(what, (wanted, at_most))


if __name__ == "__main__":
    run(Telling(Path(sys.argv[1])))
