"""Names for things in addresses: short, and impossible to guess."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
LENGTH = 14


def new_public_id() -> str:
    """Fourteen letters and digits, about 69 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def is_public_id(text: str) -> bool:
    """Whether *text* could be one of ours."""
    return len(text) == LENGTH and set(text) <= set(LETTERS)
