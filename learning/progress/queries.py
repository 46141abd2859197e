"""Questions about what somebody read, where they stopped, and what waits for them."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, String, bindparam, case, cast, literal, null, select, union_all

from learning.accounts.models import User
from learning.base.db import rows
from learning.begeleiders.queries import open_around
from learning.cohorts.plan.aims import OWN, PLANNED, aims_from
from learning.cohorts.plan.queries import own, planned
from learning.maatjes.queries import WithWhom, with_whom
from learning.notices.models import Notice
from learning.notices.queries import Unseen, unseen
from learning.pauses.models import HOLDS, ModulePause
from learning.pauses.queries import is_paused
from learning.progress.models import ReadChapter, ReadingPlace
from learning.progress.overview import Contact, Marks, StoppedAt

STOPPED, READ, PAUSED, TOLD = "stopped", "read", "paused", "told"
MAATJE, MINE, OF_ME = "maatje", "mine", "of me"


def _as_mark(days: Select) -> Select:
    """Days to aim at, in the columns of the marks: cohort and day stand together as text."""
    each = days.subquery()
    where = cast(each.c.cohort_id, String) + literal(" ") + cast(each.c.on, String)
    return select(each.c.kind, each.c.module, each.c.opdracht, where, null())


def _aim_row(kind: str, module: str, opdracht: str, where: str, _at) -> tuple:
    cohort_id, _, day = where.partition(" ")
    return kind, int(cohort_id), module, opdracht, date.fromisoformat(day)


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
_paused = select(
    literal(PAUSED), ModulePause.module, literal(""), literal(None), ModulePause.since
).where(ModulePause.user_id == bindparam("user"), HOLDS)
_aims = [_as_mark(planned), _as_mark(own)]
_marks = union_all(_stopped, _read, _paused, *_aims)

_unseen = unseen.where(~is_paused(bindparam("user"), Notice.module)).subquery()
_told = select(literal(TOLD), _unseen.c.words, _unseen.c.address, literal(None), _unseen.c.at)
_pairs = with_whom.subquery()
_maatjes = select(
    literal(MAATJE), _pairs.c.name, _pairs.c.public_id, _pairs.c.is_guide, _pairs.c.agreed_at
)
_around = open_around.subquery()
_contacts = select(
    case((_around.c.is_mine, MINE), else_=OF_ME),
    *(_around.c.public_id, _around.c.name, null(), _around.c.asked_at),
)
_marks_and_notices = union_all(_stopped, _read, _paused, _told, _maatjes, _contacts, *_aims)


def marks_of(user: User) -> Marks:
    """What *user* read, where they stopped and what they pause, in all modules; one query."""
    return _marks_in(rows(_marks, user=user.id).all())


def marks_and_notices_of(user: User) -> tuple[Marks, Sequence[Unseen]]:
    """The same, and the notices that *user* has not seen yet, newest first, but for those of a
    module that they pause; one query too."""
    found = rows(_marks_and_notices, user=user.id).all()
    told = [Unseen(words, address, at) for kind, words, address, _, at in found if kind == TOLD]
    return _marks_in(found), sorted(told, key=lambda each: each.at, reverse=True)


def _contacts_in(found: Iterable) -> tuple[Contact, ...]:
    """The longest wait first."""
    rows = sorted((each for each in found if each.kind in (MINE, OF_ME)), key=lambda row: row.at)
    return tuple(Contact(key, name, kind == MINE) for kind, key, name, *_ in rows)


def _marks_in(found: Iterable) -> Marks:
    stopped = [StoppedAt(*place) for kind, *place in found if kind == STOPPED]
    return Marks(
        read=frozenset((module, chapter) for kind, module, chapter, *_ in found if kind == READ),
        stopped={each.module: each for each in stopped},
        paused=frozenset(module for kind, module, *_ in found if kind == PAUSED),
        maatjes=tuple(WithWhom(*each) for kind, *each, _ in found if kind == MAATJE),
        contacts=_contacts_in(found),
        aims=aims_from(_aim_row(*each) for each in found if each.kind in (PLANNED, OWN)),
    )
