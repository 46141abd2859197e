"""A docent says what is there, what may be added, and whether it is done; the student reacts."""

import pytest

from learning.readings.models import Reading
from learning.reviews.models import Review
from learning.submissions.rules import Status, Verdict, status_of
from tests.pages import hidden_in
from tests.work import STORY, post_from_page

WORDS = {
    "already": "Ik zie je buur voor me.",
    "next_step": "Eén zin erbij.",
    "verdict": "aanvullen",
}


@pytest.fixture
def handed_in(work):
    work.hand_in()
    return work


def send(docent, work, words):
    """From the form to the preview to sent; returns the last answer."""
    answer = post_from_page(docent, work.review_address, {**words, "then": "preview"})
    seen = hidden_in(docent.get(answer.location).text, "revision", "said")
    return docent.post(answer.location, data=seen)


def test_feedback_is_a_draft_until_it_is_sent(as_, sanne, anna, handed_in):
    docent = as_(anna)
    post_from_page(docent, handed_in.review_address, WORDS)
    assert "Ik zie je buur voor me." in docent.get(handed_in.review_address).text
    assert "Ik zie je buur voor me." not in as_(sanne).get(handed_in.address).text
    assert send(docent, handed_in, WORDS).location == "/reviews/"
    page = as_(sanne).get(handed_in.address).text
    assert "Anna schreef je" in page
    assert "Ik zie je buur voor me." in page
    assert "Je bent er bijna" in page


def test_the_first_story_ends_in_voldaan(as_, sanne, anna, handed_in, school):
    send(as_(anna), handed_in, WORDS)
    school.expire_all()
    assert status_of(handed_in.submission) == Status.TO_ADD
    handed_in.hand_in("Nu met een zin erbij.")
    send(as_(anna), handed_in, {**WORDS, "verdict": "voldaan"})
    assert "Voldaan." in as_(sanne).get(handed_in.address).text


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("already", "Schrijf één ding dat je al ziet."), ("verdict", "Kies Voldaan of Aanvullen.")],
)
def test_without_what_i_see_or_a_choice_nothing_is_sent(as_, anna, handed_in, missing, sentence):
    words = {**WORDS, missing: ""}
    answer = post_from_page(as_(anna), handed_in.review_address, {**words, "then": "preview"})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "<title>Fout:" in answer.text
    assert "Eén zin erbij." in answer.text


def test_sending_what_was_not_seen_is_not_sending(as_, anna, handed_in, school):
    docent = as_(anna)
    post_from_page(docent, handed_in.review_address, WORDS)
    answer = docent.post(f"{handed_in.review_address}/send", data={"revision": 0})
    assert answer.location == handed_in.review_address
    assert school.query(Review).one().sent_at is None


def test_co3_the_second_docent_is_told_and_both_texts_are_kept(as_, sanne, anna, joost, handed_in):
    first, second = as_(anna), as_(joost)
    post_from_page(first, handed_in.review_address, WORDS)
    assert "Anna kijkt dit nu na" in second.get(handed_in.review_address).text
    other = {"already": "Mooi, die fiets.", "verdict": "voldaan"}
    post_from_page(second, handed_in.review_address, {**other, "revision": "0"})
    send(first, handed_in, WORDS)
    page = second.get(handed_in.review_address).text
    assert "Anna heeft dit werk al nagekeken: aanvullen." in page
    assert "Mooi, die fiets." in page
    send(second, handed_in, other)
    page = as_(sanne).get(handed_in.address).text
    assert "Ik zie je buur voor me." in page
    assert "Mooi, die fiets." in page
    assert "Je bent er bijna" in page, "the first who sends decides"


def test_two_tabs_of_one_docent_show_both_texts(as_, anna, handed_in):
    docent, address = as_(anna), handed_in.review_address
    one, two = (hidden_in(docent.get(address).text) for _ in range(2))
    docent.post(address, data={**one, "already": "Uit het eerste tabblad."})
    answer = docent.post(address, data={**two, "already": "Uit het tweede tabblad."})
    assert answer.status_code == 409
    assert "Uit het eerste tabblad." in answer.text
    assert "Uit het tweede tabblad." in answer.text


