"""Who may do what with accounts, and how long somebody stays signed in."""

from datetime import datetime, timedelta

OWN_DEVICE_IDLE, OWN_DEVICE_LONGEST = timedelta(days=30), timedelta(days=90)
SHARED_IDLE, SHARED_LONGEST = timedelta(hours=3), timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=5)


def is_over(session, at: datetime) -> bool:
    """True after a long silence or a long time; shorter on a device of several people."""
    idle = OWN_DEVICE_IDLE if session.own_device else SHARED_IDLE
    longest = OWN_DEVICE_LONGEST if session.own_device else SHARED_LONGEST
    return at - session.seen_at > idle or at - session.begun_at > longest


def is_stale(session, at: datetime) -> bool:
    """True when it is time to note again that somebody was here."""
    return abs(at - session.seen_at) > SEEN_EVERY


def may_see_people(user) -> bool:
    """A beheerder manages accounts; nobody else sees them all."""
    return user.is_beheerder


def may_close(user, other) -> bool:
    """A beheerder closes the account of somebody else, so that one beheerder always stays."""
    return user.is_beheerder and user.id != other.id


def may_open(user, other) -> bool:
    """A beheerder opens a closed account again."""
    return user.is_beheerder and user.id != other.id
