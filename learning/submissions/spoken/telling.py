"""Telling student and docenten that something is there for them, without a word of it."""

from collections.abc import Iterable
from datetime import datetime

from learning.accounts.models import User
from learning.notices import giving
from learning.notices.kinds import Kind
from learning.submissions.spoken.models import SpokenRequest

ASKED = "Een student wil liever praten over een opdracht."
NOTED = "Er ligt een korte notitie over een opdracht. Klopt die voor jou?"
CHANGED = "Een student wil een notitie anders. Kijk of jij het eens bent."
AGREED = "Jullie zijn het eens over de notitie bij een opdracht."
STOPPED = "Het praten over een opdracht gaat nu niet door. Schrijven kan nog."


def address_of(request: SpokenRequest) -> str:
    """Its page, for student and docenten."""
    return f"/submissions/spoken/{request.public_id}"


def tell_asked(request: SpokenRequest, docenten: Iterable[User], at: datetime) -> None:
    """The docenten of the cohort: somebody waits."""
    _tell([each.id for each in docenten], request, "asked", ASKED, at)


def tell_noted(request: SpokenRequest, docenten: Iterable[User], at: datetime) -> None:
    """Whoever has to say yes to the note of now; what was told before is answered by it."""
    take_back([request], at)
    student, what = request.submission.student_id, f"note-{request.revision}"
    if request.is_student(request.note.author):
        _tell({each.id for each in docenten} - {student}, request, what, CHANGED, at)
    else:
        _tell([student], request, what, NOTED, at, request.submission.module)


def tell_agreed(request: SpokenRequest, at: datetime) -> None:
    """Whoever wrote the note: it counts."""
    take_back([request], at)
    _tell([request.note.author_id], request, "agreed", AGREED, at)


def tell_stopped(request: SpokenRequest, by, at: datetime) -> None:
    """No notice leads there any more; a student is told when it was a docent who stopped it."""
    work = request.submission
    take_back([request], at)
    if not request.is_student(by):
        page = f"/submissions/{work.public_id}/spoken"
        key = f"spoken:{request.public_id}:stopped"
        giving.give([work.student_id], key, STOPPED, page, at, work.module, Kind.GESPREK)


def take_back(requests: Iterable[SpokenRequest], at: datetime) -> None:
    """The work is erased: its talks are closed for docenten, and no notice leads there."""
    for request in requests:
        giving.take_back_everywhere(address_of(request), at)


def _tell(user_ids, request: SpokenRequest, what: str, words: str, at: datetime, module="") -> None:
    """*module*: what the student pauses; a docent never does."""
    key = f"spoken:{request.public_id}:{what}"
    giving.give(user_ids, key, words, address_of(request), at, module, Kind.GESPREK)
