"""Working together: no text is left behind for nobody, nothing comes back, nobody is stuck."""

import html
import re

import pytest

from learning.notices.models import Notice
from learning.submissions.rules import Status, Verdict, status_of
from tests.submissions.pairs import Pairs

pytestmark = pytest.mark.usefixtures("samen")
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*?value="([^"]*)"')


@pytest.fixture
def pairs(school, as_, voorjaar):
    return Pairs(school, as_, voorjaar)


@pytest.fixture
def talks(school, as_, voorjaar):
    return Pairs(school, as_, voorjaar, part="praten")


def kept_by(pairs, key):
    draft = pairs.work(key).draft
    return [each.get("doel") for each in (draft.answers, *(one.answers for one in draft.versions))]


def test_who_stayed_behind_takes_the_text_along_to_another_pair(pairs, sanne, bilal, noor):
    key = pairs.together(sanne, bilal)
    pairs.writes(bilal, key, doel="Alles wat Bilal schreef.")
    pairs.does(sanne, "leave")
    pairs.asks(noor, bilal)
    pairs.does(bilal, "yes", group=pairs.group_of(noor).public_id)
    assert len(pairs.joint(noor).writers) == 2
    assert "Alles wat Bilal schreef." in kept_by(pairs, key)
    assert pairs.browser(bilal).get(f"/submissions/{key}/write").status_code == 200


def test_whose_own_text_was_handed_in_finds_the_joint_one_with_the_earlier(pairs, sanne, bilal):
    own = pairs.key(sanne)
    pairs.writes(sanne, own, doel="Van mij.")
    pairs.agrees(sanne, own)
    pairs.asks(bilal, sanne)
    pairs.does(sanne, "yes")
    pairs.writes(sanne, pairs.joint(sanne).public_id, doel="Van ons.")
    pairs.does(sanne, "leave")
    assert "Van ons." in kept_by(pairs, own)
    assert pairs.work(own).draft.answers["doel"] == "Van mij."


def test_taking_all_that_one_typed_empties_no_box_of_the_other(pairs, sanne, bilal):
    key = pairs.together(sanne, bilal)
    pairs.writes(sanne, key, doel="een\n\ntwee", stap="")
    old = pairs.page(sanne, key)
    pairs.writes(bilal, key, doel="een van Bilal\n\ntwee", stap="Een stap van Bilal.")
    page = pairs.writes(sanne, key, old, doel="een van Sanne\n\ntwee", stap="").text
    form = page[page.index('class="two-texts') :]
    sent = {name: html.unescape(value) for name, value in HIDDEN.findall(form)}
    sent.pop("csrf_token")
    sent |= {"pick-all": "typed", "then": "stay"}
    assert pairs.browser(sanne).post(f"/submissions/{key}/write", data=sent).status_code == 302
    answers = pairs.work(key).draft.answers
    assert answers == {"doel": "een van Sanne\n\ntwee", "stap": "Een stap van Bilal."}


def test_words_that_were_taken_out_again_do_not_come_back(pairs, sanne, bilal):
    """The answer to the first save got lost; the next one has an empty box."""
    key = pairs.together(sanne, bilal)
    page = pairs.page(sanne, key)
    pairs.writes(sanne, key, {**page, "page": "haar.1"}, script=True, doel="Te veel.", stap="")
    said = pairs.writes(sanne, key, {**page, "page": "haar.2"}, script=True, doel="", stap="")
    assert said.json["texts"] == {}
    assert not pairs.work(key).draft.answers["doel"]


def test_who_looked_and_left_the_cohort_stands_on_no_page(
    pairs, voorjaar, sanne, bilal, noor, anna
):
    for each in (sanne, bilal, noor):
        pairs.looks(each)
    keys = [pairs.group_of(each).public_id for each in (sanne, bilal)]
    gone = {"person": sanne.public_id, "role": "student"}
    pairs.browser(anna).post(f"/cohorts/{voorjaar.public_id}/remove", data=gone)
    assert keys[0] not in pairs.browser(anna).get("/reviews/looking").text
    answer = pairs.browser(anna).post("/reviews/looking", data={"groups": keys})
    assert answer.status_code == 422


def test_after_aanvullen_the_first_yes_is_told_as_that(pairs, school, sanne, bilal, anna):
    key = pairs.together(sanne, bilal)
    pairs.writes(sanne, key, doel="Een plan.")
    for each in (sanne, bilal):
        pairs.agrees(each, key)
    last = pairs.work(key).handed_in
    last.conclude(Verdict.AANVULLEN, anna, last.handed_in_at)
    school.commit()
    pairs.writes(bilal, key, doel="Een beter plan.")
    pairs.agrees(bilal, key)
    assert status_of(pairs.work(key)) == Status.TO_ADD
    told = school.query(Notice).filter_by(user_id=sanne.id).order_by(Notice.id.desc()).first()
    assert told.words == "Iemand is akkoord met jullie tekst. Kijk jij ook?"


def test_nobody_comes_into_what_is_handed_in(pairs, sanne, bilal, noor):
    pairs.part = "meer"
    key = pairs.together(sanne, bilal)
    pairs.writes(sanne, key, wie="Wij twee.")
    for each in (sanne, bilal):
        pairs.agrees(each, key)
    assert pairs.asks(sanne, noor).status_code == 403


def test_an_erased_harvest_never_comes_back_on_the_pile(talks, sanne, bilal, anna):
    talks.asks(sanne, bilal)
    talks.does(bilal, "yes")
    key = talks.key(sanne)
    talks.writes(sanne, key, oogst="Van Sanne.")
    talks.says_talked(sanne)
    talks.browser(sanne).post(f"/privacy/texts/{key}/erase")
    talks.does(bilal, "leave")
    assert talks.work(key).hand_ins[-1].public_id not in talks.browser(anna).get("/reviews/").text


def test_a_yes_that_was_taken_back_does_not_count(talks, sanne, bilal):
    talks.asks(sanne, bilal)
    talks.does(bilal, "yes")
    keys = talks.key(sanne), talks.begins(bilal)
    talks.writes(sanne, keys[0], oogst="Van Sanne.")
    talks.writes(bilal, keys[1], oogst="Van Bilal.")
    talks.says_talked(sanne)
    talks.browser(sanne).post(f"/submissions/{keys[0]}/take-back")
    talks.says_talked(bilal)
    assert status_of(talks.work(keys[0])) == Status.CONCEPT
    assert status_of(talks.work(keys[1])) == Status.HANDED_IN


def test_who_talked_reads_what_is_waited_for_and_a_way_on(talks, sanne, bilal):
    talks.asks(sanne, bilal)
    talks.does(bilal, "yes")
    key = talks.key(sanne)
    talks.writes(sanne, key, oogst="Van Sanne.")
    talks.says_talked(sanne)
    page = talks.browser(sanne).get(f"/submissions/{key}").text
    assert "Jij zei dat jullie gepraat hebben. Zegt Bilal het ook, dan is dit besproken." in page
    assert "Ga alleen verder" in talks.browser(sanne).get(f"/submissions/{key}/together").text
    assert "Sanne zegt dat jullie gepraat hebben." in (
        talks.browser(bilal).get(f"/submissions/{talks.key(bilal)}/write").text
    )
