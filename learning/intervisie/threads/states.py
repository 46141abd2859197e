"""The words for where a thread and its phases stand."""

from enum import StrEnum


class State(StrEnum):
    """How a thread is doing. ABSENT: it rests by itself until the inbrenger is back."""

    RUNNING = "bezig"
    PAUSED = "gepauzeerd"
    ABSENT = "wacht op de inbrenger"
    STOPPED = "gestopt"
    ENDED = "afgerond"
    WIPED = "gewist"


OVER = {State.STOPPED, State.ENDED, State.WIPED}


class Reason(StrEnum):
    """Why a phase is over."""

    HAND = "hand"
    ALL = "allen"
    TERM = "termijn"
    SKIPPED = "overgeslagen"
    AGAIN = "opnieuw"
    UNSHOWN = "niet getoond"


NEVER_SHOWN = {Reason.AGAIN, Reason.UNSHOWN}


class Kind(StrEnum):
    """What somebody says of an offered casus."""

    MARK = "spreekt me aan"
    WILLING = "ik breng hem in"
    YES = "goed"
    VETO = "liever niet"