def test_autosave_of_feedback_says_when(as_, anna, handed_in):
    answer = post_from_page(
        as_(anna), handed_in.review_address, WORDS, headers={"Accept": "application/json"}
    )
    assert answer.json == {"revision": 1, "saved": "10:00"}


def test_au1_opening_leaves_one_row_a_visit_that_the_student_sees(
    as_, sanne, anna, handed_in, school, at
):
    docent = as_(anna)
    for minute in ("09:00", "09:10", "09:20"):
        at(f"2026-03-09 {minute}")
        docent.get(handed_in.review_address)
    assert school.query(Reading).count() == 1
    at("2026-03-09 11:00")
    docent.get(handed_in.review_address)
    assert school.query(Reading).count() == 2
    page = as_(sanne).get(handed_in.address).text
    assert "Anna (docent), vandaag om 10:00" in page
    assert "Anna (docent), vandaag om 12:00" in page


def test_the_pile_alone_opens_nothing(as_, anna, handed_in, school):
    as_(anna).get("/reviews/")
    assert school.query(Reading).count() == 0


def test_the_student_says_what_helps_and_asks_one_more_thing(as_, sanne, anna, handed_in):
    review = handed_in.review(anna, Verdict.AANVULLEN)
    student, docent = as_(sanne), as_(anna)
    address = f"/reviews/feedback/{review.public_id}"
    assert student.post(f"{address}/helpful").location == handed_in.address
    assert "hier heb ik iets aan" in student.get(handed_in.address).text
    student.post(f"{address}/ask", data={"question": "Welke zin bedoel je?"})
    assert "Sanne</bdi> heeft een vraag" in docent.get("/reviews/").text
    assert "Welke zin bedoel je?" in docent.get(handed_in.review_address).text
    docent.post(f"{address}/answer", data={"answer": "De laatste."})
    assert "De laatste." in student.get(handed_in.address).text
    assert "heeft een vraag" not in docent.get("/reviews/").text


def test_an_answer_is_told_on_mijn_plek_until_the_student_reacts(as_, sanne, anna, handed_in, at):
    review = handed_in.review(anna, Verdict.VOLDAAN)
    student, docent = as_(sanne), as_(anna)
    address, told = f"/reviews/feedback/{review.public_id}", "Anna schreef feedback bij"
    student.post(f"{address}/helpful")
    student.post(f"{address}/ask", data={"question": "Welke zin bedoel je?"})
    assert "De vraag staat bij Anna." in student.get(handed_in.address).text
    assert told not in student.get("/").text
    at("2026-03-09 09:30")
    docent.post(f"{address}/answer", data={"answer": "De laatste."})
    assert told in student.get("/").text
    at("2026-03-09 09:40")
    student.post(f"{address}/helpful")
    assert told not in student.get("/").text


def test_an_empty_question_is_refused_with_words(as_, sanne, anna, handed_in):
    review = handed_in.review(anna)
    answer = as_(sanne).post(f"/reviews/feedback/{review.public_id}/ask", data={"question": " "})
    assert answer.status_code == 422
    assert "Schrijf je vraag." in answer.text


@pytest.mark.parametrize("verb", ["helpful", "ask", "answer"])
def test_az4_only_the_student_reacts_and_only_the_writer_answers(as_, cast, handed_in, verb):
    review = handed_in.review(cast["anna"])
    for who, user in cast.items():
        if user is None or (verb != "answer" and who == "sanne"):
            continue
        answer = as_(user).post(
            f"/reviews/feedback/{review.public_id}/{verb}", data={"question": "X", "answer": "X"}
        )
        knows = who in {"anna", "joost"} or (verb == "answer" and who == "sanne")
        assert answer.status_code == (403 if knows else 404), who


def test_feedback_is_escaped(as_, sanne, anna, handed_in):
    handed_in.review(anna, already="<img src=x onerror=alert(1)> **ja**")
    page = as_(sanne).get(handed_in.address).text
    assert "<img" not in page
    assert "<strong>ja</strong>" in page


def test_the_docent_reads_what_was_handed_in_not_what_is_written_since(as_, sanne, anna, handed_in):
    handed_in.review(anna, Verdict.AANVULLEN)
    handed_in.write("Nieuwe woorden, nog niet ingeleverd.")
    page = as_(anna).get(handed_in.review_address).text
    assert STORY in page
    assert "Nieuwe woorden" not in page
