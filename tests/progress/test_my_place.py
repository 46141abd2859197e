"""Mijn plek: one thing in the light, and below it what is new; for everybody who may come."""

import re

import pytest

from learning.drafting.draft import Typed
from learning.modules.models import ModuleVersion
from learning.modules.parts import Field
from learning.progress.models import ReadChapter, ReadingPlace
from learning.reviews.models import Review
from learning.submissions.models import Submission
from learning.submissions.rules import Verdict
from tests.work import Work

ASKED = Field("moment", "Wat gebeurde er?")


@pytest.fixture
def work(school, now):
    """Sanne's words on *kijk-terug*: ``work(sanne, voorjaar)``; ``hand_in=True`` shows them."""

    def make(student, cohort, hand_in=False):
        made = Submission.begin(student, cohort, "proef", "kijk-terug", "", now)
        school.add(made)
        school.flush()
        made.draft.save(Typed({"moment": "Ik hielp een buur."}, [], 0, ""), (), now)
        if hand_in:
            made.hand_in((ASKED,), "v", made.draft.revision, now)
        school.commit()
        return made

    return make


def answered(school, docent, submission, at, verdict=Verdict.AANVULLEN):
    handed_in = submission.handed_in
    review = Review.begin(handed_in, docent, at)
    school.add(review)
    review.feedback.answers = {"already": "Mooi."}
    review.verdict, review.sent_at = verdict, at
    handed_in.conclude(verdict, docent, at)
    school.commit()


def light(page):
    """The words in the one patch of light."""
    found = re.findall(r'<section class="light.*?</section>', page, re.DOTALL)
    assert len(found) == 1
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).strip()


def test_a_new_student_begins_with_the_first_chapter(as_, sanne, voorjaar):
    page = as_(sanne).get("/").text
    assert "Dag Sanne" in page
    assert "Het begin" in light(page)
    assert 'href="/modules/proef/begin"' in page


def test_where_somebody_was_in_the_text_comes_back(as_, school, sanne, voorjaar, now):
    place = ReadingPlace(user_id=sanne.id, module="proef", chapter="slot", paragraph="a-1a2b3c4d")
    place.at = now
    school.add(place)
    school.commit()
    page = as_(sanne).get("/").text
    assert "Ga verder waar je was" in light(page)
    assert 'href="/modules/proef/slot#a-1a2b3c4d"' in page


def test_a_text_that_was_begun_comes_back(as_, sanne, voorjaar, work):
    made = work(sanne, voorjaar)
    page = as_(sanne).get("/").text
    assert "Kijk terug" in light(page)
    assert f'href="/submissions/{made.public_id}"' in page


def test_a_question_of_a_docent_goes_first_and_names_her(
    as_, school, sanne, anna, voorjaar, work, now
):
    answered(school, anna, work(sanne, voorjaar, hand_in=True), now)
    words = light(as_(sanne).get("/").text)
    assert "Anna vraagt om nog iets" in words
    assert "Lees de feedback" in words


def test_feedback_that_asks_nothing_stands_under_for_you(
    as_, school, sanne, anna, voorjaar, work, now
):
    answered(school, anna, work(sanne, voorjaar, hand_in=True), now, Verdict.VOLDAAN)
    page = as_(sanne).get("/").text
    assert "Anna schreef feedback bij Kijk terug" in page
    assert "Kijk terug" not in light(page)


def test_how_far_it_is_is_said_in_words_and_in_one_picture(
    as_, school, sanne, anna, voorjaar, work, now
):
    answered(school, anna, work(sanne, voorjaar, hand_in=True), now, Verdict.VOLDAAN)
    school.add(ReadChapter(user_id=sanne.id, module="proef", chapter="begin", at=now))
    school.commit()
    page = as_(sanne).get("/").text
    assert "1 van 2 hoofdstukken gelezen" in page
    assert "1 van 2 opdrachten klaar" in page
    assert page.count('role="img"') == 1
    assert "<title>1 van 2 hoofdstukken gelezen, 1 van 2 opdrachten klaar</title>" in page


def test_ax8_nothing_counts_down_and_nothing_is_late(as_, sanne, voorjaar, work):
    work(sanne, voorjaar)
    for address in ("/", "/modules/", "/modules/proef/", "/modules/proef/begin"):
        page = as_(sanne).get(address).text
        assert not re.search(r"\d ?%|te laat|achter|deadline|nog \d+ dagen", page), address


