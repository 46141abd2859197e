"""Two say at one moment what is alike, or what is not: both are heard, whoever comes first."""

import pytest
from sqlalchemy import select

from learning.werktafel.models import Question
from learning.werktafel.signals.models import Cluster
from tests.at_once import at_once, rounds
from tests.werktafel import asking

TIMES = rounds(8)


@pytest.fixture
def two(question, bilal):
    """Two new questions, of Sanne and of Bilal."""
    return lambda word: [question(f"{word} één?"), question(f"{word} twee?", by=bilal)]


def codes(acts):
    return [each.status_code for each in at_once(*acts)]


def test_two_let_go_of_each_other(as_, two, school, noor, bilal, now):
    who = as_(noor), as_(bilal)
    for _ in range(TIMES):
        pair = two("Waar")
        asking.linked(school, pair, now)
        homes = [f"{asking.address(each)}/unlink" for each in pair]
        acts = [lambda b=b, home=home: b.post(home) for b, home in zip(who, homes, strict=True)]
        assert codes(acts) == [302, 302]
    school.expire_all()
    assert not school.scalars(select(Cluster)).all()


def test_two_that_are_alike_are_both_taken_back(as_, two, school, sanne, bilal, now):
    who = as_(sanne), as_(bilal)
    for _ in range(TIMES):
        pair = two("Waar")
        asking.linked(school, pair, now)
        homes = [f"{asking.address(each)}/take-back" for each in pair]
        acts = [lambda b=b, home=home: b.post(home) for b, home in zip(who, homes, strict=True)]
        assert codes(acts) == [302, 302]
    school.expire_all()
    assert not school.scalars(select(Cluster)).all()
    assert not school.scalars(select(Question)).all()


def test_two_groups_are_joined_from_both_sides(as_, two, school, noor, bilal, now):
    who = as_(noor), as_(bilal)
    for _ in range(TIMES):
        ones, others = two("Hier"), two("Daar")
        for each in (ones, others):
            asking.linked(school, each, now)
        numbers = [each.id for each in ones + others]
        pairs = [
            (asking.address(one), two.public_id) for one, two in zip(ones, others, strict=True)
        ]
        acts = [
            lambda b=b, home=home, key=key: b.post(f"{home}/link", data={"other": key})
            for b, (home, key) in zip(who, pairs, strict=True)
        ]
        assert codes(acts) == [302, 302]
        school.expire_all()
        assert len({school.get(Question, each).cluster_id for each in numbers}) == 1
