"""begrippen.md: ``## Term`` or ``## Term {#id}``, with one or two sentences under it."""

import re
from dataclasses import dataclass

from learning.modules.fences import outside_code
from learning.modules.items import plain
from learning.modules.names import slug
from learning.modules.problems import Problems
from learning.modules.source import Document, Prose

HEADING = re.compile(r"##[ \t]+(.+?)(?:[ \t]*\{#([^}]*)\})?[ \t]*#*$")


@dataclass(frozen=True)
class Word:
    """A hard word before its explanation is rendered."""

    id: str
    word: str
    line: int
    body: Prose


def read_words(document: Document, problems: Problems) -> dict[str, Word]:
    """The words by id, in order of the file. A double id or an empty one is a fault."""
    words: dict[str, Word] = {}
    for piece in document.pieces:
        for word in _words_in(piece) if isinstance(piece, Prose) else ():
            if _is_good(word, words, problems):
                words[word.id] = word
    return words


def _is_good(word: Word, words: dict[str, Word], problems: Problems) -> bool:
    if not word.id or word.id != slug(word.id):
        message = f"‘{word.id or word.word}’ kan niet als id. Schrijf: ## Woord {{#een-id}}."
    elif word.id in words:
        message = f"Het begrip ‘{word.id}’ staat er dubbel. Haal er één weg."
    elif not word.body.text.strip():
        message = f"Bij ‘{word.word}’ staat geen uitleg. Schrijf er een zin onder."
    else:
        return True
    problems.fault(word.line, message)
    return False


def _words_in(prose: Prose) -> list[Word]:
    lines = prose.text.split("\n")
    starts = [
        place
        for place, is_text in enumerate(outside_code(lines))
        if is_text and HEADING.match(lines[place])
    ]
    ends = [*starts[1:], len(lines)]
    return [
        _word(lines[start:end], prose.line + start) for start, end in zip(starts, ends, strict=True)
    ]


def _word(lines: list[str], line: int) -> Word:
    heading = HEADING.match(lines[0])
    name = plain(heading[1])
    id = slug(name) if heading[2] is None else heading[2]
    return Word(id, name, line, Prose("\n".join(lines[1:]), line + 1))
