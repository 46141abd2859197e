"""Every text in one list, for reading through: on a screen, or on paper."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from learning.wording.texts import Text, shown


def as_lines(texts: Iterable[Text]) -> Iterator[str]:
    """``file:line: words``, for an editor that jumps to it."""
    for text in texts:
        yield f"{text.file}:{text.line}: {shown(text.words)}"


def as_markdown(texts: Iterable[Text]) -> Iterator[str]:
    """A document with a heading for each room and each file: each text once in its file."""
    yield "# Wat er op de site staat"
    yield ""
    yield "Op … staat elke keer iets anders: een naam, een getal, een dag."
    rooms = sorted(texts, key=lambda text: (text.room, text.file, text.line))
    for room, of_room in groupby(rooms, key=lambda text: text.room):
        yield f"\n## {room}"
        for file, of_file in groupby(of_room, key=lambda text: text.file):
            yield f"\n### {file}\n"
            said = {shown(text.words): text.line for text in reversed(list(of_file))}
            for words, line in sorted(said.items(), key=lambda each: each[1]):
                yield f"- {_escaped(words)} ({line})"


def _escaped(words: str) -> str:
    return words.replace("*", r"\*").replace("<", r"\<").replace("_", r"\_")
