"""Giving notices, and marking them as seen. A sentence never holds content, a title or a name."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite

from learning.accounts.models import User
from learning.base.db import db, note
from learning.notices import queries
from learning.notices.kinds import Kind
from learning.notices.models import Notice

MOST_ABOUT_ONE = 3  # a phone that keeps buzzing is no calm
_insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def give(
    user_ids: Iterable[int],
    key: str,
    words: str,
    address: str,
    at: datetime,
    module: str = "",
    kind: Kind = Kind.GROEP,
    on_my_place: bool = True,
) -> None:
    """Tell each of them once; whoever has a notice with this *key* gets no second one.

    *module*: whoever pauses it finds this on coming back; "" for what cannot wait. *kind*: so
    that somebody can choose what comes by mail. Not *on_my_place*: for the mail only, as Mijn plek
    says it in another way. In the transaction of what it tells about, inside ``writing()``.
    """
    about = {"key": key, "words": words, "address": address, "module": module, "at": at}
    about |= {"kind": kind, "on_my_place": on_my_place}
    told = [
        {"user_id": number, **about}
        for number in sorted(
            set(user_ids)
        )  # in one order, so that two at once never wait in a ring
    ]
    if told:
        insert = _insert[db.engine.dialect.name](Notice).values(told)
        db.session.execute(insert.on_conflict_do_nothing())


def give_sparely(
    user_ids: Iterable[int],
    about: str,
    what: str,
    words: str,
    address: str,
    at: datetime,
    module: str = "",
    kind: Kind = Kind.GROEP,
) -> None:
    """The same, with the key ``about:what``; told three times about it, one hears no more."""
    people = set(user_ids)
    told = queries.told_about(people, about)
    few = [each for each in people if told.get(each, 0) < MOST_ABOUT_ONE]
    give(few, f"{about}:{what}", words, address, at, module, kind)


def give_again(
    user_ids: Iterable[int],
    about: str,
    what: str,
    words: str,
    address: str,
    at: datetime,
    module: str = "",
    kind: Kind = Kind.GROEP,
) -> None:
    """The same to whoever saw all that was told *about* it; for the others that still stands."""
    people = set(user_ids)
    waiting = queries.not_seen_about(people, about)
    give(people - waiting, f"{about}:{what}", words, address, at, module, kind)


def saw(user: User, address: str, at: datetime) -> None:
    """*user* opens the page at *address*: what is said about it was seen. Writes only when
    something was, and aside: the page never waits for it."""
    if queries.is_unseen(user, address):
        note(queries.seen, {"user": user.id, "page": address, "moment": at})


def take_back_everywhere(address: str, at: datetime) -> None:
    """The same as take_back, for everybody: the page is closed for all who may have been told."""
    db.session.execute(queries.seen_by_all, {"page": address, "moment": at})


def take_back_words(address: str, words: str, at: datetime) -> None:
    """What *words* told about the page is so no longer, for anybody. Inside ``writing()``."""
    about = {"page": address, "told": words, "moment": at}
    db.session.execute(queries.seen_words, about)


def take_back(user_ids: Iterable[int], address: str, at: datetime) -> None:
    """The page at *address* is closed for them from now on: no notice leads there any more.

    Inside ``writing()``.
    """
    for number in sorted(set(user_ids)):
        db.session.execute(queries.seen, {"user": number, "page": address, "moment": at})


def unsay(user_id: int, key: str, at: datetime) -> None:
    """What was told by that *key* is not so any more; the rest about that page stays. Inside
    ``writing()``."""
    db.session.execute(queries.seen_one, {"user": user_id, "about": key, "moment": at})


def take_back_of_cohort(user_id: int, cohort_key: str, cohort_id: int, at: datetime) -> None:
    """*user_id* is in that cohort no longer: no notice leads there any more. Their own work stays
    theirs, and what is said of it. Inside ``writing()``."""
    for address in queries.leading_into(user_id, cohort_key, cohort_id):
        take_back([user_id], address, at)
