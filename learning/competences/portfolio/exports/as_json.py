"""A portfolio for another program. The keys stay as they are; SCHEMA changes when one does.

``schema``; ``made_at`` (UTC); ``name``; ``language``; ``introduction`` (Markdown); ``pieces``, in
order, each with ``kind``:
- ``evidence``: ``framework``, ``code``, ``says`` (what the code said then), ``quote`` (plain),
  ``why``, and ``source`` with ``kind``, ``title`` (null when that would tell of others), ``date``;
- ``rating``: ``framework``, ``code``, ``says``, ``word`` and ``sentence`` (their own), ``date``;
- ``text``: ``heading``, ``text`` (Markdown).
"""

import json
from datetime import UTC

from learning.base.dates import date_of
from learning.competences.portfolio.document import Document, Look, Piece, Quote

SCHEMA = "vrijplaats-portfolio/1"


def as_json(document: Document) -> str:
    """Two spaces deep, signs as they are."""
    return json.dumps(_whole(document), ensure_ascii=False, indent=2) + "\n"


def _whole(document: Document) -> dict:
    return {
        "schema": SCHEMA,
        "made_at": document.at.astimezone(UTC).isoformat(timespec="seconds"),
        "language": "nl",
        "name": document.name,
        "introduction": document.introduction,
        "pieces": [_piece(each) for each in document.pieces],
    }


def _piece(piece: Piece) -> dict:
    if isinstance(piece, Quote):
        source = {
            "kind": piece.source,
            "title": piece.title or None,
            "date": date_of(piece.at).isoformat(),
        }
        return {
            "kind": "evidence",
            **_about(piece),
            "quote": piece.quote,
            "why": piece.why,
            "source": source,
        }
    if isinstance(piece, Look):
        said = {"word": piece.own_word, "sentence": piece.own_line}
        return {
            "kind": "rating",
            **_about(piece),
            **said,
            "date": date_of(piece.at).isoformat(),
        }
    return {"kind": "text", "heading": piece.heading, "text": piece.text}


def _about(piece: Quote | Look) -> dict:
    return {"framework": piece.framework, "code": piece.code, "says": piece.told}
