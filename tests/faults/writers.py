"""People whose pages save one long text after another, each in a kind of box of their own."""

import html
import http.client
import re
from urllib.parse import urlencode

from tests.e2e.conftest import PASSWORD
from tests.e2e.visitor import Visitor
from tests.pages import hidden_in

JSON = {"Accept": "application/json"}
CHAPTER = "kerntaken-en-competenties"
HIDDEN = ("csrf_token", "revision", "page", "step")
BROKEN = (OSError, http.client.HTTPException)


class Writer:
    """``sent``: every text, in order; ``acknowledged``: the last one that was said to be saved.

    *page* is where the box named *field* stands, *address* where it is saved.
    ``told``: how often each status came.
    """

    def __init__(self, visitor: Visitor, page: str, field: str, address: str = ""):
        self.visitor, self.page, self.field = visitor, page, field
        self.address = address or page
        self.hidden = hidden_in(visitor.get(page)[1], *HIDDEN)
        self.sent, self.told = [self.reads()], {}
        self.acknowledged = self.sent[0]

    def types(self) -> str:
        """The next text: longer than a page of the database, and of no other moment."""
        number = len(self.sent)
        self.sent.append(f"{self.field} {number}. " + f"Dit is zin {number}. " * 400)
        return self.sent[-1]

    def save(self, text: str, **headers: str) -> int:
        """Save as <auto-save> does; the status."""
        form = {**self.hidden, self.field: text}
        status, said = self.visitor.post(self.address, form, **(headers or JSON))
        if status == 200:
            self.acknowledged = text
        self.told[status] = self.told.get(status, 0) + 1
        self.said = said
        return status

    def save_until(self, is_over) -> None:
        """One text after another, until *is_over* (an Event) or until the server is gone."""
        while not is_over.is_set():
            try:
                self.save(self.types())
            except BROKEN:
                break
        self.visitor.connection.close()

    def cut_off(self, connection) -> None:
        """Send the first half of a save over *connection* (a socket)."""
        body = urlencode({**self.hidden, self.field: self.types()})
        pairs = (f"{name}={value}" for name, value in self.visitor.cookies.items())
        head = (
            f"POST {self.address} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {'; '.join(pairs)}",
            "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}",
        )  # fmt: skip
        connection.sendall("\r\n".join([*head, "", body[: len(body) // 2]]).encode())

    def reads(self) -> str:
        """What stands in the box now."""
        page = self.visitor.get(self.page)[1]
        found = re.search(rf'name="{self.field}"[^>]*>\s*([^<]*)</textarea>', page)
        return html.unescape(found[1])

    def has_lost_nothing(self) -> bool:
        """Whether the box holds the text that was last said to be saved, or a whole later one."""
        return self.reads() in self.sent[self.sent.index(self.acknowledged) :]


def writers_at(server, stack) -> list[Writer]:
    """Three students at their work, a docent at feedback, two in an intervisie."""

    def visitor(name):
        found = stack.enter_context(Visitor(server, timeout=60))
        found.sign_in(name, PASSWORD)
        return found

    def student(name):
        one = visitor(name)
        return Writer(one, one.begin(CHAPTER, "samenwerken")[0], "answer-waarom")

    def docent(name):
        one = visitor(name)
        return Writer(one, first(one.get("/reviews/")[1], r'"(/reviews/[a-z2-9]{14})"'), "already")

    def in_a_thread(name):
        one = visitor(name)
        page = first(one.get("/")[1], r'"(/intervisie/[a-z2-9]{14})"')
        return Writer(one, page, "answer-zie", f"{page}/write")

    return [*map(student, ("sanne", "bilal", "noor")), docent("anna"),
            *map(in_a_thread, ("sanne", "fatma"))]  # fmt: skip


def first(page: str, pattern: str) -> str:
    return re.search(pattern, page)[1]
