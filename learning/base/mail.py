"""Mails: written into the outbox table, sent later by ``learning tick``. They carry no content."""

import smtplib
from contextlib import suppress
from email.message import EmailMessage
from email.policy import default
from email.utils import formataddr, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from learning.base.models import OutgoingMail, Trouble
from learning.base.settings import Settings

SECONDS = 15  # how long a mail server may keep us waiting
WHOLE_LINES = default.clone(max_line_length=900)  # a folded address is no link any more
CLOSING = 421  # it is about to go


class NotSent(Exception):
    """It did not leave; ``trouble`` says why."""

    def __init__(self, trouble: Trouble):
        super().__init__(trouble.value)
        self.trouble = trouble


def message_of(mail: OutgoingMail, sender: str, name: str = "Vrijplaats") -> EmailMessage:
    """The mail as it travels. Raises ValueError for what is not exactly one address."""
    message, domain = EmailMessage(policy=WHOLE_LINES), sender.rpartition("@")[2]
    message["From"] = formataddr((name, sender))
    message["To"] = mail.address
    if [each.addr_spec for each in message["To"].addresses] != [mail.address]:
        raise ValueError("not one address")
    message["Subject"] = mail.subject
    message["Date"] = mail.written_at
    message["Message-ID"] = f"<{mail.public_id}@{domain}>" if mail.public_id else make_msgid()
    message["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.body)
    return message


def send(mail: OutgoingMail, settings: Settings) -> None:
    """Send *mail* over SMTP, or write it into the outbox folder when no server is named.

    Raises NotSent when it did not leave, as far as anybody can know.
    """
    host = urlsplit(settings.public_url).hostname or "localhost"
    sender = _sender(settings.mail_url, host) if settings.mail_url else f"vrijplaats@{host}"
    try:
        message = message_of(mail, sender, settings.site_name)
        message.as_bytes()
    except Exception as wrong:  # whatever is wrong with one mail, the others go
        raise NotSent(Trouble.IMPOSSIBLE) from wrong
    if settings.mail_url:
        _over_smtp(message, settings.mail_url)
        return
    try:
        _into_folder(message, settings.outbox, mail)
    except OSError as wrong:
        raise NotSent(Trouble.AWAY) from wrong


def nudge(settings: Settings) -> None:
    """Ask for a pass of ``learning tick`` soon; call it after the commit of a mail."""
    with suppress(OSError):
        settings.nudge.touch()


def _sender(mail_url: str, host: str) -> str:
    """The address that mails come from: ``smtp://…/?from=school@example.nl``, or a guess."""
    query = dict(pair.partition("=")[::2] for pair in urlsplit(mail_url).query.split("&"))
    return unquote(query.get("from", "")) or f"vrijplaats@{host}"


def _over_smtp(message: EmailMessage, mail_url: str) -> None:
    try:
        server = _connected(mail_url)
    except (OSError, ValueError, smtplib.SMTPException) as wrong:
        raise NotSent(Trouble.AWAY) from wrong
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as wrong:
        raise NotSent(_trouble(*(code for code, _ in wrong.recipients.values()))) from wrong
    except smtplib.SMTPSenderRefused as wrong:
        raise NotSent(Trouble.AWAY) from wrong  # it lets nobody through
    except smtplib.SMTPDataError as wrong:
        raise NotSent(_trouble(wrong.smtp_code)) from wrong
    except smtplib.SMTPNotSupportedError as wrong:
        raise NotSent(Trouble.REFUSED) from wrong
    except (OSError, smtplib.SMTPException) as wrong:
        raise NotSent(Trouble.BROKE) from wrong
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()  # whatever it says to that: it took the mail
        server.close()


def _connected(mail_url: str) -> smtplib.SMTP:
    url = urlsplit(mail_url)
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    server = kind(url.hostname, url.port or 0, timeout=SECONDS)
    try:
        server.ehlo_or_helo_if_needed()
        if url.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls()
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _trouble(*codes: int) -> Trouble:
    if CLOSING in codes:
        return Trouble.BROKE
    return Trouble.REFUSED if all(code >= 500 for code in codes) else Trouble.LATER


def _into_folder(message: EmailMessage, folder: Path, mail: OutgoingMail) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{mail.written_at:%Y%m%d-%H%M%S}-{mail.id}.eml"
    path.write_bytes(message.as_bytes())
    path.chmod(0o600)
