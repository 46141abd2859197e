"""Whoever looks, in a statement; and what the index still holds of words that are gone.

The doors of other rooms are long statements, and to build one takes more time than to ask it. For
WHOEVER they are built once, and asked with Looking.given. Only doors that take no moment, and of a
User nothing but the number.
"""

from dataclasses import dataclass

from sqlalchemy import (
    BindParameter,
    Integer,
    bindparam,
    column,
    func,
    insert,
    literal,
    select,
    table,
)

from learning.base.db import db
from learning.search.models import NAMES

SMALL = 4000  # blocks of an index that is written anew at once, in less than half a second


@dataclass(frozen=True)
class Whoever:
    """Stands in a door for a User."""

    id: BindParameter


WHOEVER = Whoever(bindparam("me", type_=Integer))
LEARNS, TEACHES, PLACES, NUMBERS = (
    bindparam(each, type_=Integer, expanding=True)
    for each in ("learns", "teaches", "places", "numbers")
)


def forget_traces(at_night: bool = False) -> None:
    """Leave no word in the index that stands in no text any more. A large index is written anew
    *at_night*. Inside ``writing()``; PostgreSQL forgets with the rows, see base/traces.py."""
    if db.engine.dialect.name != "sqlite":
        return
    db.session.flush()
    for name in NAMES:
        blocks = select(literal(1)).select_from(table(f"{name}_data")).limit(SMALL).subquery()
        size = db.session.scalar(select(func.count()).select_from(blocks))
        if at_night or size < SMALL:
            order = table(name, column(name))
            db.session.execute(insert(order).values({name: "optimize"}))
