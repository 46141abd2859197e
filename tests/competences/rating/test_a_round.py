"""CO1, CO2: a student says how far they are, in words; nothing typed is lost."""

import re

import pytest

from learning.competences.rating import queries
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingRound
from learning.competences.rating.words import (
    BACK,
    CHANGED,
    EMPTY,
    IN,
    IS_IN,
    LEFT,
    SAVED,
    SEEN_ALREADY,
)
from learning.notices.models import Notice
from tests.competences.rating.rounds import typed
from tests.pages import hidden_in
from tests.work import post_from_page

ROOM = "/competences/rating/"
BEGIN = {"framework": "proefprofiel"}


def begin(browser, cohort):
    return browser.post(ROOM, data={**BEGIN, "cohort": cohort.public_id})


def own_words(school, found):
    school.expire_all()
    items = school.get(RatingRound, found.id).items
    return {each.code: each.said_by(found.student_id) for each in items}


def test_a_student_begins_chooses_words_and_says_it_is_in(as_, sanne, voorjaar, school):
    page = begin(as_(sanne), voorjaar).location
    said = typed(C1=("oefent", "Ik vroeg door."))
    saved = post_from_page(as_(sanne), page, said, follow_redirects=True)
    assert SAVED in saved.text
    assert "Ik vroeg door." in saved.text
    done = post_from_page(as_(sanne), page, {**said, "ready": "ja"}, follow_redirects=True)
    assert IN in done.text
    assert "ik oefen" in done.text
    found = school.query(RatingRound).one()
    assert found.is_in
    assert own_words(school, found)["C1"].word == HowFar.PRACTISING


def test_a_round_copies_what_the_profile_says_when_it_begins(as_, sanne, voorjaar, school):
    begin(as_(sanne), voorjaar)
    found = school.query(RatingRound).one()
    assert [(each.code, each.told, each.meaning) for each in found.items] == [
        ("C1", "Een competentie", "Je kunt iets.")
    ]
    assert found.framework_title == "Proef 1"


def test_co1_beginning_twice_is_one_round(as_, sanne, voorjaar, school):
    first, second = begin(as_(sanne), voorjaar), begin(as_(sanne), voorjaar)
    assert first.location == second.location
    assert school.query(RatingRound).count() == 1


def test_once_a_docent_looked_a_next_round_can_begin(as_, both, sanne, voorjaar, school):
    page = as_(sanne).get(ROOM).text
    assert "Kijk opnieuw" in page
    assert "Eerdere rondes" in page
    assert begin(as_(sanne), voorjaar).location != both.address
    assert school.query(RatingRound).count() == 2


@pytest.mark.parametrize("data", [{}, {"framework": "bestaat-niet"}, {"cohort": "weg"}])
def test_a_round_begins_only_by_a_profile_of_ones_own_cohort(as_, sanne, voorjaar, school, data):
    data = {"cohort": voorjaar.public_id, **BEGIN, **data} if data else {}
    assert as_(sanne).post(ROOM, data=data).status_code == 403
    assert school.query(RatingRound).count() == 0


def test_a_closed_cohort_begins_no_round(as_, sanne, voorjaar, school, now):
    voorjaar.closed_at = now
    school.commit()
    assert "Begin een ronde" not in as_(sanne).get(ROOM).text
    assert begin(as_(sanne), voorjaar).status_code == 403


def test_co2_two_tabs_keep_both_texts(as_, begun, sanne, school):
    data = hidden_in(as_(sanne).get(begun.address).text)
    other = typed(C1=("oefent", "In het ene tabblad."))
    as_(sanne).post(begun.address, data={**data, **other})
    mine = typed(C1=("doet", "In het andere."))
    refused = as_(sanne).post(begun.address, data={**data, **mine})
    assert refused.status_code == 409
    assert CHANGED in refused.text
    assert "In het ene tabblad." in refused.text
    assert "In het andere." in refused.text
    again = as_(sanne).post(begun.address, data={**hidden_in(refused.text), **mine})
    assert again.status_code == 302
    assert own_words(school, begun.round)["C1"].line == "In het andere."


