"""What must happen by itself: one pass, which may be run at any time and as often as one likes."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from learning.accounts import queries as accounts
from learning.base import clock, queries, traces
from learning.base.bars import HowFar
from learning.base.dates import HERE
from learning.base.db import db, writing
from learning.begeleiders.tending import tend_contacts
from learning.cohorts import queries as cohorts
from learning.cohorts.inviting import OPEN_FOR
from learning.competences.portfolio.sharing.ending import stop_what_is_over as stop_portfolios
from learning.intervisie.threads import queries as threads
from learning.intervisie.threads.tending import needs_tending, tend
from learning.mailing import make_digests, send_mails
from learning.modules.live import current_shelf
from learning.notebook import queries as notebook
from learning.praktijkopleiders.tending import tend_invitations
from learning.privacy import queries as privacy
from learning.privacy.erasing import UNDO, may_undo
from learning.privacy.queries import HOLD_WORDS
from learning.privacy.wiping import wipe
from learning.readings import queries as readings
from learning.readings.keeping import KEPT
from learning.reviews.leases import queries as leases
from learning.reviews.sentences import queries as sentences
from learning.search import queries as search
from learning.submissions.showing.ending import stop_what_is_over
from learning.waiting import jobs

MAILS_KEPT = timedelta(days=30)
NIGHT = range(2, 6)  # hours, here
A_DAY = timedelta(hours=20)  # so that every night is one


def tick(app: Flask, tell: HowFar = lambda done, of: None) -> int:
    """Send the mails whose time has come, keep the live versions of modules, forget what is over,
    wipe what was erased.

    Returns how many mails left. A mail that fails is tried again later. *tell*: hears after each
    mail how far that is.
    """
    with app.app_context():
        current_shelf(clock.now())
        with writing():
            accounts.forget_what_is_over(clock.now())
            cohorts.forget_lapsed_invitations(clock.now() - OPEN_FOR)
            tend_invitations(clock.now() - OPEN_FOR, clock.now())
            readings.forget_before(clock.now() - KEPT)
            queries.forget_mails(clock.now() - MAILS_KEPT)
            db.session.commit()
        with writing():
            tend_contacts(clock.now())
            stop_what_is_over(clock.now())
            stop_portfolios(clock.now())
            db.session.commit()
        _tend_threads(clock.now())
        _wipe_texts(clock.now())
        _leave_no_traces(app.extensions["settings"].instance / "written-afresh", clock.now())
        make_digests(clock.now())
        left = send_mails(app, tell)
        _forget_made(app, clock.now())
        return left


def _forget_made(app: Flask, at: datetime) -> None:
    """What was made for people over an hour ago; a fault of the disk stops no mail."""
    try:
        jobs.forget_before(app.extensions["settings"].waiting, at - jobs.KEPT)
    except OSError as error:
        app.logger.error("what was made for people is still there: %s", type(error).__name__)


def _tend_threads(at: datetime) -> None:
    """What intervisies need by themselves, each in a transaction of its own."""
    wanting = [each.id for each in threads.threads_to_tend(at) if needs_tending(each, at)]
    db.session.rollback()
    for number in wanting:
        with writing():
            tend(threads.locked(number), at)
            db.session.commit()


def _wipe_texts(at: datetime) -> None:
    """Forget what was erased so long ago that it cannot be undone, each on its own."""
    with writing():
        notebook.wipe_erased(at)
        sentences.wipe_removed(at)
        leases.forget_notes(at)
        db.session.commit()
    due = privacy.ids_to_wipe(at - UNDO)
    db.session.rollback()
    for number in due:
        with writing():
            text = privacy.locked(number)
            if text.draft.erased_at and not may_undo(text, at):  # still, now that it is ours
                wipe(text, at)
                db.session.commit()


def _leave_no_traces(mark: Path, at: datetime) -> None:
    """What was deleted goes from the files too: from the journal in every pass, and once a night
    from everything. *mark*: a file whose time says when that was done."""
    db.session.rollback()
    traces.empty_journal()
    traces.free_rows(HOLD_WORDS)
    done = datetime.fromtimestamp(mark.stat().st_mtime, UTC) if mark.exists() else None
    wait = A_DAY if at.astimezone(HERE).hour in NIGHT else 2 * A_DAY
    is_fresh = done is not None and done <= at <= done + wait
    if is_fresh:
        return
    with writing():
        search.forget_traces(at_night=True)
        db.session.commit()
    if traces.write_afresh(HOLD_WORDS):
        mark.touch()
        os.utime(mark, (at.timestamp(), at.timestamp()))
