"""DU11: mails leave later, once, and never hold up or carry what people wrote."""

import email
import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from learning.base.models import OutgoingMail
from learning.ticking import tick
from tests.serving import free_port


class Inbox(Message):
    """A mail server that remembers."""

    def __init__(self):
        super().__init__()
        self.mails = []

    def handle_message(self, message):
        self.mails.append(message)


@pytest.fixture
def inbox():
    handler = Inbox()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    handler.url = f"smtp://127.0.0.1:{controller.port}"
    yield handler
    controller.stop()


@pytest.fixture
def mail_url(app, monkeypatch):
    """Let the app send to another server."""

    def set_url(url):
        settings = app.extensions["settings"]
        monkeypatch.setitem(
            app.extensions, "settings", settings.__class__(**{**vars(settings), "mail_url": url})
        )

    return set_url


@pytest.fixture
def a_mail(school, now):
    mail = OutgoingMail(
        address="sanne@school.example",
        subject="Inloggen",
        body="Een link",
        written_at=now,
        try_at=now,
    )
    school.add(mail)
    school.commit()
    return mail


def test_without_a_server_a_mail_becomes_a_file(app, school, a_mail):
    assert tick(app) == 1
    [path] = app.extensions["settings"].outbox.glob(f"*-{a_mail.id}.eml")
    message = email.message_from_bytes(path.read_bytes())
    assert message["To"] == "sanne@school.example"
    assert message.get_payload().strip() == "Een link"
    path.unlink()


def test_a_mail_is_sent_once_and_its_words_are_gone_from_the_database(
    app, school, inbox, mail_url, a_mail
):
    mail_url(inbox.url)
    assert tick(app) == 1
    assert tick(app) == 0
    assert len(inbox.mails) == 1
    school.refresh(a_mail)
    assert a_mail.sent_at
    assert a_mail.body == ""


def test_du11_a_mail_server_that_is_away_is_tried_again_later(
    app, school, inbox, mail_url, a_mail, at
):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        mail_url(f"smtp://127.0.0.1:{closed.getsockname()[1]}")
        assert tick(app) == 0
    school.refresh(a_mail)
    assert a_mail.tries == 1
    mail_url(inbox.url)
    assert tick(app) == 0, "not yet: it waits a while"
    at("2026-03-09 09:10")
    assert tick(app) == 1
    assert len(inbox.mails) == 1


def test_one_bad_address_does_not_stop_the_others(app, school, inbox, mail_url, a_mail, now):
    mail_url(inbox.url)
    school.add(
        OutgoingMail(
            address="a\nBcc: b@c.example", subject="x", body="x", written_at=now, try_at=now
        )
    )
    school.commit()
    assert tick(app) == 1
