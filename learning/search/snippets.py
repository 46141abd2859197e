"""A few words around what was found, with those words marked. Plain text, no database."""

from collections.abc import Iterable

from learning.search.asking import Asked
from learning.search.folding import folded, plain, whole

MOST = 200  # signs
BEFORE = 60  # signs before the first word that was looked for

Pieces = tuple[tuple[str, bool], ...]  # (words, whether they were looked for)


def found_in(texts: Iterable[str | None], asked: Asked) -> str | None:
    """The first of *texts* in which all of it stands."""
    return next((each for each in texts if each and asked.stands_in(folded(each))), None)


def snippet(text: str, asked: Asked) -> Pieces:
    """Some of *text*, from a little before the first word on; () when it stands nowhere."""
    shown = " ".join(whole(text).split())
    first = asked.anywhere.search(plain(shown))
    if not first:
        return ()
    begin = max(first.start() - BEFORE, 0)
    if begin:
        begin = shown.find(" ", begin, first.start()) + 1 or begin
    end = max(begin + MOST, first.end())
    if end < len(shown):
        end = max(shown.rfind(" ", first.end(), end), first.end())
    some, pieces, place = shown[begin:end], [], 0
    for hit in asked.anywhere.finditer(plain(some)):
        pieces += [(some[place : hit.start()], False), (hit[0] and some[slice(*hit.span())], True)]
        place = hit.end()
    pieces.append((some[place:] + (" …" if end < len(shown) else ""), False))
    pieces = [("… ", False), *pieces] if begin else pieces
    return tuple(each for each in pieces if each[0])
