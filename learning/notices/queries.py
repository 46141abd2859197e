"""Questions about notices: what somebody has not seen yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from learning.accounts.models import User
from learning.base.db import Moment, db, rows
from learning.notices.models import UNSEEN, MailOff, Notice

MOST = 20
_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
OF_SEVERAL = {"work_group", "intervisie_group", "maatje"}


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
    .where(Notice.user_id == bindparam("user"), UNSEEN, Notice.on_my_place)
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

# One thing needs no hearing any more: ``user`` (a number), ``key``, ``moment``.
seen_one = (
    update(Notice)
    .where(Notice.user_id == bindparam("user"), Notice.key == bindparam("about"), UNSEEN)
    .values(seen_at=bindparam("moment", type_=Moment))
)

# What one sentence told there, to everybody: it is so no longer.
seen_words = (
    update(Notice)
    .where(Notice.address == bindparam("page"), Notice.words == bindparam("told"), UNSEEN)
    .values(seen_at=bindparam("moment", type_=Moment))
)

# The same as ``seen`` for everybody.
seen_by_all = (
    update(Notice)
    .where(Notice.address == bindparam("page"), UNSEEN)
    .values(seen_at=bindparam("moment", type_=Moment))
)


def kinds_off(user: User) -> set[str]:
    """The kinds that *user* gets no mail about; among them ALL when it is about nothing."""
    return set(db.session.scalars(select(MailOff.kind).where(MailOff.user_id == user.id)))


def put_off(user: User, kinds: Collection[str]) -> None:
    """No mail about *kinds* from now on, and about everything else again."""
    db.session.execute(delete(MailOff).where(MailOff.user_id == user.id))
    also_put_off(user, kinds)


def also_put_off(user: User, kinds: Collection[str]) -> None:
    """No mail about *kinds* either; said twice it is said once."""
    rows_off = [{"user_id": user.id, "kind": each} for each in sorted(kinds)]
    if rows_off:
        insert = _insert[db.engine.dialect.name](MailOff).values(rows_off)
        db.session.execute(insert.on_conflict_do_nothing())


def person_with(public_id: str) -> User | None:
    """Who has this public id, also when the account is closed."""
    return db.session.scalar(select(User).where(User.public_id == public_id))


def told_about(user_ids: Collection[int], about: str) -> dict[int, int]:
    """How many notices these people had whose key begins with *about* and a colon."""
    told = (
        select(Notice.user_id, func.count().label("told"))
        .where(Notice.user_id.in_(user_ids), Notice.key.startswith(f"{about}:", autoescape=True))
        .group_by(Notice.user_id)
    )
    return {row.user_id: row.told for row in db.session.execute(told)}


def not_seen_about(user_ids: Collection[int], about: str) -> set[int]:
    """Who of these people did not see yet what they were told, with a key that begins so."""
    told = select(Notice.user_id).where(
        Notice.user_id.in_(user_ids), Notice.key.startswith(f"{about}:", autoescape=True), UNSEEN
    )
    return set(db.session.scalars(told))


def leading_into(user_id: int, cohort_key: str, cohort_id: int) -> Sequence[str]:
    """The addresses in what *user_id* has not seen yet that lead into this cohort: its own pages,
    and pages of a thing in it that is not their own work. What they made stays theirs to open."""
    addresses = db.session.scalars(
        select(Notice.address).where(Notice.user_id == user_id, UNSEEN).distinct()
    ).all()
    named = {each: set(each.strip("/").partition("?")[0].split("/")) for each in addresses}
    asked = set().union(*named.values()) if named else set()
    inside = {cohort_key}
    for table in db.metadata.tables.values() if asked else ():
        things = _things_in(table, cohort_id, user_id)
        if things is not None:
            inside |= set(db.session.scalars(things.where(table.c.public_id.in_(asked))))
    return [each for each in addresses if named[each] & inside]


def _things_in(table, cohort_id: int, user_id: int):
    """The public ids of this kind of thing in that cohort; None when it is not of a cohort, or of
    several people, who are let go by their own room."""
    work = db.metadata.tables.get("submission")
    if "public_id" not in table.c or work is None or table.name in OF_SEVERAL:
        return None
    if table is work:
        return select(table.c.public_id).where(
            table.c.cohort_id == cohort_id,
            table.c.group_id.is_(None),
            table.c.student_id != user_id,
        )
    if "submission_id" in table.c:
        of = select(table.c.public_id).join(work, work.c.id == table.c.submission_id)
        return of.where(
            work.c.cohort_id == cohort_id, work.c.group_id.is_(None), work.c.student_id != user_id
        )
    if "hand_in_id" in table.c:
        handed_in = db.metadata.tables["hand_in"]
        of = select(table.c.public_id).join(handed_in, handed_in.c.id == table.c.hand_in_id)
        of = of.join(work, work.c.id == handed_in.c.submission_id)
        return of.where(work.c.cohort_id == cohort_id, work.c.student_id != user_id)
    if "cohort_id" in table.c:
        return select(table.c.public_id).where(table.c.cohort_id == cohort_id)
    return None
