"""What makes a sentence hard to read: its length, hard words, passives. Pure, and Dutch only."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_suffix(".toml")
MOST_WORDS = 20
LONGEST_WORD = 25
END = re.compile(r"(?<=[.!?…])[”’\")\]*_\u2060]*(?:\s+|\u2060)|\s*\|\s*")
GAP = "\ue000"  # stands for what differs each time, as a name: a word that ends no sentence
SOFT_HYPHEN = "\u00ad"
WORD = re.compile(rf"[\w{GAP}]")
QUOTED = re.compile(  # bounded, as all below: a file may hold a hundred thousand of one sign
    r"“[^”]{0,500}”|‘[^’]{0,500}’(?!\w)|\"[^\"]{0,500}\"|`[^`]{0,500}`"
    r"|(?<!\*)\*[^*\s][^*]{0,500}\*|<[^<>]{0,500}>"
)
PART = (
    r"gedaan|(?:[a-zë]{1,12})?ge[a-zë]{2,20}(?:d|t|en)"
    r"|(?:be|ver|ont|her)[a-zë]{2,20}(?:d|t|en)"
)
AFTER = r"(?<!\bde )(?<!\been )(?<!\bte )"  # a noun or an adjective, no participle
PASSIVE = re.compile(
    rf"\b(?:word|wordt|worden|werd|werden)\b(?:\s+[\w{GAP}’-]{{1,40}}){{0,6}}?\s+{AFTER}({PART})\b"
    rf"|\b({PART})\s+(?:wordt|worden|werd|werden)\b",
    re.IGNORECASE,
)
TWICE_NOT = re.compile(
    r"\bniet\s+(?:zonder|on(?:belangrijk|duidelijk|gewoon|logisch|mogelijk|prettig|terecht"
    r"|verwacht|veilig|vriendelijk|zin))\b|\bnooit\s+niet\b|\bgeen\s+\w+\s+niet\b",
    re.IGNORECASE,
)
LONG_ASIDE = re.compile(r"\((?:[^()\s]{1,40}\s+){7,40}?[^()]{0,500}\)")


class Hard(NamedTuple):
    """Something hard: the words it is about, and what to do, as a Dutch sentence."""

    words: str
    advice: str
    is_wrong: bool = False


@cache
def word_list() -> dict:
    """The data file: its sections, by name."""
    return tomllib.loads(LIST.read_text())


def unquoted(text: str) -> str:
    """*text* without quotes, titles, names in code and tags: those are somebody else's words."""
    return QUOTED.sub(" ", text)


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, in order, without soft hyphens."""
    bare = text.replace(SOFT_HYPHEN, "")
    return [each for each in END.split(bare) if WORD.search(each)]


def words_of(sentence: str) -> list[str]:
    """The words that a reader meets; a dash or a sign is none."""
    return [word for word in sentence.split() if WORD.search(word)]


def number_of_words(sentence: str) -> int:
    """How many of them; a dash or a sign is none."""
    return len(words_of(sentence))


def hard_words(sentence: str, *sections: str) -> Iterator[Hard]:
    """The words of *sentence* that the list has something better for."""
    for match in _pattern(sections).finditer(_without_exceptions(sentence)):
        section, instead = _entry(match[0].lower(), sections)
        advice = f"Schrijf liever niet ‘{match[0]}’, maar: {instead}."
        yield Hard(match[0], advice, section == "fout")


def passives(sentence: str) -> Iterator[Hard]:
    """Each passive with *worden*. A state (*is gewist*) is none: that is often the plain way."""
    no_passive = word_list()["geen-lijdende-vorm"]["woorden"]
    for match in PASSIVE.finditer(sentence):
        if (match[1] or match[2]).lower() not in no_passive:
            words = " ".join(match[0].split())
            yield Hard(words, f"Wie doet het? Zeg het zonder ‘{words}’.")


def clumsy(sentence: str) -> Iterator[Hard]:
    """Two times not, a long aside in brackets, a very long word."""
    for match in TWICE_NOT.finditer(sentence):
        yield Hard(match[0], f"Twee keer niet leest lastig: ‘{match[0]}’. Zeg wat er wel is.")
    for match in LONG_ASIDE.finditer(sentence):
        start = " ".join(match[0].split()[:3])
        yield Hard(start, f"Maak een eigen zin van wat tussen haakjes staat: ‘{start} …’.")
    known = word_list()["lange-woorden"]
    for word in re.findall(rf"[^\W\d_]{{{LONGEST_WORD},}}", sentence):
        if word.lower() not in known:
            yield Hard(word, f"‘{word}’ is een lang woord. Knip het in stukken, of zeg het anders.")


def _without_exceptions(sentence: str) -> str:
    for words in word_list()["uitzonderingen"]:
        sentence = re.sub(re.escape(words), " ", sentence, flags=re.IGNORECASE)
    return sentence


@cache
def _pattern(sections: tuple[str, ...]) -> re.Pattern[str]:
    """Any word of these sections, the longest first."""
    words = sorted({each for name in sections for each in word_list()[name]}, key=len)[::-1]
    each = (re.escape(word.rstrip("*")) + (r"\w*" if word[-1] == "*" else "") for word in words)
    return re.compile(rf"(?<![\w.@/-])(?:{'|'.join(each)})(?![\w@/-])", re.IGNORECASE)


def _entry(found: str, sections: tuple[str, ...]) -> tuple[str, str]:
    """(section, what to say instead) of a word that the pattern found."""
    return next(
        (name, instead)
        for name in sections
        for word, instead in word_list()[name].items()
        if found == word or (word[-1] == "*" and found.startswith(word[:-1]))
    )
