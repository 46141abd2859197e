"""A plan to look at, and the short way to change it."""

from datetime import date

import pytest

from learning.cohorts.plan.models import MoreTime, PlanDate

WHAT = {"module": "proef", "opdracht": "kijk-terug"}
ON = "on-proef.kijk-terug"
WAS = "was-proef.kijk-terug"


@pytest.fixture
def planned(school, voorjaar, anna, now):
    """Kijk terug: around 20 March; ``planned(on)`` for another day."""

    def put(on=date(2026, 3, 20), opdracht="kijk-terug"):
        what = {"module": "proef", "opdracht": opdracht}
        school.rollback()
        school.merge(PlanDate(cohort_id=voorjaar.id, **what, on=on, by_id=anna.id, at=now))
        school.commit()

    put()
    return put


@pytest.fixture
def own_day(school, voorjaar, now):
    """``own_day(sanne)``: the own day of somebody for Kijk terug, or None;
    ``own_day(sanne, a_day)`` gives one."""

    def look(user, on=None):
        school.rollback()
        key = {"user_id": user.id, "cohort_id": voorjaar.id, **WHAT}
        if on:
            school.merge(MoreTime(**key, on=on, by_id=user.id, at=now))
            school.commit()
        school.expire_all()
        found = school.get(MoreTime, tuple(key.values()))
        return found and found.on

    return look
