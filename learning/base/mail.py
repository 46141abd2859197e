"""Mails: written into the outbox table, sent later by ``learning tick``. They carry no content."""

import smtplib
from contextlib import suppress
from email.message import EmailMessage
from email.utils import formataddr, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from learning.base.models import OutgoingMail
from learning.base.settings import Settings

SECONDS = 15  # how long a mail server may keep us waiting


def message_of(mail: OutgoingMail, sender: str) -> EmailMessage:
    """The mail as it travels. Raises ValueError for an address with a line break in it."""
    message = EmailMessage()
    message["From"] = formataddr(("Vrijplaats", sender))
    message["To"] = mail.address
    message["Subject"] = mail.subject
    message["Date"] = mail.written_at
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    return message


def send(mail: OutgoingMail, settings: Settings) -> None:
    """Send *mail* over SMTP, or write it into the outbox folder when no server is named.

    Raises OSError or smtplib.SMTPException when it did not leave.
    """
    host = urlsplit(settings.public_url).hostname or "localhost"
    if settings.mail_url:
        _over_smtp(message_of(mail, _sender(settings.mail_url, host)), settings.mail_url)
    else:
        _into_folder(message_of(mail, f"vrijplaats@{host}"), settings.outbox, mail)


def nudge(settings: Settings) -> None:
    """Ask for a pass of ``learning tick`` soon; call it after the commit of a mail."""
    with suppress(OSError):
        settings.nudge.touch()


def _sender(mail_url: str, host: str) -> str:
    """The address that mails come from: ``smtp://…/?from=school@example.nl``, or a guess."""
    query = dict(pair.partition("=")[::2] for pair in urlsplit(mail_url).query.split("&"))
    return unquote(query.get("from", "")) or f"vrijplaats@{host}"


def _over_smtp(message: EmailMessage, mail_url: str) -> None:
    url = urlsplit(mail_url)
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    with kind(url.hostname, url.port or 0, timeout=SECONDS) as server:
        if url.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls()
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(message)


def _into_folder(message: EmailMessage, folder: Path, mail: OutgoingMail) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{mail.written_at:%Y%m%d-%H%M%S}-{mail.id}.eml"
    path.write_bytes(message.as_bytes())
    path.chmod(0o600)
