"""Whether the texts of the interface are plain: one Problem for each that is not."""

from collections.abc import Iterable, Iterator

from learning.modules.parts import FOUT, LET_OP, Problem
from learning.modules.plain_language import (
    MOST_WORDS,
    clumsy,
    hard_words,
    number_of_words,
    passives,
    sentences,
    unquoted,
)
from learning.wording.texts import Text, shown


def problems_of(texts: Iterable[Text]) -> Iterator[Problem]:
    """What is wrong with *texts*, one by one, as they come: whoever asks can show how far it is."""
    for text in texts:
        for sentence in sentences(text.words):
            yield from _too_long(text, sentence)
        for sentence in sentences(unquoted(text.words)):
            for hard in [
                *hard_words(sentence, "fout", "site", "moeilijk"),
                *passives(sentence),
                *clumsy(sentence),
            ]:
                severity = FOUT if hard.is_wrong else LET_OP
                yield _problem(text, f"{hard.advice} Er staat: {sentence}", severity)


def _too_long(text: Text, sentence: str) -> Iterator[Problem]:
    count = number_of_words(sentence)
    if count > MOST_WORDS:
        start = " ".join(sentence.split()[:4])
        message = f"De zin ‘{start} …’ heeft {count} woorden. Maak er twee van (hoogstens 20)."
        yield _problem(text, message, LET_OP)


def _problem(text: Text, message: str, severity: str) -> Problem:
    return Problem(text.file, text.line, shown(message), severity)
