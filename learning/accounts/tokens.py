"""Secrets that stand for a person: made at random, kept only as a hash."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What the database keeps of *token*; it is random, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
