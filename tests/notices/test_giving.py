"""Giving a notice: once for a key, also by many at once; taken back when a page closes."""

import threading

import pytest
from sqlalchemy import select

from learning.base.db import db, writing
from learning.notices import queries
from learning.notices.giving import give, give_sparely, saw, take_back
from learning.notices.models import Notice

ADDRESS, WORDS = "/intervisie/abc", "Er is een nieuwe stap in je intervisie."


@pytest.fixture
def told(school):
    """All notices as (user number, key, whether it was seen), in order of writing."""

    def look():
        school.expire_all()
        found = school.scalars(select(Notice).order_by(Notice.id))
        return [(each.user_id, each.key, each.seen_at is not None) for each in found]

    return look


@pytest.fixture
def tell(app, now):
    """``tell([sanne.id], "stap")`` gives a notice as a view would; ``commit=False`` forgets to."""

    def do(numbers, key="stap", words=WORDS, address=ADDRESS, at=now, commit=True):
        with app.app_context(), writing():
            give(numbers, key, words, address, at)
            if commit:
                db.session.commit()

    return do


def test_everybody_is_told_once_for_a_key(tell, told, sanne, bilal):
    tell([bilal.id, sanne.id, sanne.id])
    tell([sanne.id, bilal.id])
    assert sorted(told()) == sorted([(sanne.id, "stap", False), (bilal.id, "stap", False)])


def test_who_saw_it_is_not_told_again(app, tell, told, sanne, now):
    tell([sanne.id])
    with app.app_context():
        saw(sanne, ADDRESS, now)
    tell([sanne.id])
    assert told() == [(sanne.id, "stap", True)]


def test_another_key_is_another_notice(tell, told, sanne):
    tell([sanne.id], "stap-1")
    tell([sanne.id], "stap-2")
    assert [key for _, key, _ in told()] == ["stap-1", "stap-2"]


def test_it_belongs_to_the_transaction_of_what_it_tells(tell, told, sanne):
    tell([sanne.id], commit=False)
    assert told() == []


def test_nobody_to_tell_is_fine(tell, told):
    tell([])
    assert told() == []


def test_co1_twenty_who_give_the_same_at_once_make_one(tell, told, sanne, bilal):
    orders = [[sanne.id, bilal.id], [bilal.id, sanne.id]] * 10
    threads = [threading.Thread(target=tell, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told()) == 2


def test_seeing_one_page_leaves_the_others_and_other_people(app, tell, told, sanne, bilal, now):
    tell([sanne.id, bilal.id], "hier")
    tell([sanne.id], "daar", address="/intervisie/daar")
    with app.app_context():
        saw(sanne, ADDRESS, now)
    assert sorted(told()) == sorted(
        [(sanne.id, "hier", True), (bilal.id, "hier", False), (sanne.id, "daar", False)]
    )


def test_opening_a_page_about_which_nothing_waits_writes_nothing(app, sanne, now, statements):
    with app.app_context():
        saw(sanne, ADDRESS, now)
    assert not [each for each in statements if not each.startswith("SELECT")]


def test_what_leads_to_a_closed_page_is_taken_back(app, tell, sanne, bilal, now):
    tell([sanne.id, bilal.id])
    with app.app_context():
        with writing():
            take_back([sanne.id], ADDRESS, now)
            db.session.commit()
        assert queries.unseen_of(sanne) == []
        assert len(queries.unseen_of(bilal)) == 1


def test_about_one_thing_somebody_hears_three_times_at_most(app, school, sanne, bilal, now):
    with app.app_context():
        for number in range(5):
            with writing():
                people = [sanne.id, bilal.id] if number > 3 else [sanne.id]
                give_sparely(people, "draad:stap.1", str(number), WORDS, "/intervisie/x", now)
                give_sparely([sanne.id], "draad:stap.10", str(number), WORDS, "/intervisie/y", now)
                db.session.commit()
    told = school.scalars(select(Notice.user_id).where(Notice.address == "/intervisie/x")).all()
    assert (told.count(sanne.id), told.count(bilal.id)) == (3, 1)
    other = school.scalars(select(Notice.key).where(Notice.address == "/intervisie/y")).all()
    assert len(other) == 3
