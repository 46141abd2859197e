"""Questions about what somebody read, and where they stopped."""

from sqlalchemy import literal, select, union_all

from learning.accounts.models import User
from learning.base.db import db
from learning.progress.models import ReadChapter, ReadingPlace
from learning.progress.overview import Marks, StoppedAt


def marks_of(user: User, module: str | None = None) -> Marks:
    """What *user* read and where they stopped, in *module* or in all; one query."""
    places = select(
        ReadingPlace.module, ReadingPlace.chapter, ReadingPlace.paragraph, ReadingPlace.at
    ).where(ReadingPlace.user_id == user.id)
    read = select(
        ReadChapter.module, ReadChapter.chapter, literal(None).label("paragraph"), ReadChapter.at
    ).where(ReadChapter.user_id == user.id)
    if module is not None:
        places = places.where(ReadingPlace.module == module)
        read = read.where(ReadChapter.module == module)
    rows = db.session.execute(union_all(places, read)).all()
    return Marks(
        read=frozenset((row.module, row.chapter) for row in rows if row.paragraph is None),
        stopped={row.module: StoppedAt(*row) for row in rows if row.paragraph is not None},
    )
