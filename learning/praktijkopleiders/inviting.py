"""Letting a praktijkopleider in, and coming in; inside ``writing()``."""

from datetime import datetime, timedelta

from learning.accounts import queries as accounts
from learning.accounts.links import own_address
from learning.accounts.models import OneTimeLink, User
from learning.accounts.newcomers import found_or_made
from learning.accounts.tokens import hash_of
from learning.base.db import db
from learning.base.errors import Refused
from learning.cohorts import queries as cohorts
from learning.notices.giving import give
from learning.notices.kinds import Kind
from learning.praktijkopleiders import queries
from learning.praktijkopleiders.mails import invitation_mail
from learning.praktijkopleiders.models import TOO_LONG, Companion
from learning.praktijkopleiders.rules import MOST_A_DAY, MOST_OPEN, longest_until

OWN_ADDRESS = "Dit is je eigen adres. Schrijf het adres van je praktijkopleider."
ALREADY = "Dit adres heb je al uitgenodigd. Kijk hieronder hoe het ervoor staat."
ENOUGH = "Je hebt al drie praktijkopleiders. Stop eerst met één, als je een ander wilt."
TOO_MANY = "Je stuurde vandaag al vijf uitnodigingen. Morgen kan het weer."
OVER = "Deze uitnodiging werkt niet meer. Vraag om een nieuwe."
CAME = "Je praktijkopleider is binnen. Jij kiest welke teksten je praktijkopleider leest."
MINE = "/praktijkopleiders/mine"


def invite(
    student: User, cohort_id: int, name: str, address: str, until: datetime, at: datetime
) -> Companion:
    """Invite *address*, with a mail. Raises Refused where that may not be, before any mail.

    Once *student* was locked, so that two at once count each other.
    """
    for old in queries.open_of(student, at):
        if old.link and old.link.address == address and not old.link.is_valid(at):
            end(old, at)  # nobody used it in time
    standing = queries.open_of(student, at)
    if address == student.email.lower():
        raise Refused(OWN_ADDRESS)
    if any(address == _address_of(each) and each.cohort_id == cohort_id for each in standing):
        raise Refused(ALREADY)
    if len(standing) >= MOST_OPEN:
        raise Refused(ENOUGH)
    if queries.invited_since(student, at - timedelta(days=1)) >= MOST_A_DAY:
        raise Refused(TOO_MANY)
    if not at < until <= longest_until(at):
        raise Refused(TOO_LONG)
    made = Companion(student=student, cohort_id=cohort_id, name=name, until=until, invited_at=at)
    _send(made, address, at)
    db.session.add(made)
    return made


def _address_of(companion: Companion) -> str:
    if companion.link:
        return companion.link.address
    return companion.user.email.lower() if companion.user else ""


def _send(companion: Companion, address: str, at: datetime) -> None:
    link, token = OneTimeLink.make(OneTimeLink.INVITATION, address, None, at)
    companion.link = link
    there = own_address("praktijkopleiders.open_invitation", token)
    companion.mail = invitation_mail(address, there, at)


def end(companion: Companion, at: datetime) -> None:
    """It stops; an invitation that nobody used works no longer, and its address is forgotten."""
    companion.end(at)
    link, companion.link = companion.link, None
    if companion.mail_id:
        cohorts.forget_unsent(companion.mail_id)
    if link:
        db.session.flush()
        db.session.delete(link)


def invitation_behind(token: str, at: datetime) -> Companion | None:
    """An invitation that still works; None for a used, old, stopped or unknown one."""
    found = queries.invitation_with(hash_of(token), at)
    return found if found and found.link.is_valid(at) else None


def come_in(token: str, name: str, at: datetime) -> tuple[User, bool]:
    """Whoever was invited is in; *name* counts only for a new account.

    Returns the person, and whether the account is new. Raises Refused when the link stopped
    working just now, for a closed account, and for the student's own.
    """
    seen = invitation_behind(token, at)
    companion = queries.locked(seen.id) if seen else None
    link = accounts.link_of(hash_of(token))
    if companion is None or link is None:
        raise Refused(OVER)
    link.use(at)
    user, is_new = found_or_made(link.address, name, at)
    if not user.is_active:
        raise Refused("Dit account is gesloten. Vraag de beheerder om hulp.")
    companion.accept(user, at)
    key = f"companion:{companion.public_id}:came"
    give([companion.student_id], key, CAME, MINE, at, kind=Kind.GROEP)
    return user, is_new
