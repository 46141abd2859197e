"""Remarks on how a text reads: long sentences, hard words, skipped headings, pictures."""

import re
from collections.abc import Iterator

from learning.modules.fences import outside_code
from learning.modules.html_tree import Element
from learning.modules.items import plain
from learning.modules.links import line_of
from learning.modules.plain_language import (
    MOST_WORDS,
    Hard,
    clumsy,
    hard_words,
    number_of_words,
    passives,
    sentences,
    unquoted,
    words_of,
)
from learning.modules.problems import Problems
from learning.modules.source import Prose

ATX = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
NEW_TEXT = re.compile(r"\s*(#{1,6}\s|[-*+]\s|\d+[.)]\s|\||>|:\s|$)")  # starts a text of its own
FEWEST_PASSIVES = 3


def long_sentences(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """(line, number of words, first words) of each sentence over twenty words."""
    for line, text in _texts(prose):
        for sentence in sentences(plain(text)):
            if number_of_words(sentence) > MOST_WORDS:
                yield line, number_of_words(sentence), " ".join(words_of(sentence)[:4])


def hard_spots(prose: Prose) -> Iterator[tuple[int, Hard]]:
    """(line, what is hard) of each hard word and clumsy turn; quotes are left alone."""
    for line, text in _texts(prose):
        for sentence in sentences(plain(unquoted(text))):
            for hard in [*hard_words(sentence, "fout", "moeilijk"), *clumsy(sentence)]:
                yield _line_in(prose, line, hard.words), hard


def many_passives(prose: Prose) -> tuple[int, int, str] | None:
    """(line, how many, the first) when more than one in ten sentences is a passive.

    None when they are fewer: one or two are how people talk.
    """
    said = [
        (line, sentence)
        for line, text in _texts(prose)
        for sentence in sentences(plain(unquoted(text)))
    ]
    found = [(line, each) for line, sentence in said for each in passives(sentence)]
    if len(found) < FEWEST_PASSIVES or len(found) * 10 <= len(said):
        return None
    line, first = found[0]
    return _line_in(prose, line, first.words), len(found), first.words


def _line_in(prose: Prose, line: int, words: str) -> int:
    """The line from *line* on where the first of *words* stands."""
    lines = prose.text.split("\n")[line - prose.line :]
    first = words.split()[0]
    return next((line + at for at, each in enumerate(lines) if first in each), line)


def _texts(prose: Prose) -> Iterator[tuple[int, str]]:
    """(line, text) of each paragraph, heading, item and table row outside code."""
    lines = prose.text.split("\n")
    begun, gathered = prose.line, ""
    for number, (line, is_text) in enumerate(zip(lines, outside_code(lines), strict=True)):
        if not is_text or NEW_TEXT.match(line):
            yield begun, gathered
            gathered = ""
        if not gathered:
            begun = prose.line + number
        gathered += f" {line.strip()}" if is_text and line.strip() else ""
    yield begun, gathered


def report_reading(prose: Prose, problems: Problems) -> None:
    """Remarks on long sentences and hard words.

    Each of them in our own texts; one of each sort for the whole text in those of others.
    """
    report_long_sentences(prose, problems)
    report_passives(prose, problems)
    spots = list(hard_spots(prose))
    if spots and not problems.own:
        words = ", ".join(f"‘{each}’" for each in dict.fromkeys(hard.words for _, hard in spots))
        problems.remark(spots[0][0], f"Dit leest lastig: {words}. Kan het gewoner?")
        return
    for line, hard in spots:
        problems.remark(line, hard.advice)


def report_passives(prose: Prose, problems: Problems) -> None:
    """One remark a text."""
    if found := many_passives(prose):
        line, count, first = found
        message = f"Hier staat {count} keer een zin zoals ‘{first}’. Zeg liever wie het doet."
        problems.remark(line, message)


def report_long_sentences(prose: Prose, problems: Problems) -> None:
    """One remark a sentence in our own texts; one for the whole text in those of others."""
    found = list(long_sentences(prose))
    if found and not problems.own:
        count = f"{len(found)} zinnen zijn" if len(found) > 1 else "Een zin is"
        problems.remark(found[0][0], f"{count} langer dan {MOST_WORDS} woorden. Maak er meer van.")
        return
    for line, words, start in found:
        message = f"De zin ‘{start} …’ heeft {words} woorden. Maak er twee van (hoogstens 20)."
        problems.remark(line, message)


def skipped_headings(prose: Prose, above: int) -> Iterator[tuple[int, int, int]]:
    """(line, level, level before it) of each heading that skips a level.

    *above* is the level of the title that the text stands under.
    """
    lines = prose.text.split("\n")
    for number, (line, is_text) in enumerate(zip(lines, outside_code(lines), strict=True)):
        match = ATX.match(line) if is_text else None
        if match:
            level = len(match[1])
            if level > above + 1:
                yield prose.line + number, level, above
            above = level


def report_skipped_headings(prose: Prose, above: int, problems: Problems) -> None:
    """A skipped heading is a fault in our own modules; the site repairs it in others."""
    for line, level, before in skipped_headings(prose, above):
        message = f"Deze kop slaat een niveau over. Gebruik {'#' * (before + 1)} of {'#' * before}"
        problems.fault_if_own(line, f"{message} in plaats van {'#' * level}.")


def report_pictures_without_words(root: Element, prose: Prose, problems: Problems) -> None:
    """People who do not see a picture need words: ``![woorden](media/plaatje.png)``."""
    for _, element in root.walk():
        if element.tag == "img" and not element.attributes.get("alt", "").strip():
            line = line_of(element.attributes.get("src", ""), prose)
            problems.fault_if_own(
                line, "Dit plaatje heeft geen beschrijving. Schrijf ![wat je ziet](…)."
            )
