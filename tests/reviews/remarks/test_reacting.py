"""A writer answers a remark and ticks it off; the docent sees both, and nothing is counted."""

import pytest

from learning.notices.models import Notice
from learning.reviews.remarks.models import Remark
from tests.joint import Joint
from tests.remarking import remark_on, sent
from tests.reviews.remarks.conftest import marks_in, post
from tests.work import Work, post_from_page


@pytest.fixture
def remark(work, anna):
    [made] = sent(work, anna, ("Ik was bang.", "Waarvoor precies?"))
    return made


def at(remark, what):
    return f"/reviews/remarks/{remark.public_id}/{what}"


def again(school):
    school.expire_all()
    return school.query(Remark).one()


def answers(school):
    return [(each.text, each.by_id) for each in again(school).answers]


def test_the_student_reads_it_at_her_words_and_answers(as_, sanne, anna, work, remark):
    student = as_(sanne)
    page = student.get(work.address).text
    assert marks_in(page) == ["Ik was bang."]
    assert page.count(f'id="remark-{remark.public_id}"') == 1
    answer = post(student, at(remark, "answer"), at(remark, "answer"), text="Voor zijn hond.")
    assert answer.location == f"{work.address}#remark-{remark.public_id}"
    shown = as_(anna).get(work.review_address).text
    assert "Voor zijn hond." in shown
    assert "Sanne</bdi> antwoordde" in shown


def test_an_answer_can_be_changed_and_erased(as_, sanne, work, remark, school):
    student, page = as_(sanne), at(remark, "answer")
    assert post(student, page, page, text=" ").status_code == 422
    post(student, page, page, text="Voor zijn hond.")
    post(student, page, page, text="Voor de hond, en voor hem.")
    assert answers(school) == [("Voor de hond, en voor hem.", sanne.id)]
    post(student, page, page, text="")
    assert answers(school) == [("", sanne.id)]


def test_co2_two_answers_at_once_stand_beside_each_other(as_, sanne, remark, school):
    student, page = as_(sanne), at(remark, "answer")
    old = student.get(page).text
    post(student, page, old, text="De eerste.")
    answer = post(student, page, old, text="De tweede.")
    assert answer.status_code == 409
    assert "De eerste." in answer.text
    assert "De tweede." in answer.text
    assert answers(school) == [("De eerste.", sanne.id)]


def test_she_ticks_it_off_and_back_on(as_, sanne, anna, work, remark, school):
    student = as_(sanne)
    student.post(at(remark, "tick"), data={"done": "yes"})
    assert "Verwerkt door <bdi>Sanne</bdi>" in as_(anna).get(work.review_address).text
    student.post(at(remark, "tick"), data={"done": "no"})
    assert again(school).done_at is None


def test_while_writing_open_remarks_stand_at_their_question_and_a_button_saves_and_ticks(
    as_, sanne, work, remark, school
):
    student, page = as_(sanne), f"{work.address}/write"
    assert "Deze woorden staan nog in je bewaarde tekst." in student.get(page).text
    data = {"answer-moment": "Iets heel anders, over een boot.", "then": f"tick-{remark.public_id}"}
    assert post_from_page(student, page, data).status_code == 302
    assert again(school).done_by_id == sanne.id
    assert "Waarvoor precies?" not in student.get(page).text.split("schrijven")[1]
    student.post(at(remark, "tick"), data={"done": "no"})
    assert "Deze woorden staan niet meer in je bewaarde tekst." in student.get(page).text


def test_a_button_for_a_remark_of_somebody_else_ticks_nothing(
    as_, bilal, sanne, voorjaar, work, remark, school, now
):
    other = Work(school, bilal, voorjaar, now).write("Van mij.")
    post_from_page(as_(bilal), f"{other.address}/write", {"then": f"tick-{remark.public_id}"})
    assert again(school).done_at is None


