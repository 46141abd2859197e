"""E-mail addresses, and the networks that people come from. Plain Python."""

import re
from functools import lru_cache
from ipaddress import ip_address, ip_network

from email_validator import EmailNotValidError, validate_email

LONGEST_ADDRESS = 254
PLAIN = re.compile(r"[a-z0-9_+-]+(\.[a-z0-9_+-]+)*", re.IGNORECASE | re.ASCII)
LONGEST_PLAIN = 64


def address_of(typed: str | None) -> str | None:
    """The one way we write the address in *typed*: small letters; None when it is no address."""
    text = (typed or "").strip().removeprefix("mailto:")
    if not text or len(text) > LONGEST_ADDRESS:
        return None
    name, _, domain = text.rpartition("@")
    if not PLAIN.fullmatch(name) or len(name) > LONGEST_PLAIN:
        return _checked(text)
    ending = _after_name(domain)
    found = f"{name.lower()}{ending}"
    return found if ending and len(found) <= LONGEST_ADDRESS else None


@lru_cache(maxsize=256)  # a list of 5,000 people knows a few schools; no name is kept
def _after_name(domain: str) -> str:
    """``@`` and the domain, as we write it; "" when it is none."""
    return (_checked(f"a@{domain}") or "").removeprefix("a")


def _checked(text: str) -> str | None:
    try:
        found = validate_email(
            text, check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError:
        return None
    return (found.ascii_email or found.normalized).lower()


def network_of(remote: str | None) -> str:
    """The neighbourhood of an internet address: /24, or /48 of IPv6; else ``unknown``."""
    try:
        address = ip_address((remote or "").partition("%")[0])
    except ValueError:
        return "unknown"
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False))
