"""What goes while a docent types: a place, the work, a student, an opdracht. No word is lost."""

import pytest

from learning.accounts.models import User
from learning.cohorts.models import Cohort
from learning.reviews.models import Review
from tests.pages import hidden_in
from tests.work import Work, post_from_page

JSON = {"Accept": "application/json"}
WORDS = {"already": "Ik zie hoe je je buur helpt met die fiets.", "verdict": "aanvullen"}


def leave(school, cohort, who, at):
    school.rollback()
    for seat in school.get(Cohort, cohort.id).memberships:
        if seat.user_id == who.id:
            seat.leave(at)
    school.commit()


@pytest.fixture
def typing(work, as_, anna):
    """(the browser of Anna, the address, what her page sends): she has begun to type."""
    work.hand_in()
    docent = as_(anna)
    shown = hidden_in(docent.get(work.review_address).text)
    return docent, work.review_address, {**shown, **WORDS}


def test_a_docent_who_is_let_go_while_typing_gets_the_words_back(
    typing, school, voorjaar, anna, now
):
    docent, address, data = typing
    leave(school, voorjaar, anna, now)
    answer = docent.post(address, data=data)
    assert answer.status_code == 404
    assert "Je tekst staat hier nog" in answer.text
    assert WORDS["already"] in answer.text
    assert "Dit werk is er niet meer voor jou." in answer.text
    answer = docent.post(address, data=data, headers=JSON)
    assert answer.status_code == 404
    assert answer.json["message"].startswith("Dit werk is er niet meer voor jou.")


def test_what_she_had_saved_is_there_again_when_she_comes_back(
    typing, school, voorjaar, anna, now, as_
):
    docent, address, data = typing
    docent.post(address, data=data)
    leave(school, voorjaar, anna, now)
    assert docent.get(address).status_code == 404
    school.get(Cohort, voorjaar.id).add(school.get(User, anna.id), "docent", now)
    school.commit()
    assert WORDS["already"] in as_(anna).get(address).text


def test_work_that_is_erased_while_a_docent_types_gives_the_words_back(typing, as_, sanne, work):
    docent, address, data = typing
    as_(sanne).post(f"/privacy/texts/{work.submission.public_id}/erase")
    answer = docent.post(address, data=data)
    assert answer.status_code == 404
    assert WORDS["already"] in answer.text
    assert docent.post(f"{address}/send", data={"revision": "1"}).status_code == 404


def test_a_stranger_hears_the_same_of_work_that_exists_and_that_does_not(typing, as_, mats):
    _, address, data = typing
    one, other = (
        as_(mats).post(each, data=data, headers=JSON) for each in (address, "/reviews/aaaaaaaa")
    )
    assert (one.status_code, one.json) == (other.status_code, other.json)


def test_of_a_student_who_leaves_the_work_can_still_be_answered(
    typing, school, voorjaar, sanne, as_, now, work
):
    docent, address, data = typing
    leave(school, voorjaar, sanne, now)
    answer = docent.post(address, data={**data, "then": "preview"})
    shown = hidden_in(docent.get(answer.location).text, "revision", "said")
    assert docent.post(answer.location, data=shown).status_code == 302
    assert WORDS["already"] in as_(sanne).get(work.address).text


def test_of_an_opdracht_that_is_gone_the_work_can_still_be_answered(
    school, sanne, voorjaar, as_, anna, now
):
    work = Work(school, sanne, voorjaar, now, opdracht="weg-uit-de-module")
    work.hand_in()
    docent = as_(anna)
    assert "Deze opdracht staat niet meer in de module." in docent.get(work.review_address).text
    answer = post_from_page(docent, work.review_address, {**WORDS, "then": "preview"})
    shown = hidden_in(docent.get(answer.location).text, "revision", "said")
    assert docent.post(answer.location, data=shown).status_code == 302
    assert WORDS["already"] in as_(sanne).get(work.address).text


def test_once_it_was_opened_it_is_not_taken_back_under_a_docent(typing, as_, sanne, work, school):
    docent, address, data = typing
    as_(sanne).post(f"{work.address}/take-back")
    assert docent.post(address, data=data).status_code == 302
    assert school.query(Review).one().feedback.words["already"] == WORDS["already"]