@pytest.mark.parametrize(
    ("number", "words"), [(1, "Er wacht één inlevering op jou"), (4, "Er wachten vier")]
)
def test_a_docent_sees_who_waits(as_, cast, voorjaar, work, number, words):
    for name in ("sanne", "bilal", "noor", "fatma")[:number]:
        work(cast[name], voorjaar, hand_in=True)
    page = as_(cast["anna"]).get("/").text
    assert words in light(page)
    assert 'href="/reviews/"' in page


def test_what_waits_in_another_cohort_is_not_told(as_, cast, voorjaar, work):
    work(cast["sanne"], voorjaar, hand_in=True)
    assert "Er wacht niemand op je" in light(as_(cast["ria"]).get("/").text)


def test_ax8_a_docent_without_students_is_told_to_invite_them(as_, cast, cohort):
    leeg = cohort("Leeg", docenten=[cast["paula"]])
    page = as_(cast["paula"]).get("/").text
    assert "Nodig je studenten uit" in light(page)
    assert f'href="/cohorts/{leeg.public_id}#nodig"' in page


def test_ax8_a_begeleider_without_students_is_told_who_invites_them(as_, cast, cohort):
    cohort("Leeg", begeleiders=[cast["paula"]])
    assert "Een docent nodigt ze uit" in light(as_(cast["paula"]).get("/").text)


def test_one_student_somewhere_is_enough_to_be_told_nobody_waits(as_, cast, cohort):
    cohort("Leeg", docenten=[cast["ria"]])
    assert "Er wacht niemand op je" in light(as_(cast["ria"]).get("/").text)


def test_ax8_a_beheerder_makes_the_first_group_and_then_looks_after_all(as_, wim, cohort):
    assert "Maak de eerste groep" in light(as_(wim).get("/").text)
    cohort("Eerste")
    assert "De groepen" in light(as_(wim).get("/").text)


def test_somebody_can_be_docent_and_student_at_once(as_, cast, cohort, voorjaar, work):
    zomer = cohort("Zomer", students=[cast["anna"]])
    work(cast["anna"], zomer)
    work(cast["sanne"], voorjaar, hand_in=True)
    page = as_(cast["anna"]).get("/").text
    assert "Er wacht één inlevering" in light(page)
    assert "Ga zelf verder met Proefmodule" in page
    assert "Kijk terug" in page


def test_a_beheerder_goes_to_groups_and_people(as_, wim):
    page = as_(wim).get("/").text
    assert 'href="/cohorts/"' in page
    assert 'href="/accounts/people"' in page


def test_somebody_in_no_cohort_is_told_what_to_do(as_, mats):
    page = as_(mats).get("/").text
    assert "Je zit nu niet in een groep" in light(page)
    assert "uitnodiging" in light(page)


def test_a_cohort_without_modules_is_no_dead_end(as_, cohort, mats):
    cohort("Leeg", students=[mats], modules=())
    assert "Er staat nog niets klaar" in light(as_(mats).get("/").text)


def test_work_whose_opdracht_is_gone_can_still_be_found(as_, school, sanne, voorjaar, now):
    gone = Submission.begin(sanne, voorjaar, "oud", "weg", "", now)
    school.add(gone)
    school.commit()
    page = as_(sanne).get("/").text
    assert "Een eerdere opdracht" in page
    assert gone.public_id in page


def test_a_visitor_is_asked_to_sign_in(as_):
    assert as_().get("/").location.startswith("/accounts/sign-in")


def test_it_asks_at_most_six_questions_of_the_database(
    as_, school, cast, cohort, work, now, statements
):
    other = cohort("Zomer", students=[cast["anna"]])
    answered(school, cast["joost"], work(cast["anna"], other, hand_in=True), now)
    browser = as_(cast["anna"])
    browser.get("/")
    statements.clear()
    assert browser.get("/").status_code == 200
    assert len(statements) <= 6, statements


def test_xc1_looking_writes_nothing(as_, school, sanne, voorjaar, work, statements):
    work(sanne, voorjaar)
    browser = as_(sanne)
    browser.get("/")
    assert school.query(ModuleVersion).filter_by(module="proef").count() == 1
    statements.clear()
    for address in ("/", "/modules/", "/modules/proef/", "/modules/proef/begin", "/help"):
        browser.get(address)
    assert not [each for each in statements if not each.startswith("SELECT")]


def test_who_was_let_go_still_finds_their_own_work_and_the_feedback_on_it(
    as_, sanne, anna, voorjaar, school, now
):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    work.review(anna)
    [seat] = [each for each in voorjaar.memberships if each.user_id == sanne.id]
    seat.leave(now)
    school.commit()
    assert work.address in as_(sanne).get("/").text
