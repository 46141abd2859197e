"""How long to wait after failed tries. Pure decisions: no Flask and no database.

Three counts grow with every try: of this account from this network, of the
network, and of the account. The first two may ask for minutes; the account's
own count never asks for more than half a minute, so nobody can lock out
somebody else. Counts heal by themselves.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_POWER = 5  # the first wait is 2**5 seconds


@dataclass(frozen=True)
class Limit:
    """So many tries are free; one try is forgotten every *heals*; no wait is over *longest*."""

    free: int
    longest: timedelta
    heals: timedelta

    def left(self, failures: int, failed_at: datetime, at: datetime) -> int:
        """How many failures still count at *at*."""
        healed = int(max(at - failed_at, timedelta()) / self.heals)
        return max(failures - healed, 0)

    def wait(self, failures: int, failed_at: datetime, at: datetime) -> timedelta:
        """How long to wait at *at*; zero to go on. A moment in the future never holds anyone up."""
        over = self.left(failures, failed_at, at) - self.free
        if over < 0 or failed_at > at:
            return timedelta()
        delay = min(timedelta(seconds=2 ** min(over + FIRST_POWER, 20)), self.longest)
        return max(failed_at + delay - at, timedelta())


MINUTES = timedelta(minutes=15)
PAIR = Limit(free=5, longest=MINUTES, heals=MINUTES)
NETWORK = Limit(free=100, longest=MINUTES, heals=timedelta(seconds=30))
ACCOUNT = Limit(free=40, longest=timedelta(seconds=30), heals=timedelta(seconds=30))
LINKS = Limit(free=300, longest=MINUTES, heals=timedelta(seconds=12))  # mails to one network
FORGET = timedelta(days=2)  # every count has healed by then


def key_of(secret: str, *parts: str) -> str:
    """What the database keeps instead of an account and a network."""
    return hmac.new(secret.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()
