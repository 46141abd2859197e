"""CO4: two who do something to their one text at the same moment; on both databases."""

from functools import partial

import pytest

from learning.submissions.rules import Status, status_of
from learning.submissions.together.models import Partner
from tests.at_once import at_once, rounds
from tests.submissions.pairs import Pairs

pytestmark = pytest.mark.usefixtures("samen")
ROUNDS = rounds(12)


@pytest.fixture
def pairs(school, as_, voorjaar, sanne, bilal, noor):
    found = Pairs(school, as_, voorjaar)
    for each in (sanne, bilal, noor):
        found.key(each)  # what threads need is there beforehand
    return found


def test_both_agree_at_once_and_it_is_handed_in_once(pairs, sanne, bilal):
    key = pairs.together(sanne, bilal)
    for number in range(ROUNDS):
        pairs.writes(sanne, key, doel=f"Versie {number}.")
        seen = [pairs.preview(each, key) for each in (sanne, bilal)]
        at_once(
            partial(pairs.agrees, sanne, key, seen[0]), partial(pairs.agrees, bilal, key, seen[1])
        )
        work = pairs.work(key)
        assert status_of(work) == Status.HANDED_IN
        assert len([each for each in work.hand_ins if not each.taken_back_at]) == 1
        pairs.browser(bilal).post(f"/submissions/{key}/take-back")


def test_one_goes_while_the_other_writes_and_no_word_is_lost(pairs, sanne, bilal):
    pairs.together(sanne, bilal)
    for number in range(ROUNDS):
        key = pairs.joint(bilal).public_id
        page, words = pairs.page(sanne, key), f"Zin {number} van Sanne."
        group = pairs.group_of(bilal)
        saved, _ = at_once(
            partial(pairs.writes, sanne, key, page, doel=words, stap=""),
            partial(pairs.does, bilal, "leave", group=group.public_id),
        )
        assert saved.status_code == 302
        assert pairs.work(key).draft.answers["doel"] == words
        pairs.asks(sanne, bilal)
        pairs.does(bilal, "yes")


def test_a_save_at_the_moment_that_one_leaves_oneself_is_kept_somewhere(pairs, sanne, bilal):
    pairs.together(sanne, bilal)
    for number in range(ROUNDS):
        key = pairs.joint(sanne).public_id
        page, words = pairs.page(sanne, key), f"Zin {number} van Sanne."
        group = pairs.group_of(sanne).public_id
        saved, left = at_once(
            partial(pairs.writes, sanne, key, page, doel=words, stap=""),
            partial(pairs.does, sanne, "leave", group=group),
        )
        assert left.status_code == 302
        assert saved.status_code in (302, 409)
        own = pairs.work(left.location.rsplit("/", 1)[1]).draft
        kept = [own.answers, *(each.answers for each in own.versions)]
        assert words in [each.get("doel") for each in kept]
        pairs.asks(bilal, sanne)
        pairs.does(sanne, "yes")


def test_asked_by_two_and_saying_yes_to_both_at_once_gives_one_pair(
    pairs, school, sanne, bilal, noor, fatma
):
    for _ in range(ROUNDS):
        pairs.asks(sanne, bilal)
        pairs.asks(noor, bilal)
        groups = [pairs.group_of(each).public_id for each in (sanne, noor)]
        answers = at_once(*(lambda it=each: pairs.does(bilal, "yes", group=it) for each in groups))
        assert sorted(each.status_code for each in answers) in ([302, 404], [302, 409])
        school.rollback()
        school.expire_all()
        inside = school.query(Partner).filter_by(user_id=bilal.id, left_at=None).all()
        assert [each.group.is_together for each in inside if each.joined_at] == [True]
        for who in (bilal, sanne, noor):
            if pairs.group_of(who):
                pairs.does(who, "leave")
        pairs.school.rollback()


def test_two_who_ask_each_other_at_once_are_together(pairs, sanne, bilal):
    for _ in range(ROUNDS):
        at_once(lambda: pairs.asks(sanne, bilal), lambda: pairs.asks(bilal, sanne))
        group = pairs.group_of(sanne)
        assert group.is_together
        assert pairs.joint(sanne) is not None
        assert pairs.joint(sanne).public_id == pairs.joint(bilal).public_id
        pairs.does(sanne, "leave")
        pairs.does(bilal, "leave")
