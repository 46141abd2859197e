"""Words as they are looked for: é is e, ĳ is ij, capitals are small. Plain text, no database."""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]+")


def whole(text: str) -> str:
    """*text* with every sign in one piece, so that plain() has as many signs."""
    return unicodedata.normalize("NFC", text).replace("ĳ", "ij").replace("Ĳ", "IJ")


class _Plain(dict):
    """Sign → one small sign without its accent; learned as they come by."""

    def __missing__(self, code: int) -> str:
        first = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = first if len(first) == 1 else chr(code)
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """What whole() gave, folded; sign for sign, to find the place of a word."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def folded(text: str) -> str:
    """*text*, folded; faster, and not sign for sign."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", whole(text))).lower()
