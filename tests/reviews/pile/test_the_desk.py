"""What lies on the desk beside the pile: questions, begun feedback, what nobody opened."""

import re
from datetime import timedelta

import pytest

from learning.cohorts.models import Role
from learning.drafting.draft import Typed
from learning.drafting.stale import Stale
from learning.pauses.models import ModulePause
from learning.readings.models import Reading
from learning.reviews.leases.models import Lease
from learning.reviews.models import WORDS
from learning.reviews.pile.desk.queries import MOST
from learning.submissions.models import HandIn, Submission
from tests.remarking import remark_on
from tests.work import Work

UNOPENED = "Nog niet geopend</h2>"
BEGUN = "Waar je aan begon</h2>"


@pytest.fixture
def sent(school, sanne, anna, voorjaar, now):
    """Feedback of Anna to Sanne, sent on 9 March."""
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    return work.review(anna)


def test_questions_about_her_feedback_stand_there(as_, sanne, anna, joost, sent):
    as_(sanne).post(f"/reviews/feedback/{sent.public_id}/ask", data={"question": "Hoe dan?"})
    page = as_(anna).get("/reviews/").text
    assert "<bdi>Sanne</bdi> heeft een vraag" in page
    assert "Hoe dan?" not in page
    assert "heeft een vraag" not in as_(joost).get("/reviews/").text


