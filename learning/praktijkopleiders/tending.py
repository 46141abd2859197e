"""What must happen by itself: an invitation that nobody used is not kept for long."""

from datetime import datetime

from learning.praktijkopleiders import queries
from learning.praktijkopleiders.inviting import end


def tend_invitations(before: datetime, at: datetime) -> None:
    """Whoever did not come by *before*: it stops; their address and their name go. Inside
    ``writing()``."""
    for companion in queries.lapsed_before(before):
        end(companion, at)
        companion.name = ""
