"""The thread that this request is about, with what its reader may see of it now."""

from collections.abc import Sequence
from datetime import datetime

from flask_login import current_user

from learning.base.access import one_or_404
from learning.base.db import db, writing
from learning.intervisie.threads import queries
from learning.intervisie.threads.boxes import boxes_of
from learning.intervisie.threads.forms import SheetForm, sheet_form
from learning.intervisie.threads.models import PhaseRun, Thread
from learning.intervisie.threads.page import items_about
from learning.readings.opening import opened_all, unopened

KIND = "contribution"


def thread_of(key: str) -> Thread:
    """The thread of somebody who takes part, or 404."""
    return one_or_404(queries.readable_by(current_user).where(Thread.public_id == key))


def thread_to_change(key: str) -> Thread:
    """The same, changed by nobody else until this transaction ends."""
    mine = queries.readable_by(current_user).where(Thread.public_id == key)
    return one_or_404(mine, for_change=True)


def words_shown(thread: Thread, moment: datetime) -> Sequence:
    """What the reader sees, once it was written down that they opened it: no row, no text."""
    others = queries.ids_shown_to(current_user, thread, moment)
    if unopened(KIND, others, current_user, moment):
        with writing():
            opened_all(KIND, others, current_user, "intervisie", moment)
            db.session.commit()
    seen = [each.id for each in others]
    return queries.contributions_shown_to(current_user, thread, moment, seen)


def sheet_class(thread: Thread, run: PhaseRun, rows: Sequence) -> type[SheetForm]:
    """The form with the boxes of *run*; *rows* hold what it is about."""
    phase = thread.phase_of(run)
    return sheet_form(boxes_of(phase, items_about(thread, phase, rows)))
