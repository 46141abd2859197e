"""AZ5, AU1: each is hidden from the other until both are in; then both read both."""

from datetime import timedelta

import pytest

from learning.competences.rating import queries
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingRound
from learning.competences.rating.words import (
    EMPTY_VIEW,
    FIRST,
    LINES_GONE,
    NOT_ASKED,
    NOTED,
    SHOWN,
    STUDENT_LEFT,
    TALK_NOTED,
)
from learning.notices.models import Notice
from learning.readings.models import Reading
from tests.competences.rating.rounds import OWN, Round, typed
from tests.work import post_from_page

ROOM = "/competences/rating/"
HERS = OWN["C1"].line
ANSWER = typed(C1=("doet", "Ik zag je doorvragen."))


def leave(school, cohort, user, now):
    for each in cohort.memberships:
        if each.user_id == user.id:
            each.leave(now)
    school.commit()


def test_a_docent_sees_that_it_is_asked_and_not_a_word_of_it(as_, begun, anna):
    assert as_(anna).get(begun.address).status_code == 404
    begun.ready()
    assert "Sanne" in as_(anna).get(ROOM).text
    page = as_(anna).get(begun.address)
    assert page.status_code == 200
    assert HERS not in page.text
    assert "ik oefen" not in page.text
    assert "checked" in page.text
    assert page.text.count("checked") == 3


def test_when_both_are_in_both_read_both_in_words(as_, begun, sanne, anna, joost):
    begun.ready()
    as_(anna).post(f"{begun.address}/view", data=ANSWER)
    for browser in (as_(sanne), as_(anna), as_(joost)):
        page = browser.get(begun.address).text
        assert HERS in page
        assert "Ik zag je doorvragen." in page
        assert "ik oefen" in page
        assert "doet dit" in page
        assert "Hier kiezen jullie een ander woord: Contact maken." in page
        assert "zag dit nog niet: Samenwerken." in page
        assert "Hierover zei nog niemand iets: Denken." in page


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("mats", 404), ("bilal", 404), ("ria", 404), ("karim", 404), ("wim", 404)),
        *(("sanne", 200), ("anna", 200), ("joost", 200)),
    ],
)
@pytest.mark.parametrize("state", ["asked", "both are in"])
def test_az3_only_the_two_sides_know_of_it(as_, cast, begun, anna, who, status, state):
    begun.ready() if state == "asked" else begun.seen_by(anna)
    assert as_(cast[who]).get(begun.address).status_code == status
    answer = as_(cast[who]).post(f"{begun.address}/view", data=ANSWER)
    assert answer.status_code == (404 if status == 404 or who == "sanne" else answer.status_code)


def test_az5_the_door_itself_shows_no_words_before_both_are_in(app, begun, sanne, anna):
    with app.app_context():
        begun.ready()
        assert len(queries.said_shown_to(sanne, begun.round)) == 2
        assert queries.said_shown_to(anna, begun.round) == {}
        assert queries.shown_ratings_of(sanne, sanne) == []


def test_what_both_said_is_there_for_others_to_use(app, both, sanne, anna, mats):
    with app.app_context():
        rows = queries.shown_ratings_of(sanne, sanne)
        assert [each.code for each in rows] == ["C1", "C2", "C3"]
        first = rows[0]
        assert (first.own_word, first.docent_word) == (HowFar.PRACTISING, HowFar.DOING)
        assert (first.told, first.docent_name, first.talked_at) == ("Contact maken", "Anna", None)
        assert rows == queries.shown_ratings_of(sanne, anna)
        assert queries.shown_ratings_of(sanne, mats) == []


def test_the_first_docent_decides_and_the_second_keeps_what_was_typed(as_, begun, joost, anna):
    begun.seen_by(anna)
    late = as_(joost).post(
        f"{begun.address}/view", data=typed(C1=("oefent", "Ik zag iets anders."))
    )
    assert late.status_code == 409
    assert FIRST in late.text
    assert "Ik zag iets anders." in late.text


