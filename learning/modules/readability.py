"""Remarks on how a text reads: long sentences, skipped headings, pictures without words."""

import re
from collections.abc import Iterator

from learning.modules.fences import outside_code
from learning.modules.html_tree import Element
from learning.modules.items import plain
from learning.modules.links import line_of
from learning.modules.problems import Problems
from learning.modules.source import Prose

MOST_WORDS = 20
ATX = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
NEW_TEXT = re.compile(r"\s*(#{1,6}\s|[-*+]\s|\d+[.)]\s|\||>|:\s|$)")  # starts a text of its own
END = re.compile(r"(?<=[.!?…])[”’\")\]*_]*\s+|\s*\|\s*")
WORD = re.compile(r"\w")


def long_sentences(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """(line, number of words, first words) of each sentence over twenty words."""
    for line, text in _texts(prose):
        for sentence in END.split(plain(text)):
            words = [word for word in sentence.split() if WORD.search(word)]
            if len(words) > MOST_WORDS:
                yield line, len(words), " ".join(words[:4])


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