def test_feedback_that_was_begun_stands_there_for_whoever_began_it(
    as_, anna, joost, sanne, school, voorjaar, now
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    work.review(anna, sent=False)
    page = as_(anna).get("/reviews/").text
    assert page.index(BEGUN) < page.index("Je feedback is nog niet verstuurd.")
    assert BEGUN not in as_(joost).get("/reviews/").text


def test_feedback_with_nothing_in_it_any_more_is_not_begun_for_her_nor_for_colleagues(
    as_, anna, joost, sanne, school, voorjaar, now
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in("Mijn verhaal.")
    review = work.review(anna, sent=False)
    words = {name: review.feedback.answers[name] for name in WORDS}
    docent, told = as_(joost), "Anna begon hier ook aan feedback"
    remark = None
    for stands, is_told in ((words, True), (dict.fromkeys(WORDS, ""), False), ({}, True)):
        if stands:
            review.save(Typed(stands, [], review.feedback.revision, ""), None, now)
            school.commit()
        else:
            remark = remark_on(work, anna, "Mijn", "Ook een begin.")
        assert (BEGUN in as_(anna).get("/reviews/").text) == is_told
        assert (told in docent.get(work.review_address).text) == is_told
    school.delete(remark)
    school.commit()
    assert BEGUN not in as_(anna).get("/reviews/").text


def test_two_texts_are_told_also_when_the_one_that_stands_is_empty(
    as_, anna, sanne, school, voorjaar, now
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    review = work.review(anna, sent=False)
    nothing, words = dict.fromkeys(WORDS, ""), {"already": "Van een ander scherm."}
    review.save(Typed(nothing, [], review.feedback.revision, "x"), None, now)
    with pytest.raises(Stale):
        review.save(Typed({**nothing, **words}, [], 0, "y"), None, now + timedelta(minutes=5))
    school.commit()
    assert "Er zijn twee teksten van jou." in as_(anna).get("/reviews/").text


def test_two_texts_of_hers_are_told_until_she_saves_again(as_, anna, sanne, school, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    review = work.review(anna, sent=False)
    words = {**dict.fromkeys(WORDS, ""), "already": "Van een ander scherm."}
    later = now + timedelta(minutes=5)
    with pytest.raises(Stale):
        review.save(Typed(words, [], 0, "ander scherm"), None, later)
    school.commit()
    assert "Er zijn twee teksten van jou." in as_(anna).get("/reviews/").text
    review.save(Typed(words, [], review.feedback.revision, "x"), None, later + timedelta(minutes=5))
    school.commit()
    page = as_(anna).get("/reviews/").text
    assert "Er zijn twee teksten van jou." not in page
    assert BEGUN in page


def test_two_texts_of_somebody_else_are_not_hers(
    as_, anna, joost, sanne, bilal, school, voorjaar, now
):
    for student, docent in ((sanne, anna), (bilal, joost)):
        work = Work(school, student, voorjaar, now)
        work.hand_in()
        review = work.review(docent, sent=False)
    words = {**dict.fromkeys(WORDS, ""), "already": "Van een ander scherm."}
    with pytest.raises(Stale):
        review.save(Typed(words, [], 0, "ander scherm"), None, now + timedelta(minutes=5))
    school.commit()
    assert "Er zijn twee teksten van jou." in as_(joost).get("/reviews/").text
    assert "Er zijn twee teksten van jou." not in as_(anna).get("/reviews/").text


def test_a_colleague_who_looks_at_it_is_named(as_, anna, joost, sanne, school, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    handed_in = work.hand_in()
    lease = {"docent_id": joost.id, "since": now, "until": now + timedelta(hours=8)}
    school.add(Lease(hand_in_id=handed_in.id, **lease))
    school.commit()
    assert "Joost kijkt dit nu na." in as_(anna).get("/reviews/").text
    assert "kijkt dit nu na" not in as_(joost).get("/reviews/").text


def test_a_lease_that_is_over_names_nobody(as_, anna, joost, sanne, school, voorjaar, now, at):
    handed_in = Work(school, sanne, voorjaar, now).hand_in()
    lease = {"docent_id": joost.id, "since": now, "until": now + timedelta(hours=8)}
    school.add(Lease(hand_in_id=handed_in.id, **lease))
    school.commit()
    at("2026-03-09 17:00")
    assert "kijkt dit nu na" not in as_(anna).get("/reviews/").text


def test_feedback_nobody_opened_for_a_week_is_told_once(as_, anna, joost, sent, at):
    at("2026-03-16 08:00")
    docent = as_(anna)
    assert UNOPENED not in docent.get("/reviews/").text, "not a week yet"
    at("2026-03-16 10:00")
    assert UNOPENED in docent.get("/reviews/").text
    at("2026-03-16 10:20")
    assert UNOPENED in docent.get("/reviews/").text, "the same visit"
    assert UNOPENED not in as_(joost).get("/reviews/").text, "hers alone"
    at("2026-03-16 12:00")
    assert UNOPENED not in docent.get("/reviews/").text


def test_all_that_nobody_opened_is_told_also_when_it_is_much(
    as_, anna, sanne, school, voorjaar, now, at
):
    for number in range(MOST + 1):
        work = Work(school, sanne, voorjaar, now, opdracht=f"o{number}")
        work.hand_in()
        work.review(anna)
    at("2026-03-17 10:00")
    page = as_(anna).get("/reviews/").text
    assert len(set(re.findall(r"/reviews/[a-z0-9]{14}\b", page))) == MOST + 1


def test_seen_takes_it_away_at_once(as_, anna, sent, at):
    at("2026-03-17 10:00")
    docent = as_(anna)
    assert UNOPENED in docent.get("/reviews/").text
    assert docent.post("/reviews/unopened").headers["Location"] == "/reviews/"
    assert UNOPENED not in docent.get("/reviews/").text


def test_seen_without_a_visit_before_is_no_fault(as_, anna, sent, at):
    at("2026-03-17 10:00")
    docent = as_(anna)
    docent.post("/reviews/unopened")
    assert UNOPENED not in docent.get("/reviews/").text


@pytest.mark.parametrize("why", ["opened", "asked", "paused", "left", "closed", "again", "erased"])
def test_it_is_not_told_where_there_is_nothing_to_tell(
    as_, anna, sanne, sent, school, voorjaar, now, at, why
):
    work = school.query(Submission).one()
    moment = at("2026-03-17 10:00")
    if why == "opened":
        as_(sanne).get(f"/submissions/{work.public_id}")
        assert school.query(Reading).filter_by(kind="feedback", role="student").count() == 1
    elif why == "asked":
        sent.ask("Hoe dan?", sent.hand_in.submission.student, moment)
    elif why == "paused":
        school.add(ModulePause(user_id=sanne.id, module="proef", since=now))
    elif why == "left":
        place = next(each for each in voorjaar.memberships if each.role == Role.STUDENT)
        assert place.user_id == sanne.id
        place.leave(now)
    elif why == "closed":
        sanne.deactivated_at = now
    elif why == "again":
        again(work, moment)
    else:
        work.erase(moment)
    school.commit()
    assert UNOPENED not in as_(anna).get("/reviews/").text


def again(work, moment):
    where = {"cohort_id": work.cohort_id, "module": work.module, "opdracht": work.opdracht}
    work.hand_ins.append(HandIn(handed_in_at=moment, module_version="v1", **where))


def test_a_desk_costs_the_same_with_one_and_with_sixty(
    as_, anna, person, cohort, school, now, at, statements
):
    """Every section filled, one page of the pile."""

    def counted():
        docent = as_(anna)
        docent.get("/reviews/")
        docent.get("/reviews/")
        statements.clear()
        page = docent.get("/reviews/").text
        assert all(each in page for each in (BEGUN, UNOPENED, "heeft een vraag", "Daarna"))
        return len(statements)

    groot = cohort("Groot", docenten=[anna])

    def fill(first, last):
        for number in range(first, last):
            student = person(f"Student{number:02}")
            groot.add(student, Role.STUDENT, now)
            school.commit()
            Work(school, student, groot, now).hand_in()
            begun, sent, asked = (
                Work(school, student, groot, now, "kijk-rond", part)
                for part in ("zoeken", "a", "b")
            )
            for each in (begun, sent, asked):
                each.hand_in()
            begun.review(anna, sent=False)
            sent.review(anna)
            asked.review(anna).ask("Hoe dan?", student, now)
            school.commit()

    fill(0, 2)
    at("2026-03-17 10:00")
    few = counted()
    fill(2, 60)
    assert counted() == few
    assert few <= 6, statements