def test_what_is_taken_back_meanwhile_keeps_what_the_docent_typed(as_, begun, anna):
    begun.ready().does("take_back", begun.at)
    late = as_(anna).post(f"{begun.address}/view", data=ANSWER)
    assert late.status_code == 409
    assert NOT_ASKED in late.text
    assert "Ik zag je doorvragen." in late.text
    assert HERS not in late.text


def test_a_docent_who_saw_nothing_and_says_nothing_is_not_in(as_, begun, anna):
    begun.ready()
    empty = as_(anna).post(f"{begun.address}/view", data=typed(C1=("", " ")))
    assert empty.status_code == 409
    assert EMPTY_VIEW in empty.text


def test_nobody_looks_at_a_student_who_left_or_in_a_closed_cohort(
    as_, begun, anna, sanne, voorjaar, school, now
):
    begun.ready()
    leave(school, voorjaar, sanne, now)
    assert "Sanne" not in as_(anna).get(ROOM).text
    left = as_(anna).post(f"{begun.address}/view", data=ANSWER)
    assert left.status_code == 409
    assert STUDENT_LEFT in left.text
    voorjaar.closed_at = now
    school.commit()
    closed = as_(anna).post(f"{begun.address}/view", data=ANSWER)
    assert closed.status_code == 409
    assert "Ik zag je doorvragen." in closed.text


def test_az8_a_docent_who_left_reads_it_no_longer_and_what_was_said_stays(
    as_, both, anna, joost, sanne, voorjaar, school, now
):
    leave(school, voorjaar, anna, now)
    assert as_(anna).get(both.address).status_code == 404
    assert "Anna" in as_(sanne).get(both.address).text
    assert as_(joost).get(both.address).status_code == 200


def test_au1_whoever_reads_words_of_the_other_is_written_down(as_, both, sanne, anna, school):
    as_(anna).get(both.address)
    as_(anna).get(both.address)
    as_(sanne).get(both.address)
    read = [(each.kind, each.reader.name, each.role) for each in school.query(Reading)]
    assert sorted(read) == [("rating", "Anna", "docent"), ("rating-view", "Sanne", "student")]
    assert "wat jij koos bij de competenties" in as_(sanne).get("/privacy/").text
    assert "wat jij zag bij de competenties" in as_(anna).get("/privacy/").text


def test_each_side_is_called_by_name_and_oneself_by_you(as_, both, sanne, anna):
    own, seen = (" ".join(as_(each).get(both.address).text.split()) for each in (sanne, anna))
    assert "Wat <bdi>jij</bdi> en <bdi>Anna</bdi> zeggen" in own
    assert "Wat <bdi>Sanne</bdi> en <bdi>Anna</bdi> zeggen" in seen
    assert '<h3 class="small soft"><bdi>Jij</bdi></h3>' in own
    assert "@school.example" not in own + seen


def test_before_both_are_in_nobody_read_anything(as_, begun, sanne, anna, school):
    begun.ready()
    as_(anna).get(begun.address)
    as_(sanne).get(begun.address)
    assert school.query(Reading).count() == 0


def test_the_student_hears_that_it_is_there_and_the_docenten_are_asked_no_more(
    as_, begun, sanne, anna, school
):
    post_from_page(as_(sanne), begun.address, {"word-C1": "doet", "ready": "ja"})
    as_(anna).post(f"{begun.address}/view", data=ANSWER)
    told = {each.words: each for each in school.query(Notice) if each.user_id == sanne.id}
    assert list(told) == [SHOWN]
    assert "Anna" not in SHOWN
    assert all(each.seen_at for each in school.query(Notice) if each.user_id != sanne.id)
    as_(sanne).get(begun.address)
    school.expire_all()
    assert told[SHOWN].seen_at