def test_each_of_several_writers_may_and_who_did_is_told(
    as_, samen, school, voorjaar, now, sanne, noor, bilal, anna
):
    joint = Joint(school, voorjaar, now, sanne, noor)
    joint.hand_in("Wij schreven dit samen op een middag.")
    [made] = sent(joint, anna, ("Wij schreven", "Wie van jullie?"))
    post(as_(noor), at(made, "answer"), at(made, "answer"), text="Ik vooral.")
    as_(sanne).post(at(made, "tick"), data={"done": "yes"})
    page = as_(anna).get(joint.review_address).text
    assert "Noor</bdi> antwoordde" in page
    assert "Verwerkt door <bdi>Sanne</bdi>" in page
    assert as_(bilal).get(at(made, "answer")).status_code == 404


def test_an_answer_of_one_writer_stands_beside_that_of_another_and_never_replaces_it(
    as_, samen, school, voorjaar, now, sanne, noor, anna
):
    joint = Joint(school, voorjaar, now, sanne, noor)
    joint.hand_in("Wij schreven dit samen op een middag.")
    [made] = sent(joint, anna, ("Wij schreven", "Wie van jullie?"))
    page = at(made, "answer")
    old = as_(sanne).get(page).text
    post(as_(noor), page, page, text="Ik vooral.")
    assert "Noor</bdi> antwoordde al" in as_(sanne).get(page).text
    assert post(as_(sanne), page, old, text="Nee, ik.").status_code == 302
    assert post(as_(sanne), page, page, text="").status_code == 302
    assert post(as_(sanne), page, page, text="Wij allebei.").status_code == 302
    assert answers(school) == [("Ik vooral.", noor.id), ("Wij allebei.", sanne.id)]
    for shown in (as_(anna).get(joint.review_address).text, as_(noor).get(joint.address).text):
        assert shown.index("Noor</bdi> antwoordde") < shown.index("Ik vooral.")
        assert shown.index("Sanne</bdi> antwoordde") < shown.index("Wij allebei.")


def test_az3_nobody_reads_a_remark_in_a_draft_and_nobody_else_answers(as_, cast, work, anna):
    draft = remark_on(work, anna, "Ik was bang.", "Nog in de maak.")
    for who, user in cast.items():
        if user:
            assert as_(user).get(at(draft, "answer")).status_code == (403 if who == "anna" else 404)


def test_whoever_the_work_is_shared_with_reads_no_remark(as_, bilal, work, remark, school, now):
    work.submission.handed_in.share_with("cohort", [], now)
    school.commit()
    page = as_(bilal).get(f"/submissions/shared/{work.submission.handed_in.public_id}").text
    assert "Ik was bang." in page
    assert "Waarvoor precies?" not in page
    assert not marks_in(page)


def test_no3_the_docent_is_told_once_without_a_word_of_it(as_, sanne, anna, remark, school):
    student, page = as_(sanne), at(remark, "answer")
    post(student, page, page, text="Voor zijn hond.")
    post(student, page, page, text="")
    post(student, page, page, text="Toch voor zijn hond.")
    told = [each.words for each in school.query(Notice).filter_by(user_id=anna.id)]
    assert told == ["Een student antwoordde op een opmerking van jou."]


def test_no3_after_the_docent_looked_the_next_answer_is_told_again_and_a_changed_one_too(
    as_, sanne, anna, work, school
):
    one, two = sent(work, anna, ("Ik was bang.", "Waarvoor?"), ("Toen zei ik nee.", "Sterk."))
    docent, student = as_(anna), as_(sanne)
    for made, words in ((one, "Voor hem."), (two, "Dank je."), (two, "Dank je wel.")):
        post(student, at(made, "answer"), at(made, "answer"), text=words)
        post(student, at(made, "answer"), at(made, "answer"), text=words)
        assert "Een student antwoordde op een opmerking van jou." in docent.get("/").text
        docent.get(work.review_address)
        assert "Een student antwoordde" not in docent.get("/").text
    assert school.query(Notice).filter_by(user_id=anna.id).count() == 3


def test_an_answer_to_what_was_taken_back_meanwhile_is_given_back(as_, sanne, anna, remark):
    student, page = as_(sanne), at(remark, "answer")
    shown = student.get(page).text
    as_(anna).post(at(remark, "remove"))
    answer = post(student, page, shown, text="Mijn halve antwoord.")
    assert answer.status_code == 403
    assert "Mijn halve antwoord." in answer.text
