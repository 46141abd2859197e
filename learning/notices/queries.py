"""Questions about notices: what somebody has not seen yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from learning.accounts.models import User
from learning.base.db import Moment, db, rows
from learning.notices.models import UNSEEN, Notice

MOST = 20


@dataclass(frozen=True)
class Unseen:
    """A sentence, the page it leads to, and since when."""

    words: str
    address: str
    at: datetime


_last = func.max(Notice.at)

# What ``user`` (a number) has not seen yet: words, address, at. Also a part of what Mijn plek asks.
unseen = (
    select(Notice.words, Notice.address, _last.label("at"))
    .where(Notice.user_id == bindparam("user"), UNSEEN)
    .group_by(Notice.words, Notice.address)
    .order_by(_last.desc(), func.max(Notice.id).desc())
    .limit(MOST)
)


def unseen_of(user: User) -> Sequence[Unseen]:
    """What *user* has not seen yet, newest first, MOST at most; the same sentence about the same
    page stands there once."""
    return [Unseen(*row) for row in rows(unseen, user=user.id)]


def kept_back(user: User, module: str, since: datetime) -> Sequence[Unseen]:
    """What came about *module* from that moment on and was not seen yet, newest first."""
    later = unseen.where(Notice.module == module, Notice.at >= since)
    return [Unseen(*row) for row in rows(later, user=user.id)]


_at_page = (Notice.user_id == bindparam("user"), Notice.address == bindparam("page"), UNSEEN)
_any_at_page = select(Notice.id).where(*_at_page).limit(1)


def is_unseen(user: User, address: str) -> bool:
    """True when something about the page at *address* waits for *user*."""
    return rows(_any_at_page, user=user.id, page=address).first() is not None


# Everything about one page was seen: ``user`` (a number), ``page`` (its address), ``moment``.
seen = update(Notice).where(*_at_page).values(seen_at=bindparam("moment", type_=Moment))

# The same for everybody.
seen_by_all = (
    update(Notice)
    .where(Notice.address == bindparam("page"), UNSEEN)
    .values(seen_at=bindparam("moment", type_=Moment))
)


def told_about(user_ids: Collection[int], about: str) -> dict[int, int]:
    """How many notices these people had whose key begins with *about* and a colon."""
    told = (
        select(Notice.user_id, func.count().label("told"))
        .where(Notice.user_id.in_(user_ids), Notice.key.startswith(f"{about}:", autoescape=True))
        .group_by(Notice.user_id)
    )
    return {row.user_id: row.told for row in db.session.execute(told)}