def test_either_notes_the_talk_with_a_day_and_a_line_that_both_read(as_, both, sanne, anna):
    note = {"on": "2026-03-08", "line": "We oefenen samen met bellen."}
    assert TALK_NOTED in as_(anna).post(
        f"{both.address}/talk", data=note, follow_redirects=True
    ).text  # fmt: skip
    page = as_(sanne).get(both.address).text
    assert "We oefenen samen met bellen." in page
    assert "8 maart" in page
    assert "Genoteerd door Anna" in page
    twice = as_(sanne).post(f"{both.address}/talk", data=note)
    assert twice.status_code == 409
    assert NOTED in twice.text
    assert as_(sanne).post(f"{both.address}/talk/forget").status_code == 403
    assert as_(anna).post(f"{both.address}/talk/forget").status_code == 302
    assert "We oefenen samen" not in as_(sanne).get(both.address).text


@pytest.mark.parametrize("on", ["2026-03-10", "morgen", "", "31-02-2026"])
def test_a_talk_on_a_day_that_is_not_there_yet_keeps_the_line(as_, both, sanne, on):
    refused = as_(sanne).post(f"{both.address}/talk", data={"on": on, "line": "Onze zin."})
    assert refused.status_code == 422
    assert "Onze zin." in refused.text


def test_a_talk_is_not_noted_before_both_are_in(as_, begun, sanne, anna):
    begun.ready()
    for browser in (as_(sanne), as_(anna)):
        answer = browser.post(f"{begun.address}/talk", data={"on": "2026-03-08"})
        assert answer.status_code == 409


def test_erasing_ones_lines_leaves_the_words_and_those_of_the_other(as_, both, sanne, anna):
    done = as_(sanne).post(f"{both.address}/erase", follow_redirects=True)
    assert LINES_GONE in done.text
    assert HERS not in done.text
    assert "ik oefen" in done.text
    assert "Ik zag je rustig doorvragen." in done.text
    as_(anna).post(f"{both.address}/erase")
    assert "rustig doorvragen" not in as_(sanne).get(both.address).text


def test_erasing_the_round_leaves_nothing_of_it(as_, both, sanne, anna, school):
    page = both.address
    assert as_(anna).post(f"{page}/erase", data={"all": "ja"}).status_code == 403
    assert as_(sanne).post(f"{page}/erase", data={"all": "ja"}).status_code == 302
    assert as_(sanne).get(page).status_code == 404
    assert as_(anna).get(page).status_code == 404
    school.expire_all()
    assert school.query(RatingRound).count() == 0


def test_only_the_two_who_wrote_erase(as_, both, joost, mats):
    assert as_(joost).post(f"{both.address}/erase").status_code == 403
    assert as_(mats).post(f"{both.address}/erase").status_code == 404


def test_a_docent_finds_every_round_that_was_looked_at_a_page_at_a_time(
    as_, school, sanne, anna, voorjaar, now, monkeypatch
):
    monkeypatch.setattr(queries, "MOST", 2)
    made = [
        Round(school, sanne, voorjaar, now + timedelta(hours=n)).seen_by(anna) for n in range(3)
    ]
    oldest, newest = made[0].address, made[2].address
    first, second = (as_(anna).get(f"{ROOM}?page={n}").text for n in (1, 2))
    assert (newest in first, oldest in first) == (True, False)
    assert (newest in second, oldest in second) == (False, True)
    assert f'{ROOM}?page=2"' in first
    assert f'{ROOM}?page=1"' in second
    assert as_(anna).get(f"{ROOM}?page={'9' * 30}").status_code == 200


def test_a_list_costs_as_many_questions_for_one_round_as_for_many(
    as_, both, school, sanne, anna, bilal, noor, fatma, voorjaar, now, statements
):
    def cost(user):
        browser = as_(user)
        browser.get(ROOM)
        statements.clear()
        browser.get(ROOM)
        return len(statements)

    few = cost(sanne), cost(anna)
    for _ in range(3):
        Round(school, sanne, voorjaar, now).seen_by(anna)
    for each in (bilal, noor, fatma):
        Round(school, each, voorjaar, now).ready()
    assert (cost(sanne), cost(anna)) == few
