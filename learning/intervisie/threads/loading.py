"""The thread that this request is about, with what its reader may see of it now."""

from collections.abc import Sequence
from datetime import datetime

from flask import abort
from flask_login import current_user

from learning.base.access import one_or_404
from learning.base.db import db, writing
from learning.intervisie.threads import queries
from learning.intervisie.threads.boxes import boxes_of
from learning.intervisie.threads.forms import SheetForm, sheet_form
from learning.intervisie.threads.models import PhaseRun, Thread
from learning.intervisie.threads.page import items_about
from learning.readings.opening import opened_all


def thread_of(key: str) -> Thread:
    """The thread of somebody who takes part, or 404."""
    return queries.thread_read_by(current_user, key) or abort(404)


def thread_to_change(key: str) -> Thread:
    """The same, changed by nobody else until this transaction ends."""
    mine = queries.readable_by(current_user).where(Thread.public_id == key)
    return one_or_404(mine, for_change=True)


def words_shown(thread: Thread, moment: datetime) -> Sequence:
    """What the reader sees, once it was written down that they opened it: no row, no text."""
    key, found = thread.public_id, queries.words_opened_by(current_user, thread, moment)
    unopened = [(each.id, each.author_id) for each in found if not each.is_opened]
    if unopened:
        with writing():
            opened_all(queries.KIND, unopened, current_user, "intervisie", moment)
            db.session.commit()
        thread_of(key)  # as a whole again: to write, the session forgot it
        found = queries.words_opened_by(current_user, thread, moment)
    return [each for each in found if each.is_opened]


def sheet_class(thread: Thread, run: PhaseRun, rows: Sequence) -> type[SheetForm]:
    """The form with the boxes of *run*; *rows* hold what it is about."""
    phase = thread.phase_of(run)
    return sheet_form(boxes_of(phase, items_about(thread, phase, rows)))
