"""What must happen by itself: nothing waits unseen, and no words are kept for long."""

from datetime import datetime

from learning.begeleiders import queries
from learning.begeleiders.telling import tell_late


def tend_contacts(at: datetime) -> None:
    """Tell once what waits too long or lies with nobody; forget what was written long ago.

    Inside ``writing()``.
    """
    for request, is_here in queries.late_at(at):
        if is_here:
            request.reminded_at = at
        else:
            request.nobody_at = at
        tell_late(request, bool(is_here), at)
    queries.forget_words(at)
