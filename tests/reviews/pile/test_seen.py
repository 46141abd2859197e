"""Sent, opened, confirmed: what the docent sees of it, and that the student knows so."""

import pytest

from learning.reviews.queries import news_for
from learning.submissions.rules import Verdict
from tests.work import Work


@pytest.fixture
def work(school, sanne, voorjaar, now):
    return Work(school, sanne, voorjaar, now)


@pytest.fixture
def sent(work, anna):
    """Feedback of Anna to Sanne."""
    work.hand_in()
    return work.review(anna, Verdict.AANVULLEN)


def test_sent_then_opened_then_confirmed(as_, anna, sanne, work, sent):
    docent, student = as_(anna), as_(sanne)
    assert "Nog niet geopend." in docent.get("/reviews/sent").text
    student.get(work.address)
    assert "Geopend vandaag." in docent.get("/reviews/sent").text
    assert "“Gelezen”" not in docent.get("/reviews/sent").text
    student.post(f"/reviews/feedback/{sent.public_id}/read")
    page = docent.get("/reviews/sent").text
    assert "“Gelezen”, vandaag." in page
    assert "bevestigd" in page
    at_work = docent.get(work.review_address).text
    assert "Verstuurd vandaag. Geopend vandaag." in at_work
    assert "“Gelezen”, vandaag." in at_work


def test_the_student_is_told_that_opening_is_seen(as_, sanne, work, sent):
    page = as_(sanne).get(work.address).text
    assert "Anna ziet dat je dit opende, en wat je hier kiest." in page


def test_read_without_praise_is_possible_and_praise_after_it_too(as_, sanne, work, sent, school):
    student = as_(sanne)
    assert ">Gelezen</button>" in student.get(work.address).text
    student.post(f"/reviews/feedback/{sent.public_id}/read")
    page = student.get(work.address).text
    assert "Je zei: gelezen." in page
    assert ">Gelezen</button>" not in page
    student.post(f"/reviews/feedback/{sent.public_id}/helpful")
    assert "Je zei: hier heb ik iets aan." in student.get(work.address).text


def test_who_said_read_has_no_news_of_it_any_more(as_, sanne, work, sent, app):
    with app.app_context():
        assert news_for(sanne)
    as_(sanne).post(f"/reviews/feedback/{sent.public_id}/read")
    with app.app_context():
        assert not news_for(sanne)


def test_an_answer_after_that_is_news_again_and_can_be_read_again(
    as_, anna, sanne, work, sent, school, at, app
):
    student = as_(sanne)
    student.post(f"/reviews/feedback/{sent.public_id}/ask", data={"question": "Hoe dan?"})
    student.post(f"/reviews/feedback/{sent.public_id}/read")
    at("2026-03-09 11:00")
    as_(anna).post(f"/reviews/feedback/{sent.public_id}/answer", data={"answer": "Zo."})
    with app.app_context():
        assert news_for(sanne)
    at("2026-03-09 12:00")
    student = as_(sanne)
    assert ">Gelezen</button>" in student.get(work.address).text
    student.post(f"/reviews/feedback/{sent.public_id}/read")
    with app.app_context():
        assert not news_for(sanne)


@pytest.mark.parametrize(
    ("who", "status"), [("sanne", 302), ("anna", 403), ("joost", 403), ("bilal", 404),
                        ("mats", 404), ("ria", 404), ("karim", 404), ("wim", 404)]
)  # fmt: skip
def test_az1_only_the_student_says_that_it_was_read(as_, cast, sent, school, who, status):
    answer = as_(cast[who]).post(f"/reviews/feedback/{sent.public_id}/read")
    assert answer.status_code == status
    school.expire_all()
    assert bool(sent.reply) == (who == "sanne")


def test_the_list_is_hers_alone_and_newest_first(as_, anna, joost, sanne, bilal, noor, school,
                                                  voorjaar, now):  # fmt: skip
    for student, docent in ((sanne, anna), (bilal, joost), (noor, anna)):
        each = Work(school, student, voorjaar, now)
        each.hand_in()
        each.review(docent)
    page = as_(anna).get("/reviews/sent").text
    assert page.index("<bdi>Noor</bdi>") < page.index("<bdi>Sanne</bdi>")
    assert "<bdi>Bilal</bdi>" not in page


def test_what_the_student_erased_or_she_teaches_no_more_is_not_on_it(
    as_, anna, sanne, work, sent, school, now
):
    assert "<bdi>Sanne</bdi>" in as_(anna).get("/reviews/sent").text
    work.submission.erase(now)
    school.commit()
    assert "<bdi>Sanne</bdi>" not in as_(anna).get("/reviews/sent").text


def test_a_long_list_comes_in_pages_and_costs_the_same(
    as_, anna, person, cohort, school, now, statements
):
    people = [person(f"Student{number:02}") for number in range(30)]
    groot = cohort("Groot", students=people, docenten=[anna])
    browser, costs = as_(anna), []
    for number, student in enumerate(people):
        each = Work(school, student, groot, now)
        each.hand_in()
        each.review(anna)
        if number in (0, 29):
            browser.get("/reviews/sent")
            statements.clear()
            page = browser.get("/reviews/sent").text
            costs.append(len(statements))
    assert costs[0] == costs[1] <= 5
    more = page.partition('class="link" href="')[2].partition('"')[0].replace("&amp;", "&")
    rest = browser.get(more).text
    seen = [each.name for each in people if f"<bdi>{each.name}</bdi>" in page]
    left = [each.name for each in people if f"<bdi>{each.name}</bdi>" in rest]
    assert len(seen) == 25
    assert sorted([*seen, *left]) == [each.name for each in people]


@pytest.mark.parametrize("who", ["sanne", "karim", "wim", "mats"])
def test_the_list_and_its_button_are_for_docenten(as_, cast, who):
    browser = as_(cast[who])
    assert browser.get("/reviews/sent").status_code == 403
    assert browser.post("/reviews/unopened").status_code == 403
