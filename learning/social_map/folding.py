"""Words as they are looked for: without accents, capitals or punctuation."""

import unicodedata

MOST_WORDS = 8
LONGEST_SEARCH = 200
_ALSO = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(text: str) -> str:
    """*text* in small plain letters and figures, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each)).translate(_ALSO)
    return " ".join("".join(each if each.isalnum() else " " for each in plain).split())


def words_in(search: str) -> list[str]:
    """The words to look for, MOST_WORDS at most."""
    return folded(search[:LONGEST_SEARCH]).split()[:MOST_WORDS]
