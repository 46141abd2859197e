"""The one verb: somebody opened somebody else's text."""

from collections.abc import Iterable, Sequence
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
    opened_of_several(kind, thing_id, [writer], by, role, at)


def opened_of_several(
    kind: str, thing_id: int, writers: Sequence[User], by: User, role: str, at: datetime
) -> None:
    """The same for a text that several people wrote: each of them sees it."""
    if by.id in {each.id for each in writers} or queries.visit_of(by, kind, thing_id, at):
        return
    about = {"reader_id": by.id, "role": role, "kind": kind, "thing_id": thing_id, "at": at}
    db.session.add_all(Reading(writer_id=each.id, **about) for each in writers)


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
