"""A real mail server in a test: it remembers, and refuses or goes away as it is told."""

import threading

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import SMTP

from tests.serving import free_port


class PostOffice(Message):
    """``mails``: what it took, in order. ``answers``: address → what it says of it, in turn; the
    last one holds, "" is yes. ``in_data``: called when a mail is there and not answered yet."""

    def __init__(self):
        super().__init__()
        self.mails, self.asked = [], []
        self.answers: dict[str, list[str]] = {}
        self.in_data = lambda server: None
        self.at_quit = ""

    def handle_message(self, message):
        self.mails.append(message)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        self.asked.append(address)
        turns = self.answers.get(address, [""])
        said = turns.pop(0) if len(turns) > 1 else turns[0]
        if not said:
            envelope.rcpt_tos.append(address)
        return said or "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        said = await server.loop.run_in_executor(None, self.in_data, server)
        if said:
            return said
        return await super().handle_DATA(server, session, envelope)

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        return self.at_quit or "221 Bye"

    def to(self, address) -> list:
        """The mails to *address*."""
        return [each for each in self.mails if each["To"] == address]


def hang_up(server: SMTP) -> None:
    """Go away in the middle of a mail."""
    server.loop.call_soon_threadsafe(server.transport.abort)
    threading.Event().wait(0.05)


@pytest.fixture
def post_office():
    """A mail server; ``.url`` is where it listens."""
    handler = PostOffice()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    handler.url = f"smtp://127.0.0.1:{controller.port}"
    yield handler
    controller.stop()


@pytest.fixture
def mail_url(app, monkeypatch):
    """``mail_url(url)`` lets the app send to that server."""

    def set_url(url):
        settings = app.extensions["settings"]
        monkeypatch.setitem(
            app.extensions, "settings", settings.__class__(**{**vars(settings), "mail_url": url})
        )

    return set_url


@pytest.fixture
def no_server(mail_url):
    """The app sends to a port on which nobody listens."""
    mail_url(f"smtp://127.0.0.1:{free_port()}")
