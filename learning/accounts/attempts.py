"""A try to sign in, counted before the password is looked at, so that many at once do not slip by."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from learning.accounts import queries
from learning.accounts.addresses import network_of
from learning.accounts.throttling import ACCOUNT, LINKS, NETWORK, PAIR, Limit, key_of


@dataclass(frozen=True)
class Attempt:
    """The counts that one try belongs to, by their hashed keys; the first is the narrowest."""

    limits: dict[str, Limit]

    def begin(self, at: datetime) -> int:
        """Seconds to wait; or 0, and the try is counted. Inside ``writing()``."""
        rows = queries.throttles(list(self.limits), at)
        waits = [self.limits[row.key].wait(row.failures, row.failed_at, at) for row in rows]
        wait = ceil(max(waits).total_seconds())
        if not wait:
            for row in rows:
                limit = self.limits[row.key]
                row.count(limit.left(row.failures, row.failed_at, at), at)
        return wait

    def succeeded(self, at: datetime) -> None:
        """It was the right person: their own count is cleared, the others lose this try."""
        narrowest = next(iter(self.limits))
        for row in queries.throttles(list(self.limits), at):
            row.failures = 0 if row.key == narrowest else max(row.failures - 1, 0)


def password_attempt(secret: str, address: str, remote: str | None) -> Attempt:
    """Somebody at *remote* gives a password for *address*."""
    network = network_of(remote)
    return Attempt(
        {
            key_of(secret, "pair", address, network): PAIR,
            key_of(secret, "network", network): NETWORK,
            key_of(secret, "account", address): ACCOUNT,
        }
    )


def link_request(secret: str, remote: str | None) -> Attempt:
    """Somebody at *remote* asks for a link by mail."""
    return Attempt({key_of(secret, "links", network_of(remote)): LINKS})
