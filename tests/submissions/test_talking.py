"""A part that is a conversation: each an own harvest, and besproken once both say so."""

import pytest

from learning.submissions.rules import Status, status_of
from tests.submissions.pairs import Pairs

pytestmark = pytest.mark.usefixtures("samen")


@pytest.fixture
def pairs(school, as_, voorjaar):
    return Pairs(school, as_, voorjaar, part="praten")


@pytest.fixture
def keys(pairs, sanne, bilal):
    """They found each other, and each wrote what they take with them: the works of both."""
    pairs.asks(sanne, bilal)
    pairs.does(bilal, "yes")
    keys = pairs.key(sanne), pairs.begins(bilal)
    pairs.writes(sanne, keys[0], oogst="Eerst vragen.")
    pairs.writes(bilal, keys[1], oogst="Rustig wachten.")
    return keys


def statuses(pairs, keys):
    return [status_of(pairs.work(each)) for each in keys]


def test_they_talk_and_each_writes_for_oneself(pairs, keys, sanne):
    assert pairs.joint(sanne) is None
    page = pairs.browser(sanne).get(f"/submissions/{keys[0]}/write").text
    assert "Je praat hierover met Bilal." in page
    assert "Rustig wachten." not in page
    assert "Bilal, Anna (docent) en Joost (docent) lezen het pas als jij zegt" in page


def test_besproken_once_both_said_so_and_not_before(pairs, keys, sanne, bilal):
    pairs.says_talked(sanne)
    assert statuses(pairs, keys) == [Status.HANDED_IN, Status.CONCEPT]
    pairs.says_talked(bilal)
    assert statuses(pairs, keys) == [Status.TALKED, Status.TALKED]


def test_the_other_and_the_docenten_read_a_harvest_from_then_on(pairs, keys, sanne, bilal, anna):
    shared = lambda who: pairs.browser(who).get("/submissions/shared").text  # noqa: E731
    assert "Een gesprek" not in shared(bilal)
    pairs.says_talked(sanne)
    assert "Een gesprek" in shared(bilal)
    assert "Een gesprek" not in shared(sanne), "his harvest is his until he says so"
    hand_in = pairs.work(keys[0]).handed_in.public_id
    assert pairs.browser(anna).get(f"/reviews/{hand_in}").status_code == 200
    assert hand_in not in pairs.browser(anna).get("/reviews/").text, "nobody has to answer it"


def test_without_a_harvest_one_cannot_say_so(pairs, sanne, bilal):
    pairs.asks(sanne, bilal)
    pairs.does(bilal, "yes")
    assert pairs.says_talked(sanne).status_code == 409


def test_said_twice_is_said_once(pairs, keys, sanne, bilal):
    data = pairs.preview(sanne, keys[0], "talked")
    for _ in range(2):
        pairs.browser(sanne).post(f"/submissions/{keys[0]}/talked", data=data)
    pairs.says_talked(bilal)
    assert len(pairs.work(keys[0]).hand_ins) == 1
    assert len(pairs.work(keys[0]).agreements) == 1


@pytest.mark.parametrize("who", ["sanne", "bilal"])
def test_when_one_goes_on_alone_a_docent_answers_what_was_said_already(
    pairs, keys, cast, anna, who
):
    """Nobody waits for somebody who is not there."""
    pairs.says_talked(cast["sanne"])
    if who == "bilal":
        pairs.does(cast["bilal"], "leave")
    else:
        pairs.does(cast["sanne"], "leave")
    hand_in = pairs.work(keys[0]).handed_in.public_id
    assert hand_in in pairs.browser(anna).get("/reviews/").text
    assert pairs.work(keys[1]).draft.answers["oogst"] == "Rustig wachten."


def test_alone_one_hands_in_as_ever(pairs, sanne):
    key = pairs.key(sanne)
    pairs.writes(sanne, key, oogst="Ik praatte met mijn buurvrouw.")
    pairs.agrees(sanne, key)
    assert status_of(pairs.work(key)) == Status.HANDED_IN
