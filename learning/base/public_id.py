"""Names for things in addresses: short, and impossible to guess."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


def new_public_id() -> str:
    """Fourteen letters and digits, about 69 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(14))
