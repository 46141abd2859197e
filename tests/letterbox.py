"""What lies in the outbox, and the link in a mail."""

import re

from sqlalchemy import select

from learning.base.models import OutgoingMail


def mails(school) -> list[OutgoingMail]:
    """Every mail, oldest first, as the database has it now."""
    school.rollback()
    return list(school.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def link_in(mail: OutgoingMail) -> str:
    """The path of the one link in *mail*."""
    (link,) = re.findall(r"https?://[^/\s]+(/\S+)", mail.body)
    return link
