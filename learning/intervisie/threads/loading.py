"""The thread that a request is about, and the sheet of somebody in it."""

from collections.abc import Sequence

from flask import abort

from learning.accounts.models import User
from learning.base.access import one_or_404
from learning.intervisie.threads import queries
from learning.intervisie.threads.boxes import boxes_of
from learning.intervisie.threads.forms import SheetForm, sheet_form
from learning.intervisie.threads.models import PhaseRun, Thread
from learning.intervisie.threads.page import items_about


def thread_readable_by(user: User, key: str, for_change: bool = False) -> Thread:
    """The thread with that public id in which *user* takes part, or 404.

    With *for_change*, inside ``writing()``, nobody else changes it until this transaction ends.
    """
    if not for_change:
        return queries.thread_read_by(user, key) or abort(404)
    mine = queries.readable_by(user).where(Thread.public_id == key)
    return one_or_404(mine, for_change=True)


def sheet_class(thread: Thread, run: PhaseRun, rows: Sequence) -> type[SheetForm]:
    """The form with the boxes of *run*; *rows* hold what it is about."""
    phase = thread.phase_of(run)
    return sheet_form(boxes_of(phase, items_about(thread, phase, rows)))
