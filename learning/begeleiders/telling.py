"""Telling people about a question for contact: never who asks, nor what."""

from datetime import datetime

from learning.begeleiders.models import ContactRequest
from learning.notices import giving
from learning.notices.kinds import Kind

ASKED = "Iemand vraagt of je contact opneemt."
PASSED = "Je vraag om contact is doorgegeven aan een collega."
NOT_YET = "Een student die om contact vroeg, heeft je nog niet gesproken."
LATE = "Een vraag om contact wacht nog op je."
NOBODY = "Je vraag om contact ligt nu bij niemand. Kies iemand anders."


def address_of(request: ContactRequest) -> str:
    """Its page, for both."""
    return f"/begeleiders/{request.public_id}"


def tell_asked(request: ContactRequest, at: datetime) -> None:
    """Whoever is asked hears of it."""
    what = f"asked-{request.with_id}-{at.isoformat()}"
    _tell(request.with_id, request, what, ASKED, at)


def tell_passed(request: ContactRequest, at: datetime) -> None:
    """Who had it needs to do nothing any more; who asks sees to whom it went."""
    giving.take_back([request.passed_from_id], address_of(request), at)
    tell_asked(request, at)
    _tell(request.student_id, request, f"passed-{at.isoformat()}", PASSED, at)


def tell_late(request: ContactRequest, is_here: bool, at: datetime) -> None:
    """Once: who is asked, or, when they are not there any more, who asks."""
    if is_here:
        _tell(request.with_id, request, f"late-{request.with_id}", LATE, at)
    else:
        _tell(request.student_id, request, f"nobody-{request.with_id}", NOBODY, at)


def tell_not_yet(request: ContactRequest, at: datetime) -> None:
    """Whoever said that they spoke hears that it did not come to that."""
    _tell(request.with_id, request, f"not-yet-{at.isoformat()}", NOT_YET, at)


def tell_over(request: ContactRequest, at: datetime) -> None:
    """Handled, or taken back: nothing waits there."""
    giving.take_back([request.with_id], address_of(request), at)


def _tell(user_id: int, request: ContactRequest, what: str, words: str, at: datetime) -> None:
    key = f"contact:{request.public_id}:{what}"
    giving.give([user_id], key, words, address_of(request), at, kind=Kind.CONTACT)