def test_what_is_in_does_not_change_from_another_tab(as_, begun, sanne, school):
    data = hidden_in(as_(sanne).get(begun.address).text)
    begun.ready()
    late = as_(sanne).post(begun.address, data={**data, **typed(C1=("doet", "Te laat."))})
    assert late.status_code == 409
    assert IS_IN in late.text
    assert "Te laat." in late.text
    assert own_words(school, begun.round)["C1"].line != "Te laat."


def test_nothing_said_is_not_in(as_, begun, sanne, school):
    refused = post_from_page(
        as_(sanne), begun.address, {**typed(C1=("", ""), C2=("", "")), "ready": "ja"}
    )
    assert refused.status_code == 409
    assert EMPTY in refused.text
    school.expire_all()
    assert not school.get(RatingRound, begun.round.id).is_in


@pytest.mark.parametrize(
    ("word", "line", "said"),
    [
        ("goed", "Zin", "Kies een van de woorden."),
        ("doet", "z" * 301, "Maak deze zin korter"),
        ("doet", "Een\x07bel", "onzichtbaar teken"),
    ],
)
def test_a_wrong_word_or_a_long_line_comes_back_as_typed(as_, begun, sanne, word, line, said):
    refused = post_from_page(as_(sanne), begun.address, typed(C1=(word, line), C2=("doet", "Ja.")))
    assert refused.status_code == 422
    assert said in refused.text
    assert ">Ja.</textarea>" in refused.text.replace("\r\n", "")


@pytest.mark.parametrize("line", ["<script>alert(1)</script>", "100% “zéker” 🙂", "%s {{ 7*7 }}"])
def test_in1_every_line_comes_back_as_typed(as_, begun, sanne, school, line):
    post_from_page(as_(sanne), begun.address, typed(C1=("doet", line)))
    assert own_words(school, begun.round)["C1"].line == line
    assert "<script>alert" not in as_(sanne).get(begun.address).text


def test_it_can_be_taken_back_until_a_docent_looked(as_, begun, sanne, anna, school):
    begun.ready()
    assert BACK in as_(sanne).post(f"{begun.address}/take-back", follow_redirects=True).text
    assert as_(anna).get(begun.address).status_code == 404
    begun.seen_by(anna)
    late = as_(sanne).post(f"{begun.address}/take-back")
    assert late.status_code == 409
    assert SEEN_ALREADY in late.text


def test_a_student_who_left_keeps_writing_but_asks_nobody(as_, begun, sanne, voorjaar, school, now):
    for each in voorjaar.memberships:
        if each.user_id == sanne.id:
            each.leave(now)
    school.commit()
    said = typed(C1=("doet", "Voor mij."))
    assert post_from_page(as_(sanne), begun.address, said).status_code == 302
    refused = post_from_page(as_(sanne), begun.address, {**said, "ready": "ja"})
    assert refused.status_code == 409
    assert LEFT in refused.text


def test_the_docenten_hear_it_once_and_without_a_name(as_, begun, sanne, anna, joost, school):
    post_from_page(as_(sanne), begun.address, {"word-C1": "doet", "ready": "ja"})
    told = school.query(Notice).all()
    assert {each.user_id for each in told} == {anna.id, joost.id}
    assert all(each.address == begun.address and "Sanne" not in each.words for each in told)
    as_(sanne).post(f"{begun.address}/take-back")
    school.expire_all()
    assert all(each.seen_at for each in school.query(Notice))


def test_no_number_bar_or_rank_stands_on_any_page(as_, begun, both, sanne, anna):
    for browser in (as_(sanne), as_(anna)):
        page = re.sub(r"<head>.*?</head>", "", browser.get(both.address).text, flags=re.DOTALL)
        assert not re.search(r"<meter|<progress|\d+ ?%|\b\d+ van de \d+", page)


def test_codes_that_ratings_hang_on_are_known_to_the_check(app, begun):
    with app.app_context():
        assert queries.codes_hung_on() == {("proefprofiel", f"C{n}") for n in (1, 2, 3)}
