"""People whose pages save one long text after another, each in a kind of box of their own."""

import html
import http.client
import re
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlencode

from tests.e2e.conftest import PASSWORD
from tests.e2e.visitor import Visitor
from tests.pages import hidden_in

JSON = {"Accept": "application/json"}
CHAPTER = "kerntaken-en-competenties"
HIDDEN = ("csrf_token", "revision", "page", "step")
WORDS = "Wacht even en probeer het dan nog eens."
SOON = 5  # seconds; on a busy machine
BROKEN = (OSError, http.client.HTTPException)


class Writer:
    """``sent``: every text, in order; ``acknowledged``: the last one that was said to be saved.

    *page* is where the box named *field* stands, *address* where it is saved: as <auto-save>
    does, or *by_button*. ``told``: how often each status came; a save by the button is 200 too.
    """

    def __init__(self, visitor: Visitor, page: str, field: str, address="", by_button=False):
        self.visitor, self.page, self.field = visitor, page, field
        self.address, self.by_button = address or page, by_button
        self.hidden = hidden_in(visitor.get(page)[1], *HIDDEN)
        self.sent, self.told = [self.reads()], {}
        self.acknowledged = self.sent[0]

    def types(self) -> str:
        """The next text: of no other moment, and longer than a page of the database."""
        self.sent.append(f"{self.field} {len(self.sent)}: {secrets.token_urlsafe(7_500)}.")
        return self.sent[-1]

    def save(self, text: str) -> int:
        """Save *text*; the status. A refusal must have words, and give back what was typed."""
        form = {**self.hidden, self.field: text}
        self.visitor.connection.close()  # the server lets go of one that was silent for long
        status, said = self.visitor.post(self.address, form, **({} if self.by_button else JSON))
        status = 200 if status == 302 and self.by_button else status
        self.told[status] = self.told.get(status, 0) + 1
        if status == 200:
            self.acknowledged = text
        else:
            assert WORDS in said, (status, said)
            assert not self.by_button or text.strip() in html.unescape(said)
        return status

    def save_until(self, is_over) -> None:
        """One text after another, until *is_over* (an Event) or until the server is gone."""
        while not is_over.is_set():
            try:
                self.save(self.types())
            except BROKEN:
                break
        self.visitor.connection.close()

    def sends_half(self, connection, how: str) -> None:
        """Send the first half of a save over *connection* (a socket). *how*: length or chunked."""
        body = urlencode({**self.hidden, self.field: self.types()}).encode()
        half = body[: len(body) // 2]
        cookie = "; ".join(f"{name}={value}" for name, value in self.visitor.cookies.items())
        head = [
            f"POST {self.address} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: {cookie}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}" if how == "length" else "Transfer-Encoding: chunked",
        ]
        sent = half if how == "length" else f"{len(half):x}\r\n".encode() + half + b"\r\n"
        connection.sendall("\r\n".join([*head, "", ""]).encode() + sent)

    def reads(self) -> str:
        """What stands in the box now."""
        page = self.visitor.get(self.page)[1]
        found = re.search(rf'name="{self.field}"[^>]*>\s*([^<]*)</textarea>', page)
        return html.unescape(found[1])

    def has_lost_nothing(self) -> bool:
        """Whether the box holds the text that was last said to be saved, or a whole later one."""
        return self.reads() in self.sent[self.sent.index(self.acknowledged) :]


@contextmanager
def saving(writers):
    """Everybody saves without a pause; inside, each has been told once that it was saved."""
    is_over = threading.Event()
    with ThreadPoolExecutor(len(writers)) as pool:
        working = [pool.submit(each.save_until, is_over) for each in writers]
        try:
            go_on(writers)
            yield
        except AssertionError as late:
            is_over.set()
            raise ExceptionGroup("while they saved", [late, *_failed(working)]) from None
        finally:
            is_over.set()
        [each.result() for each in working]


def _failed(working) -> list[Exception]:
    """Why those stopped that did; what they met is why the rest is late."""
    return [error for each in working if isinstance(error := each.exception(), Exception)]


def go_on(writers, seconds: float = 30) -> None:
    """Wait until everybody who saves has been told once more that it was saved."""
    before = [each.told.get(200, 0) for each in writers]
    wait_until(
        lambda: all(each.told.get(200, 0) > n for each, n in zip(writers, before, strict=True)),
        seconds,
    )


def wait_until(is_so, seconds: float = 30) -> None:
    """AssertionError when it is not so in time."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.02)


def signed_in(server, stack, name) -> Visitor:
    """*name*, at a browser that *stack* closes."""
    found = stack.enter_context(Visitor(server, timeout=60))
    found.sign_in(name, PASSWORD)
    return found


def writers_at(server, stack) -> list[Writer]:
    """Three students at their work, a docent at feedback, two in an intervisie."""

    def student(name, **options):
        one = signed_in(server, stack, name)
        return Writer(one, one.begin(CHAPTER, "samenwerken")[0], "answer-waarom", **options)

    def docent(name):
        one = signed_in(server, stack, name)
        return Writer(one, first(one.get("/reviews/")[1], r'"(/reviews/[a-z2-9]{14})"'), "already")

    def in_a_thread(name):
        one = signed_in(server, stack, name)
        page = first(one.get("/")[1], r'"(/intervisie/[a-z2-9]{14})"')
        return Writer(one, page, "answer-zie", f"{page}/write")

    return [
        student("sanne"), student("bilal", by_button=True), student("noor"), docent("anna"),
        in_a_thread("sanne"), in_a_thread("fatma"),
    ]  # fmt: skip


def first(page: str, pattern: str) -> str:
    return re.search(pattern, page)[1]


def reads_on(reader: Visitor, seconds: float) -> None:
    """Read page after page for so long; AssertionError when one does not come, or not soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in ("/", f"/modules/kwartiermaken/{CHAPTER}", "/help"):
            began = time.monotonic()
            assert reader.get(path)[0] == 200
            assert time.monotonic() - began < SOON
        time.sleep(0.5)
