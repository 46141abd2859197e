"""Mail, as a part of ``learning tick``: who hears today that something is there, and sending."""

import time
from datetime import datetime

from flask import Flask

from learning.base import clock, mail, queries
from learning.base.bars import HowFar
from learning.base.db import db, writing
from learning.base.mail import NotSent
from learning.base.models import DIGEST, OutgoingMail, Trouble
from learning.base.settings import Settings
from learning.notices.digest import making as digest
from learning.notices.digest import queries as digests
from learning.notices.digest.queries import Rest, Told
from learning.notices.hours import is_day
from learning.notices.models import Notice
from learning.notices.tokens import off_token
from learning.pauses.queries import is_paused
from learning.praktijkopleiders import queries as praktijkopleiders
from learning.reviews.mornings.telling import tell_docenten

MOST_MAILS = 1000  # in one pass
MOST_SECONDS = 45  # for the mails of one pass
MOST_DIGESTS = 10_000  # to be made in one pass
AT_ONCE = 500  # in one transaction


def _rest(at: datetime) -> Rest:
    """What notices do not know themselves: who pauses what, and who is a praktijkopleider."""
    return Rest(
        held_back=is_paused(Notice.user_id, Notice.module),
        has_place=praktijkopleiders.is_somebodys(Notice.user_id, at),
    )


def make_digests(at: datetime) -> None:
    """A mail for everybody for whom something stands ready, by day only.

    Who that is, is asked before anything is locked; looking is slow, and others write.
    """
    if not is_day(at):
        return
    with writing():
        tell_docenten(at)
        db.session.commit()
    people = digests.people_to_mail(at, _rest(at), MOST_DIGESTS)
    db.session.rollback()
    for begin in range(0, len(people), AT_ONCE):
        with writing():
            queries.locked_mail_server()  # one pass at a time
            digest.make(dict(people[begin : begin + AT_ONCE]), at)
            db.session.commit()


def send_mails(app: Flask, tell: HowFar = lambda done, of: None) -> int:
    """Send what waits, until nothing does, or the server is away, or it took long enough."""
    end, left = time.monotonic() + MOST_SECONDS, 0
    most = min(queries.count_waiting_mails(), MOST_MAILS)
    db.session.rollback()
    for number in range(1, MOST_MAILS + 1):
        has_left = _send_next(app) if time.monotonic() < end else None
        if has_left is None:
            break
        left += has_left
        tell(number, max(number, most))
    return left


def _send_next(app: Flask) -> bool | None:
    """Send one mail; whether it left, or None when nothing waits or nobody takes it.

    Nothing is locked while a mail server keeps us waiting: the try is noted
    first, in a transaction of its own, and the success afterwards.
    """
    settings, at = app.extensions["settings"], clock.now()
    with writing():
        is_there = queries.locked_mail_server().may_be_asked(at)
        waiting = queries.next_mail(at, by_day=is_day(at)) if is_there else None
        if waiting is None:
            return None
        waiting.try_now(at)
        number = waiting.id  # it may be taken back while it is sent
        told = _told_in(waiting, settings, at)
        db.session.commit()
    if waiting.urgency == DIGEST and told is None:
        return False
    try:
        mail.send(waiting, settings)
    except NotSent as wrong:
        return _note_failure(number, wrong.trouble)
    _note_success(number, told)
    return True


def _told_in(waiting: OutgoingMail, settings: Settings, at: datetime) -> Told | None:
    """Write the mail of the day at the moment it leaves. None: it says nothing, or is another."""
    if waiting.urgency != DIGEST:
        return None

    def off_page(public_id: str) -> str:
        return f"/notices/off/{off_token(public_id, settings.secret_key)}"

    return digest.write(waiting, at, _rest(at), settings.public_url, off_page)


def _note_success(number: int, told: Told | None) -> None:
    with writing():
        queries.locked_mail_server().answered()
        waiting = queries.mail_still_there(number)
        if waiting and told:
            digest.left(waiting, told, clock.now())
        if waiting:
            waiting.sent(clock.now())
        db.session.commit()


def _note_failure(number: int, trouble: Trouble) -> bool | None:
    """False: the next mail may be tried; None: it is of no use now."""
    is_away = trouble in {Trouble.AWAY, Trouble.BROKE}
    with writing():
        server = queries.locked_mail_server()
        waiting = queries.mail_still_there(number)
        if waiting:
            waiting.failed(trouble, clock.now())
        if waiting and waiting.given_up_at:
            digest.came_back(waiting)
        if is_away:
            server.failed(clock.now())
        else:
            server.answered()
        db.session.commit()
    return None if is_away else False
