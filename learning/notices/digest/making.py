"""Making the mail of the day, and writing it at the moment it leaves; inside ``writing()``."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import insert

from learning.base.db import db
from learning.base.models import DIGEST, OutgoingMail
from learning.base.public_id import new_public_id
from learning.notices.digest import queries
from learning.notices.digest.queries import Rest, Told
from learning.notices.hours import day_here
from learning.notices.mails import SUBJECT, digest_words


def make(people: Mapping[int, str], at: datetime) -> None:
    """Put a mail in the outbox for each of *people* (number → address) who has none today.

    Its words come when it leaves. Done twice it is done once; let one pass at a time do it.
    """
    rest = people.keys() - queries.had_theirs_of(people, at)
    names = {number: new_public_id() for number in sorted(rest)}
    if names:
        mails = [_empty(name, people[number], at) for number, name in names.items()]
        db.session.execute(insert(OutgoingMail), mails)
        queries.note_begun(queries.mails_named(names), day_here(at))


def _empty(name: str, address: str, at: datetime) -> dict:
    """The row of a mail without words."""
    moments = dict.fromkeys(("written_at", "try_at"), at)
    row = {"public_id": name, "address": address, "subject": SUBJECT, "body": ""}
    return row | moments | {"urgency": DIGEST, "unsubscribe": "", "tries": 0}


def write(
    mail: OutgoingMail, at: datetime, rest: Rest, site: str, off_page: Callable[[str], str]
) -> Told | None:
    """Say in *mail* what is there now, to the address of now; returns what it tells.

    None: all was seen meanwhile, or nobody is to be told; then the mail is gone. *site*: where
    Vrijplaats is; *off_page*: the path where whoever has that public id stops all mail.
    """
    found = queries.digest_with(mail)
    digest, user = found or (None, None)
    told = queries.to_tell(user.id, at, rest) if user and user.is_active else None
    if told is None or not told.ids:
        if digest:
            digest.mail_id = None
            db.session.flush()
        db.session.delete(mail)
        return None
    mail.address, mail.unsubscribe = user.email, site + off_page(user.public_id)
    mail.body = digest_words(told.kinds, site, mail.unsubscribe)
    return told


def left(mail: OutgoingMail, told: Told, at: datetime) -> None:
    """It is on its way."""
    queries.note_told(told.ids, at)
    digest, _ = queries.digest_with(mail) or (None, None)
    if digest:
        digest.left(day_here(at))


def came_back(mail: OutgoingMail) -> None:
    """It was given up: nobody takes mail at that address."""
    digest, _ = queries.digest_with(mail) or (None, None)
    if digest:
        digest.came_back(mail.address)
