"""What must happen by itself: one pass, which may be run at any time and as often as one likes."""

import smtplib

from flask import Flask

from learning.base import clock, mail, queries
from learning.base.db import db, writing
from learning.modules.live import current_shelf


def tick(app: Flask) -> int:
    """Send the mails whose time has come; keep the versions of modules that are live.

    Returns how many mails left. A mail that fails is tried again later.
    """
    settings = app.extensions["settings"]
    with app.app_context():
        current_shelf(clock.now())
        with writing():
            sent = [_send(each, settings) for each in queries.mails_to_send(clock.now())]
            db.session.commit()
    return sum(sent)


def _send(each, settings) -> bool:
    try:
        mail.send(each, settings)
    except (OSError, smtplib.SMTPException, ValueError):
        each.failed(clock.now())
        return False
    each.sent(clock.now())
    return True
