"""Questions about what somebody read, where they stopped, and what waits for them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, literal, select, union_all

from learning.accounts.models import User
from learning.base.db import rows
from learning.notices.queries import Unseen, unseen
from learning.progress.models import ReadChapter, ReadingPlace
from learning.progress.overview import Marks, StoppedAt

STOPPED, READ, TOLD = "stopped", "read", "told"

_stopped = select(
    literal(STOPPED).label("kind"),
    ReadingPlace.module,
    ReadingPlace.chapter,
    ReadingPlace.paragraph,
    ReadingPlace.at,
).where(ReadingPlace.user_id == bindparam("user"))
_read = select(
    literal(READ), ReadChapter.module, ReadChapter.chapter, literal(None), ReadChapter.at
).where(ReadChapter.user_id == bindparam("user"))
_marks = union_all(_stopped, _read)

_unseen = unseen.subquery()
_told = select(literal(TOLD), _unseen.c.words, _unseen.c.address, literal(None), _unseen.c.at)
_marks_and_notices = union_all(_stopped, _read, _told)


def marks_of(user: User) -> Marks:
    """What *user* read and where they stopped, in all modules; one query."""
    return _marks_in(rows(_marks, user=user.id).all())


def marks_and_notices_of(user: User) -> tuple[Marks, Sequence[Unseen]]:
    """The same, and the notices that *user* has not seen yet, newest first; one query too."""
    found = rows(_marks_and_notices, user=user.id).all()
    told = [Unseen(words, address, at) for kind, words, address, _, at in found if kind == TOLD]
    return _marks_in(found), sorted(told, key=lambda each: each.at, reverse=True)


def _marks_in(found: Iterable) -> Marks:
    stopped = [StoppedAt(*place) for kind, *place in found if kind == STOPPED]
    return Marks(
        read=frozenset((module, chapter) for kind, module, chapter, *_ in found if kind == READ),
        stopped={each.module: each for each in stopped},
    )
