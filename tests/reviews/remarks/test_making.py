"""A docent remarks on a passage, by a selection or at a paragraph, and may change or remove it."""

import pytest

from learning.reviews.models import Review
from learning.reviews.remarks.choosing import spot_in
from learning.reviews.remarks.models import Remark, RemarkVersion
from learning.submissions.rules import Verdict
from tests.pages import hidden_in
from tests.remarking import remark_on, sent
from tests.reviews.remarks.conftest import marks_in, post

FIELD = "moment"


def new_page(work, block=0):
    return f"{work.review_address}/remark?answer={FIELD}&block={block}"


def made(school):
    school.expire_all()
    return school.query(Remark).all()


def make(docent, work, block=0, **data):
    address = f"{work.review_address}/remark"
    return post(docent, address, new_page(work, block), answer=FIELD, block=block, **data)


def test_a_remark_on_a_sentence_stands_in_the_text_and_nobody_else_reads_it(
    as_, anna, joost, sanne, work, school
):
    docent = as_(anna)
    page = docent.get(new_page(work)).text
    assert "De hele alinea" in page
    answer = make(docent, work, place="13-29", text="Sterk dat je dat zei.")
    [remark] = made(school)
    assert remark.exact == "Toen zei ik nee."
    assert answer.location == f"{work.review_address}#remark-{remark.public_id}"
    shown = docent.get(work.review_address).text
    assert marks_in(shown) == ["Toen zei ik nee."]
    assert "Sterk dat je dat zei." in shown
    assert "Sterk" not in as_(sanne).get(work.address).text
    assert "Sterk" not in as_(joost).get(work.review_address).text


def test_a_selection_in_the_text_makes_one_too(as_, anna, work, school):
    make(as_(anna), work, place="34-38", exact="vond", text="Mooi woord.")
    assert [(each.exact, each.start) for each in made(school)] == [("vond", 34)]


def test_words_that_stand_a_little_further_are_found_when_there_is_one_place(
    as_, anna, work, school
):
    make(as_(anna), work, place="3-9", exact="Later ging ik", text="Wanneer?")
    [remark] = made(school)
    assert (remark.exact, remark.start) == ("Later ging ik", 48)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Toen ging ik", "Deze woorden staan niet in dit stuk."),
        ("ik", "Deze woorden staan hier vaker."),
    ],
)
def test_words_typed_over_that_are_not_surely_there_are_told_and_the_remark_stays(
    as_, anna, work, school, typed, said
):
    answer = make(as_(anna), work, words=typed, text="Wat ik wilde zeggen.")
    assert answer.status_code == 422
    assert said in answer.text
    assert "Wat ik wilde zeggen." in answer.text
    assert typed in answer.text
    assert not made(school)


def test_words_typed_over_are_found_whatever_the_spaces_and_capitals(as_, anna, work, school):
    make(as_(anna), work, words="toen  ZEI ik", text="Goed.")
    assert [each.exact for each in made(school)] == ["Toen zei ik"]


def test_a_selection_of_words_that_are_not_there_gives_the_typed_remark_back(
    as_, anna, work, school
):
    page = as_(anna).get(work.review_address).text
    data = {
        "answer": FIELD,
        "place": "0-4",
        "exact": "Vertaald door een browser",
        "text": "Hou vast.",
    }
    answer = as_(anna).post(
        f"{work.review_address}/remark", data={**hidden_in(page, "page"), **data}
    )
    assert answer.status_code == 422
    assert "We vonden je woorden niet terug" in answer.text
    assert "Hou vast." in answer.text
    assert "Dat vond ik fijn." in answer.text, "every paragraph can be chosen"


def test_an_empty_remark_is_not_made(as_, anna, work, school):
    answer = make(as_(anna), work, place="13-29", text="  ")
    assert answer.status_code == 422
    assert "Schrijf je opmerking." in answer.text
    assert not made(school)


