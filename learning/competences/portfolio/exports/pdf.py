"""A page as a tagged PDF, made by a process of its own that can be stopped.

WeasyPrint takes a second a few pages and much memory. So it runs beside the server, as a job that
somebody waits for (``learning/waiting``): it holds up nobody, gives its memory back, and is stopped
when it takes too long.
"""

from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from learning.waiting.job import Job, Task
from learning.waiting.jobs import Busy, Erased, begin

CHILD = "learning.competences.portfolio.exports.pdf_child"
SECONDS = 150  # of a processor
LONGEST = 15 * 60  # seconds of a clock, from its turn on
PATIENCE = 1.5  # seconds; then a page says how far it is
NOT_HERE, NOT_MADE, TOO_LONG = "not-here", "not-made", "too-long"
ERASED = "Er is net iets van je gewist. Daarom maakten we geen pdf. Begin gerust opnieuw."
BUSY = "We maken nu al veel pdf’s. Wacht een minuut en probeer het dan nog eens."
NO_PDF = (
    "Deze site kan nu geen PDF maken. Je browser kan het wel: "
    "kies op deze pagina ‘afdrukken’, en dan ‘opslaan als PDF’."
)


class NoPdf(Exception):
    """No PDF comes of it now; the message is a Dutch sentence."""


def pdf_of(
    room: Path, person: str, task: Task, page: str, at: datetime, patience: float, mark: str
) -> Job:
    """The job of making it. *mark*: see ``jobs.begin``. Outside every transaction. Raises NoPdf."""
    if find_spec("weasyprint") is None:
        raise NoPdf(NO_PDF)
    try:
        job = begin(room, person, task, CHILD, page.encode(), at, patience, mark)
    except Busy as many:
        raise NoPdf(BUSY) from many
    except Erased as gone:
        raise NoPdf(ERASED) from gone
    if job.wrong == NOT_HERE:
        raise NoPdf(NO_PDF)
    return job
