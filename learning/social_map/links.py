"""A link as somebody types it: which ones we take, and which site it leads to. Opens nothing."""

import re
import unicodedata
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

LONGEST_LINK = 1999  # characters

NOT_WHOLE = "Deze link klopt niet helemaal. Kopieer hem uit de balk boven in je browser."
TOO_LONG = "Deze link is te lang. Neem de voorpagina van de site."
HIDDEN = "In deze link staat een spatie of een onzichtbaar teken. Haal dat weg."
OTHER_KIND = "Een link begint met https:// of http://. Iets anders kunnen we niet openen."
WITH_NAME = "In deze link staat een naam of wachtwoord vóór het @-teken. Haal dat weg."
NO_SITE = "In deze link staat geen naam van een site, zoals voorbeeld.nl."

_WITHOUT_SCHEME = re.compile(r"[^/:?#@\\]+\.[^/:?#@\\]+([/?#].*)?")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_LAST = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]+")


class LinkState(StrEnum):
    """What came of looking. UNSURE: nothing can be said, so nothing is."""

    ALIVE = "alive"
    DEAD = "dead"
    UNSURE = "unsure"


class BadLink(ValueError):
    """We do not take this link; the message is a Dutch sentence for the person who typed it."""


def link_from(typed: str) -> str:
    """The link in *typed*, with https:// before it when nothing stood there; "" for nothing.

    Raises BadLink.
    """
    text = typed.strip()
    if text and _WITHOUT_SCHEME.fullmatch(text):
        text = f"https://{text}"
    if text:
        parts_of(text)
    return text


def parts_of(link: str) -> SplitResult:
    """Its parts, when a browser and we would both open the same. Raises BadLink."""
    if len(link) > LONGEST_LINK:
        raise BadLink(TOO_LONG)
    if any(unicodedata.category(sign)[0] in "ZC" for sign in link):
        raise BadLink(HIDDEN)
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        raise BadLink(NOT_WHOLE) from None
    if parts.scheme not in {"http", "https"} or not link.lower().startswith(f"{parts.scheme}://"):
        raise BadLink(OTHER_KIND)
    if "@" in parts.netloc:
        raise BadLink(WITH_NAME)
    if "\\" in link or port == 0:
        raise BadLink(NOT_WHOLE)
    if not _is_site(parts.hostname or ""):
        raise BadLink(NO_SITE)
    return parts


def asked_host(name: str) -> str:
    """The *name* of a site as it is asked for: IDN in its ASCII form. Raises BadLink."""
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise BadLink(NO_SITE) from None


def site_of(link: str) -> str:
    """The site behind *link*, for people: ``voorbeeld.nl``; "" for no link.

    With letters that are not Latin as they are asked for (xn--…): a letter of another alphabet
    may look just like one of ours.
    """
    if not link:
        return ""
    name = (urlsplit(link).hostname or "").removeprefix("www.")
    return name if all(map(_is_plain, name)) else asked_host(name)


def _is_site(name: str) -> bool:
    """A name with a dot that does not end in a number: no address in figures, no ``localhost``."""
    *labels, last = asked_host(name).split(".") if name else [""]
    return bool(labels and _LAST.fullmatch(last)) and all(map(_LABEL.fullmatch, labels))


def _is_plain(sign: str) -> bool:
    return sign in "-." or sign.isdigit() or unicodedata.name(sign, "").startswith("LATIN")