def test_co1_pressed_twice_it_is_one_remark(as_, anna, work, school):
    docent = as_(anna)
    page = docent.get(new_page(work)).text
    for _ in range(2):
        answer = post(
            docent,
            f"{work.review_address}/remark",
            page,
            answer=FIELD,
            block=0,
            place="0-12",
            text="Eén keer.",
        )
        assert answer.status_code == 302
    assert len(made(school)) == 1
    assert school.query(Review).count() == 1


def test_a_second_remark_from_a_page_that_she_went_back_to_is_another_one(as_, anna, work, school):
    docent = as_(anna)
    page, address = docent.get(new_page(work)).text, f"{work.review_address}/remark"
    for place, text in (
        ("0-12", "Eén."),
        ("13-29", "Twee."),
        ("13-29", "Twee."),
        ("0-12", "Drie."),
    ):
        data = {"answer": FIELD, "block": 0, "place": place, "text": text}
        assert post(docent, address, page, **data).status_code == 302
    assert sorted((each.exact, each.text) for each in made(school)) == [
        ("Ik was bang.", "Drie."),
        ("Ik was bang.", "Eén."),
        ("Toen zei ik nee.", "Twee."),
    ]


def test_a_place_of_thousands_of_digits_is_no_place(as_, anna, work, school):
    answer = make(as_(anna), work, place=f"{'9' * 5000}-{'9' * 5000}", text="Nog te plaatsen.")
    assert answer.status_code == 422
    assert "We vonden je woorden niet terug" in answer.text
    assert "Nog te plaatsen." in answer.text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ('Zo. Of zo? "Ja!" En v.d.rest', ["Zo.", "Of zo?", '"Ja!"', "En v.d.rest"]),
        ("Eén regel\nnog een", ["Eén regel", "nog een"]),
        ("." * 20_000 + "a", ["." * 20_000 + "a"]),
        ('."' * 10_000 + "a b. c", ['."' * 10_000 + "a b.", "c"]),
    ],
)
def test_the_sentences_of_a_paragraph_also_when_it_is_nothing_but_dots(text, sentences):
    spot = spot_in(f"<p>{text}</p>", 0)
    assert [spot.text[slice(*each)] for each in spot.pieces] == sentences


@pytest.mark.parametrize(
    "where", ["?answer=moment&block=9", "?answer=nee&block=0", "", "?answer=moment&block=-1"]
)
def test_a_place_that_is_not_there_is_no_page(as_, anna, work, where):
    assert as_(anna).get(f"{work.review_address}/remark{where}").status_code == 404


def test_az3_only_docenten_of_the_cohort_make_one(as_, cast, work):
    statuses = {who: as_(user).get(new_page(work)).status_code for who, user in cast.items()}
    allowed = {who for who, status in statuses.items() if status == 200}
    assert allowed == {"anna", "joost"}
    assert statuses["sanne"] == 403
    assert statuses["ria"] == statuses["bilal"] == statuses["wim"] == 404


def test_a_docent_who_left_meanwhile_gets_the_words_back(as_, anna, work, voorjaar, school, now):
    docent = as_(anna)
    page = docent.get(new_page(work)).text
    next(each for each in voorjaar.memberships if each.user_id == anna.id).leave(now)
    school.commit()
    answer = post(
        docent,
        f"{work.review_address}/remark",
        page,
        answer=FIELD,
        block=0,
        place="0-12",
        text="Half af geschreven.",
    )
    assert answer.status_code == 404
    assert "Half af geschreven." in answer.text


def test_a_remark_after_sending_is_refused_with_the_words_kept(as_, anna, work, school):
    docent = as_(anna)
    page = docent.get(new_page(work)).text
    sent(work, anna, ("Ik was bang.", "Dat snap ik."))
    answer = post(
        docent,
        f"{work.review_address}/remark",
        page,
        answer=FIELD,
        block=0,
        place="13-29",
        text="Nog iets.",
    )
    assert answer.status_code == 409
    assert "Nog iets." in answer.text
    assert "verstuurd" in answer.text
    assert "add-remark" not in docent.get(work.review_address).text


