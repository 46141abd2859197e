"""Questions about what lies ready to go out, and whether the database answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite

from learning.base.db import db
from learning.base.models import DIGEST, WAITS, MailServer, OutgoingMail, Trouble

SHOWN = 20
SHOWN_FOR = timedelta(days=14)
_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class GivenUp:
    """A mail that did not come to its address, and why."""

    address: str
    at: datetime
    trouble: Trouble


@dataclass(frozen=True)
class MailState:
    """How many mails wait, since when the server is away (None: it is not), and what never
    came to its address, newest first."""

    waiting: int
    away_since: datetime | None
    given_up: Sequence[GivenUp]


def next_mail(moment: datetime, by_day: bool = True) -> OutgoingMail | None:
    """The most urgent mail whose time has come, the oldest first; another pass skips it meanwhile.

    Not *by_day*: only what may come at night too. What seems to be written later than *moment*
    is of a clock that went back.
    """
    is_untouched = (OutgoingMail.written_at > moment) & (OutgoingMail.tries == 0)
    is_due = (OutgoingMail.try_at <= moment) | is_untouched
    waiting = select(OutgoingMail).where(WAITS, is_due)
    if not by_day:
        waiting = waiting.where(OutgoingMail.urgency != DIGEST)
    return db.session.scalar(
        waiting.order_by(OutgoingMail.urgency, OutgoingMail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def count_waiting_mails() -> int:
    """How many mails did not leave yet, whenever their time comes."""
    return db.session.scalar(select(func.count()).select_from(OutgoingMail).where(WAITS))


def mail_still_there(number: int) -> OutgoingMail | None:
    """That mail as it is now, locked; None when it was taken back meanwhile."""
    return db.session.get(OutgoingMail, number, with_for_update=True)


def locked_mail_server() -> MailServer:
    """The row about the mail server, ours until this transaction ends."""
    look = select(MailServer).with_for_update().execution_options(populate_existing=True)
    found = db.session.scalar(look)
    if found is None:
        made = _insert[db.engine.dialect.name](MailServer).values(id=1, tries=0)
        db.session.execute(made.on_conflict_do_nothing())
        found = db.session.scalars(look).one()
    return found


def mail_state(at: datetime) -> MailState:
    """For a beheerder; three short questions."""
    gone = (
        select(OutgoingMail.address, OutgoingMail.given_up_at, OutgoingMail.trouble)
        .where(OutgoingMail.given_up_at > at - SHOWN_FOR)
        .order_by(OutgoingMail.given_up_at.desc())
        .limit(SHOWN)
    )
    return MailState(
        count_waiting_mails(),
        db.session.scalar(select(MailServer.away_since)),
        [GivenUp(*row) for row in db.session.execute(gone)],
    )


def forget_mails(before: datetime) -> None:
    """Who got a mail that long ago is nobody's business any more."""
    is_done = (OutgoingMail.sent_at < before) | (OutgoingMail.given_up_at < before)
    db.session.execute(delete(OutgoingMail).where(is_done))


def schema_version() -> str | None:
    """The migration that the database stands at; None when it was never made."""
    return db.session.scalar(text("SELECT version_num FROM alembic_version"))
