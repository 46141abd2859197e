"""Questions about what somebody read, and where they stopped."""

from sqlalchemy import bindparam, literal, select, union_all

from learning.accounts.models import User
from learning.base.db import rows
from learning.progress.models import ReadChapter, ReadingPlace
from learning.progress.overview import Marks, StoppedAt

_marks = union_all(
    select(
        ReadingPlace.module, ReadingPlace.chapter, ReadingPlace.paragraph, ReadingPlace.at
    ).where(ReadingPlace.user_id == bindparam("user")),
    select(
        ReadChapter.module, ReadChapter.chapter, literal(None).label("paragraph"), ReadChapter.at
    ).where(ReadChapter.user_id == bindparam("user")),
)


def marks_of(user: User) -> Marks:
    """What *user* read and where they stopped, in all modules; one query."""
    found = rows(_marks, user=user.id).all()
    return Marks(
        read=frozenset((row.module, row.chapter) for row in found if row.paragraph is None),
        stopped={row.module: StoppedAt(*row) for row in found if row.paragraph is not None},
    )