def test_a_draft_is_changed_without_a_trace_and_goes_after_one_question(as_, anna, work, school):
    remark = remark_on(work, anna, "Ik was bang.", "Eerste versie.")
    docent, at = as_(anna), f"/reviews/remarks/{remark.public_id}"
    post(docent, f"{at}/edit", f"{at}/edit", text="Tweede versie.")
    shown = docent.get(work.review_address).text
    assert "Tweede versie." in shown
    assert "Eerste versie." not in shown
    assert "Niemand anders las dit." in docent.get(f"{at}/remove").text
    assert docent.post(f"{at}/remove").status_code == 302
    assert not made(school)
    assert docent.get(f"{at}/edit").status_code == 404


def test_co2_two_tabs_lose_nothing(as_, anna, work, school):
    remark = remark_on(work, anna, "Ik was bang.", "Eerst.")
    docent, at = as_(anna), f"/reviews/remarks/{remark.public_id}/edit"
    old = docent.get(at).text
    post(docent, at, old, text="Uit het ene tabblad.")
    answer = post(docent, at, old, text="Uit het andere tabblad.")
    assert answer.status_code == 409
    assert "Uit het ene tabblad." in answer.text
    assert "Uit het andere tabblad." in answer.text
    assert post(docent, at, answer.text, text="Uit het andere tabblad.").status_code == 302
    assert [each.text for each in made(school)] == ["Uit het andere tabblad."]


def test_what_was_sent_can_be_corrected_and_the_older_words_stay_to_be_read(
    as_, anna, sanne, work, school
):
    [remark] = sent(work, anna, ("Ik was bang.", "Dat begrijp ik neit."))
    at = f"/reviews/remarks/{remark.public_id}/edit"
    post(as_(anna), at, at, text="Dat begrijp ik goed.")
    page = as_(sanne).get(work.address).text
    assert "Dat begrijp ik goed." in page
    assert "Eerder stond hier" in page
    assert "Dat begrijp ik neit." in page


def test_what_was_corrected_after_she_said_thanks_is_news_on_her_place(as_, anna, sanne, work, at):
    [remark] = sent(work, anna, ("Ik was bang.", "Dat begrijp ik neit."), verdict=Verdict.VOLDAAN)
    student, edit = as_(sanne), f"/reviews/remarks/{remark.public_id}/edit"
    student.post(f"/reviews/feedback/{remark.review.public_id}/helpful")
    student.get("/")  # where it says once that Anna sees so
    assert "Anna" not in student.get("/").text
    at("2026-03-09 10:40")
    post(as_(anna), edit, edit, text="Dat begrijp ik goed.")
    assert "Anna" in student.get("/").text


def test_what_was_sent_and_taken_back_is_told_and_its_words_are_gone(
    as_, anna, sanne, work, school
):
    [remark] = sent(work, anna, ("Ik was bang.", "Dat was te hard."))
    at = f"/reviews/remarks/{remark.public_id}"
    post(as_(anna), f"{at}/edit", f"{at}/edit", text="Dat was echt te hard.")
    as_(anna).post(f"{at}/remove")
    page = as_(sanne).get(work.address).text
    assert "Anna haalde deze opmerking terug" in page
    assert "te hard" not in page
    assert not marks_in(page)
    for table in (Remark, RemarkVersion):
        assert "te hard" not in str(school.execute(table.__table__.select()).all())


def test_a_colleague_and_the_student_cannot_change_it(as_, cast, work, anna):
    [remark] = sent(work, anna, ("Ik was bang.", "Goed."))
    for who, status in (("joost", 403), ("sanne", 403), ("bilal", 404), ("ria", 404), ("wim", 404)):
        for page in ("edit", "remove"):
            at = f"/reviews/remarks/{remark.public_id}/{page}"
            assert as_(cast[who]).get(at).status_code == status, (who, page)
