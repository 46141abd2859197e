"""The one verb: somebody opened somebody else's text."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from learning.accounts.models import User
from learning.base.db import db
from learning.readings import queries
from learning.readings.models import Reading


def opened(kind: str, thing_id: int, writer: User, by: User, role: str, at: datetime) -> None:
    """Write the row, in the transaction that decides to show the text: no row, no text.

    One row for a reader, a thing and a visit of half an hour. Reading your own leaves none.
    """
    if by.id == writer.id or queries.visit_of(by, kind, thing_id, at):
        return
    db.session.add(
        Reading(
            reader_id=by.id, writer_id=writer.id, role=role, kind=kind, thing_id=thing_id, at=at
        )
    )


def opened_all(
    kind: str, things: Iterable[tuple[int, int]], by: User, role: str, at: datetime
) -> None:
    """The same for many: *things* are (id, id of its writer)."""
    about = {"reader_id": by.id, "role": role, "kind": kind, "at": at}
    opened = [
        {**about, "thing_id": thing_id, "writer_id": writer_id}
        for thing_id, writer_id in unopened(kind, things, by, at)
    ]
    if opened:
        db.session.execute(insert(Reading), opened)  # together, as one statement


def unopened(
    kind: str, things: Iterable[tuple[int, int]], by: User, at: datetime
) -> list[tuple[int, int]]:
    """Those of *things* that *by* has not opened in the visit of now."""
    seen = queries.seen_in_visit(by, kind, at)
    return [(thing, writer) for thing, writer in things if thing not in seen and writer != by.id]
