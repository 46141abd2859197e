"""Making the talk of a cohort about a part: once, however many begin it."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite

from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.talks import queries
from learning.talks.models import Talk

_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def talk_for(cohort_id: int, module: str, opdracht: str, part: str, at: datetime) -> Talk:
    """The talk; made when there is none yet. Inside ``writing()``."""
    about = {"cohort_id": cohort_id, "module": module, "opdracht": opdracht, "part": part}
    insert = _insert[db.engine.dialect.name](Talk)
    made = insert.values(public_id=new_public_id(), opened_at=at, **about)
    db.session.execute(made.on_conflict_do_nothing())
    return queries.talk_about(**about)
