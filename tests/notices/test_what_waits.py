"""What a docent has to do is one thing, however much it is; feedback reaches its student."""

import pytest
from sqlalchemy import select

from learning.notices.kinds import Kind
from learning.notices.models import Notice
from learning.submissions.together.models import WorkGroup
from tests.notices.conftest import kinds_in
from tests.work import Work

ANNA, JOOST, SANNE = (f"{each}@school.example" for each in ("anna", "joost", "sanne"))
WAITS = "Er wacht werk van studenten op je."


def to(post_office):
    return sorted(each["To"] for each in post_office.mails)


@pytest.fixture
def handed_in(school, sanne, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    return work


def test_docenten_hear_once_that_work_waits_and_others_hear_nothing(
    morning, post_office, school, handed_in, sanne, bilal, voorjaar, now, najaar
):
    Work(school, bilal, voorjaar, now).hand_in()
    assert morning("2026-03-09", "09:30") == 0, "it came after eight: tomorrow"
    assert morning() == 2
    assert to(post_office) == [ANNA, JOOST]
    assert kinds_in(post_office.mails[0]) == [WAITS]
    assert morning("2026-03-11") == 0


def test_who_looked_at_the_pile_is_not_reminded_until_something_new_comes(
    morning, post_office, school, as_, handed_in, bilal, joost, anna, voorjaar, at
):
    morning("2026-03-09", "09:30")
    as_(anna).get("/reviews/")
    assert morning() == 1
    assert to(post_office) == [JOOST]
    Work(school, bilal, voorjaar, at("2026-03-11 10:00")).hand_in()
    morning("2026-03-11", "11:00")
    assert morning("2026-03-12") == 1
    assert to(post_office) == [ANNA, JOOST]


def test_a_colleague_who_did_it_leaves_nothing_to_do(
    morning, post_office, school, handed_in, anna, joost, as_, bilal, voorjaar, at
):
    morning("2026-03-09", "09:30")
    handed_in.review(anna)
    assert morning() == 0
    Work(school, bilal, voorjaar, at("2026-03-11 10:00")).hand_in()
    morning("2026-03-11", "11:00")
    assert morning("2026-03-12") == 2


def test_somebody_who_looks_for_a_pair_waits_for_a_docent_too(
    morning, post_office, school, voorjaar, now
):
    school.add(WorkGroup(
        cohort_id=voorjaar.id, module="proef", opdracht="x", part="", most=2,
        made_at=now, looking_since=now,
    ))  # fmt: skip
    school.commit()
    assert morning() == 2
    assert to(post_office) == [ANNA, JOOST]


def test_a_question_about_feedback_waits_for_whoever_gave_it(
    morning, post_office, school, handed_in, anna, now
):
    review = handed_in.review(anna)
    review.ask("Wat bedoel je?", review.hand_in.submission.student, now)
    school.commit()
    assert morning() == 1
    assert to(post_office) == [ANNA]


def test_on_mijn_plek_it_is_said_once(morning, as_, handed_in, anna):
    morning()
    page = as_(anna).get("/").text
    assert WAITS not in page
    assert "/reviews/" in page


def test_feedback_reaches_its_student_by_mail_and_stands_on_mijn_plek_once(
    morning, post_office, school, as_, handed_in, sanne, anna, at
):
    browser = as_(anna)
    browser.get(handed_in.review_address)
    words = {"already": "Mooi moment.", "verdict": "voldaan", "revision": "0", "page": "test"}
    browser.post(handed_in.review_address, data=words)
    browser.post(f"{handed_in.review_address}/send", data={"revision": "1"})
    school.expire_all()
    [notice] = school.scalars(select(Notice).where(Notice.user_id == sanne.id))
    assert (notice.kind, notice.address) == (Kind.FEEDBACK, handed_in.address)
    page = as_(sanne).get("/").text
    assert page.count(f'href="{handed_in.address}"') == 1
    assert morning() == 1
    assert to(post_office) == [SANNE]
    as_(sanne).get(handed_in.address)
    assert morning("2026-03-13") == 0
