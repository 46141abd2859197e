"""The same wild play on the database of the run: every act a transaction of its own.

Inside one application context; ``check_readers()`` asks the questions of queries.py for everybody.
"""

from contextlib import contextmanager
from itertools import count

from sqlalchemy import select

from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.drafting.stale import Stale
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads import opening, queries
from learning.intervisie.threads.models import Thread
from learning.modules.werkvormen import Way
from tests.intervisie.wild import oracle
from tests.intervisie.wild.play import Wild


class Kept(Wild):
    """``key``: the thread's public id. ``strangers``: who has nothing to do with it."""

    def __init__(self, werkvormen, people, group_id, at, way=Way.ONLINE, strangers=()):
        self.at, self.people, self.strangers = at, list(people), [*strangers]
        self.ids, self.texts = count(1), count(1)
        self.begin_to_remember(werkvormen)
        here = {each.id for each in people} if way == Way.TOGETHER else None
        with writing():
            self.group = db.session.get(IntervisieGroup, group_id)
            thread = opening.start(self.group, people[0], way, at, True, in_the_room=here)
            db.session.add(thread)
            db.session.commit()
            self.key, self.id = thread.public_id, thread.id
        self.thread = thread

    @contextmanager
    def turn(self, keeps=False):
        """One act, locked as a page locks it; a refusal undoes it, unless it keeps words."""
        with writing():
            row = select(Thread).where(Thread.id == self.id).with_for_update()
            self.thread = db.session.scalars(
                row, execution_options={"populate_existing": True}
            ).one()
            try:
                yield self.thread
            except (Refused, Stale):
                if keeps:
                    db.session.commit()
                raise
            db.session.commit()

    def fresh(self):
        """The thread as it is now, in a context that just began."""
        self.thread = db.session.get(Thread, self.id)
        return self

    def number(self):
        """The database gives the ids."""
        if db.session().in_transaction() and db.session.dirty | db.session.new:
            db.session.flush()

    def beginning(self, user):
        return queries.earlier_words(user, self.thread)


def check_readers(play: Kept) -> None:
    """For everybody there is: who finds the thread, and which words come out of the database."""
    db.session.rollback()
    db.session.expire_all()
    thread = db.session.get(Thread, play.id)
    here = oracle.here(thread)
    everybody = [*play.people, *play.strangers]
    for user in everybody:
        mine = queries.readable_by(user).where(Thread.public_id == play.key)
        found = db.session.scalars(mine).unique().one_or_none()
        assert (found is not None) == (user.id in here), user.name
        assert queries.thread_read_by(user, play.key) is found
        assert queries.changes_readable_by(user, play.key) == (thread.changes if found else None)
        assert bool(queries.threads_of(user)) == bool(found)
        if found is not None:
            _check_words(play, user, found)
    assert {each.id for each in queries.readers_of(thread)} == here


def _check_words(play: Kept, user, thread) -> None:
    may = oracle.readable(thread, play.history, user.id, play.at)
    rows = queries.contributions_shown_to(user, thread, play.at)
    assert {row.id for row in rows} == may, (user.name, thread.run.phase)
    words = {each.id: each.words.answers for each in play.contributions() if each.words}
    assert all(row.answers == words[row.id] for row in rows)
    of_others = {row.id for row in rows if row.author_id != user.id}
    assert {row.id for row in queries.ids_shown_to(user, thread, play.at)} == of_others
    opened = queries.words_opened_by(user, thread, play.at)
    assert {row.id for row in opened} == may
    assert {row.id for row in opened if row.answers is None} == of_others, "no row, no text"
