"""R-2.5: the student is told when an answer may be expected: a plan, no promise, and no blame."""

from datetime import timedelta

import pytest

from learning.base.dates import HERE
from learning.cohorts.models import Cohort
from learning.pauses.models import ModulePause
from learning.reviews.pile.expecting import CHOICES, expected
from tests.work import Work

PLAN = "Anna en Joost kijken meestal binnen tien dagen. Reken op een antwoord rond 19 maart."


@pytest.fixture
def work(school, sanne, voorjaar, now):
    """Sanne handed in on 9 March; an answer comes mostly within ten days."""
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    return work


def test_a_new_cohort_says_ten_days(voorjaar):
    assert voorjaar.answer_days == 10


def test_it_stands_at_the_work_and_on_mijn_plek(as_, sanne, work):
    student = as_(sanne)
    assert PLAN in student.get(work.address).text
    assert "Reken op een antwoord rond 19 maart." in student.get("/").text


def test_when_the_day_is_over_the_words_are_kind(as_, sanne, work, at):
    at("2026-03-19 12:00")
    assert PLAN in as_(sanne).get(work.address).text
    at("2026-03-20 12:00")
    student = as_(sanne)
    page = student.get(work.address).text
    assert "Dat ligt niet aan jou. Je mag er gerust naar vragen bij Anna en Joost." in page
    assert "te laat" not in page
    assert "Reken op" not in student.get("/").text


@pytest.mark.parametrize("why", ["not said", "nobody", "paused", "left", "answered"])
def test_nothing_is_said_where_it_would_not_be_true(
    as_, anna, sanne, work, school, voorjaar, now, why
):
    if why == "not said":
        voorjaar.answer_days = None
    elif why == "nobody":
        for each in voorjaar.memberships:
            each.left_at = now if each.role == "docent" else None
    elif why == "paused":
        school.add(ModulePause(user_id=sanne.id, module="proef", since=now))
    elif why == "left":
        next(each for each in voorjaar.memberships if each.user_id == sanne.id).leave(now)
    else:
        work.review(anna)
    school.commit()
    student = as_(sanne)
    for page in (student.get(work.address).text, student.get("/").text):
        assert "Reken op" not in page
        assert "Het duurt langer" not in page


@pytest.mark.sqlite_only
def test_days_are_counted_as_people_here_count_them(at):
    late = at("2026-03-27 23:30")  # 28 March here; the clock changes on the 29th
    assert late.astimezone(HERE).day == 28
    assert "rond 30 maart" in expected(late, 2, ["Anna"], late).words
    assert not expected(late, 2, ["Anna"], at("2026-03-30 21:59")).is_past
    assert expected(late, 2, ["Anna"], at("2026-03-30 22:01")).is_past


@pytest.mark.sqlite_only
def test_many_docenten_are_not_named_one_by_one(now):
    words = expected(now, 3, ["Anna", "Joost", "Ria", "Els"], now + timedelta(days=1)).words
    assert words.startswith("Je docenten kijken meestal binnen drie dagen.")


@pytest.mark.parametrize(
    ("who", "status"), [("anna", 302), ("joost", 302), ("wim", 302), ("sanne", 403),
                        ("karim", 403), ("ria", 404), ("mats", 404)]
)  # fmt: skip
def test_az1_who_leads_the_cohort_says_it(as_, cast, voorjaar, school, who, status):
    answer = as_(cast[who]).post(f"/reviews/expect/{voorjaar.public_id}", data={"days": "5"})
    assert answer.status_code == status
    school.expire_all()
    assert school.get(Cohort, voorjaar.id).answer_days == (5 if status == 302 else 10)


@pytest.mark.parametrize("days", ["4", "-1", "tien", "99999999999999999999"])
def test_another_number_changes_nothing_and_is_told(as_, anna, voorjaar, school, days):
    docent = as_(anna)
    docent.post(f"/reviews/expect/{voorjaar.public_id}", data={"days": days})
    assert (
        "Kies een aantal dagen uit de lijst." in docent.get(f"/cohorts/{voorjaar.public_id}").text
    )
    school.expire_all()
    assert school.get(Cohort, voorjaar.id).answer_days == 10


def test_the_cohort_page_offers_every_number_and_none_to_students(
    as_, anna, sanne, voorjaar, school
):
    docent = as_(anna)
    page = docent.get(f"/cohorts/{voorjaar.public_id}").text
    assert all(f'<option value="{each}"' in page for each in CHOICES)
    assert '<option value="10" selected>' in page
    said = docent.post(
        f"/reviews/expect/{voorjaar.public_id}", data={"days": ""}, follow_redirects=True
    ).text
    assert "lezen nu niet wanneer" in said
    assert '<option value="">niet gezegd' in said
    school.expire_all()
    assert school.get(Cohort, voorjaar.id).answer_days is None
    assert "Feedback komt meestal" not in as_(sanne).get(f"/cohorts/{voorjaar.public_id}").text
