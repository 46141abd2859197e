"""A try to sign in, counted before the password is looked at: many at once do not slip by."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from flask import current_app, request

from learning.accounts import passwords, queries
from learning.accounts.addresses import network_of
from learning.accounts.throttling import ACCOUNT, LINKS, NETWORK, PAIR, Limit, key_of
from learning.base.db import db


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


def password_attempt(address: str) -> Attempt:
    """Somebody, from where this request comes, gives a password for *address*."""
    secret, network = current_app.secret_key, network_of(request.remote_addr)
    return Attempt(
        {
            key_of(secret, "pair", address, network): PAIR,
            key_of(secret, "network", network): NETWORK,
            key_of(secret, "account", address): ACCOUNT,
        }
    )


def link_request() -> Attempt:
    """Somebody, from where this request comes, asks for a link by mail."""
    network = network_of(request.remote_addr)
    return Attempt({key_of(current_app.secret_key, "links", network): LINKS})


def recognise(address: str, typed: str) -> tuple[int | None, str | None, str | None]:
    """Whose password this is, its hash as kept, and the hash to keep from now on; else Nones.

    Takes as long for an address that nobody has.
    """
    number, kept = queries.password_of(address)
    db.session.rollback()  # hashing takes long: hold no connection meanwhile
    if not passwords.is_right(typed, kept):
        return None, None, None
    return number, kept, passwords.hash_of_password(typed) if passwords.is_outdated(kept) else kept
