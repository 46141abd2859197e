"""A docent asks a colleague to look along; inside ``writing()``, with the work locked."""

from datetime import datetime

from learning.accounts.models import User
from learning.base.errors import Refused
from learning.submissions.models import HandIn
from learning.submissions.showing import queries, telling
from learning.submissions.showing.ending import close
from learning.submissions.showing.models import Showing
from learning.submissions.showing.rules import Reason

ASKED = "Je vraag staat bij de student. Daarna hoort je collega het."
NO = "De student wil liever niet dat deze collega deze tekst leest. Vragen kan niet nog eens."


def ask(hand_in: HandIn, other: User, by: User, reason: Reason, at: datetime) -> str:
    """Ask, unless that was done or *other* reads it already; what to say of it.

    Raises Refused when the writer said no to it before.
    """
    if queries.was_refused(hand_in, other.id):
        raise Refused(NO)
    before = queries.last_showing_to(hand_in, other.id)
    if before and queries.stands(before, at):
        return ASKED if before.waits(at) else f"{other.name} kan deze tekst al lezen."
    if before:
        close(before, at)  # written before the new one: one stands at a time
    asked = Showing.ask(hand_in, other, by, reason, at)
    telling.tell_asked(asked, at)
    return ASKED
