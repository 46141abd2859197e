"""One text that a person may read, and where it stands."""

import re
from typing import NamedTuple

from learning.modules.plain_language import GAP, SOFT_HYPHEN, hard_words

SEAM = "\u2060"  # where a template may leave something out; a sentence can end there
LETTERS = re.compile(r"[^\W\d_]{2,}")
MARKUP = re.compile(r"<[^>]*>")


class Text(NamedTuple):
    """*file* is its path from the top of the house; *words* has … for what differs each time."""

    file: str
    line: int
    words: str

    @property
    def room(self) -> str:
        """The part of the house it belongs to; components and the frame are rooms too."""
        parts = self.file.split("/")
        inner = [each for each in parts[1:-1] if each != "static"]
        return inner[0] if inner else "de hele site"


def shown(words: str) -> str:
    """*words* as they are printed: … for what differs, and no signs that nobody sees."""
    return words.replace(GAP, "…").replace(SEAM, "").replace(SOFT_HYPHEN, "").strip()


IN_CODE = re.compile(r"""\bM{3}|^[A-Z]{2,} [A-Z]|'(?:none|self)'|^:is\(|^[@"]""")
SIGNS = re.compile(r"[={}$|\\;]|\[[a-z]+[\]=]")  # of code, but in a sentence
SENTENCE = re.compile(rf"{GAP}?[A-ZÀ-Ý][a-zà-ÿ’]*,? [\wà-ÿ{GAP}]")
NAMES = re.compile(
    rf"^(?:(?:given|taken|read|rest|look|come|first|own|no|of|{GAP}because) \w+( page)?"
    rf"|search {GAP}|Lax|Origin|Location)$"
)
WORD_LIST = re.compile(r"^[a-z -]{80,}$")
ONE_WORD = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ’]+[.?:,]?")
OPTION = re.compile(r"[a-z-]+: |[.#\[]")

DUTCH = re.compile(
    r"\b(?:je|jouw|de|het|een|niet|geen|dit|dat|van|voor|maar|er|deze|met|op|hier|wacht)\b",
    re.IGNORECASE,
)


def is_wrong_word(word: str) -> bool:
    """Whether it is one word that may never be said; without a capital it may be a name too."""
    found = hard_words(word, "fout") if LETTERS.fullmatch(word) else ()
    return any(each.words == word for each in found)


def is_read(words: str) -> bool:
    """Whether these are words for people, and not a name in code: a capital or a space."""
    bare = MARKUP.sub("", words).strip()
    if any(each.search(bare) for each in (IN_CODE, NAMES, WORD_LIST)) or not LETTERS.search(bare):
        return False
    if SIGNS.search(bare) and not SENTENCE.match(bare):
        return False
    return bool(ONE_WORD.fullmatch(bare)) or (" " in bare and not OPTION.match(bare))
