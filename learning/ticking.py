"""What must happen by itself: one pass, which may be run at any time and as often as one likes."""

import smtplib
from datetime import datetime

from flask import Flask

from learning.accounts import queries as accounts
from learning.base import clock, mail, queries
from learning.base.db import db, writing
from learning.base.models import OutgoingMail
from learning.base.settings import Settings
from learning.intervisie.threads import queries as threads
from learning.intervisie.threads.tending import needs_tending, tend
from learning.modules.live import current_shelf

MOST_MAILS = 200  # in one pass


def tick(app: Flask) -> int:
    """Send the mails whose time has come, keep the live versions of modules, forget what is over.

    Returns how many mails left. A mail that fails is tried again later.
    """
    with app.app_context():
        current_shelf(clock.now())
        with writing():
            accounts.forget_what_is_over(clock.now())
            db.session.commit()
        _tend_threads(clock.now())
        tries = iter(lambda: _send_next(app.extensions["settings"]), None)
        return sum(left for left, _ in zip(tries, range(MOST_MAILS), strict=False))


def _tend_threads(at: datetime) -> None:
    """What intervisies need by themselves, each in a transaction of its own."""
    wanting = [each.id for each in threads.threads_to_tend(at) if needs_tending(each, at)]
    db.session.rollback()
    for number in wanting:
        with writing():
            tend(threads.locked(number), at)
            db.session.commit()


def _send_next(settings: Settings) -> bool | None:
    """Send one mail; whether it left, or None when nothing waits.

    Nothing is locked while a mail server keeps us waiting: the try is noted
    first, in a transaction of its own, and the success afterwards.
    """
    with writing():
        waiting = queries.next_mail(clock.now())
        if waiting is None:
            return None
        waiting.try_now(clock.now())
        db.session.commit()
    try:
        mail.send(waiting, settings)
    except (OSError, smtplib.SMTPException, ValueError):
        return False
    with writing():
        db.session.get(OutgoingMail, waiting.id).sent(clock.now())
        db.session.commit()
    return True
