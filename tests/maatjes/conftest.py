"""Maatjes, made through the models' own verbs."""

import pytest
from sqlalchemy import inspect, select

from learning.accounts.models import User
from learning.maatjes.models import Maatje
from learning.notices.models import Notice
from tests.maatjes.pairs import pair_of


@pytest.fixture
def pair(school, voorjaar, fatma, bilal, anna, now):
    """``pair()``: Bilal was asked to be the maatje of Fatma; ``pair("agreed")``;
    ``pair(guide=noor)``."""

    def make(state="asked", newcomer=fatma, guide=bilal) -> Maatje:
        return pair_of(school, newcomer, guide, voorjaar, anna, now, state)

    return make


@pytest.fixture
def look(school):
    """The row as the database has it now."""

    def now(maatje) -> Maatje:
        school.rollback()
        school.expire_all()
        return school.get(Maatje, inspect(maatje).identity)

    return now


@pytest.fixture
def asks(as_, voorjaar):
    """``asks(anna, fatma, bilal)``: Anna asks Bilal to be the maatje of Fatma; the answer."""

    def post(who, newcomer, guide, cohort=voorjaar):
        data = {"newcomer": newcomer.public_id, "guide": guide.public_id}
        return as_(who).post(f"/maatjes/cohort/{cohort.public_id}/ask", data=data)

    return post


@pytest.fixture
def says(as_):
    """``says(bilal, maatje, "yes")`` presses that button; the status."""

    def post(who, maatje, verb):
        return as_(who).post(f"/maatjes/{maatje.public_id}/{verb}").status_code

    return post


@pytest.fixture
def all_of(school):
    """Every row that there is."""

    def look():
        school.rollback()
        school.expire_all()
        return school.scalars(select(Maatje).order_by(Maatje.id)).all()

    return look


@pytest.fixture
def told(school):
    """Who was told what and has not seen it: (name, words) pairs."""

    def look():
        school.expire_all()
        unseen = select(User.name, Notice.words).join(Notice, Notice.user_id == User.id)
        unseen = unseen.where(Notice.seen_at.is_(None)).order_by(User.name, Notice.words)
        return [tuple(each) for each in school.execute(unseen)]

    return look
