"""After a revision remarks stand at their words, or say that those are gone; pages stay quick."""

import pytest

from learning.reviews.models import Review
from tests.remarking import remark_on, sent
from tests.reviews.remarks.conftest import TEXT, marks_in

NEW = TEXT.replace("Ik was bang.", "Ik was best bang.").replace(" Later", " Veel later")


@pytest.fixture
def revised(work, anna):
    made = sent(
        work,
        anna,
        ("Toen zei ik nee.", "Sterk."),
        ("Ik was bang.", "Waarvoor?"),
        ("Dat vond ik fijn.", "Waarom?"),
    )
    work.hand_in(NEW.replace("Dat vond ik fijn. ", ""))
    return made


def test_the_docent_sees_them_at_their_new_place_or_that_the_words_are_gone(
    as_, anna, work, revised
):
    page = as_(anna).get(work.review_address).text
    assert "Toen zei ik nee." in marks_in(page)
    assert "Deze woorden staan er niet meer" in page
    assert "Dat vond ik fijn." in page, "the words of then"
    assert "uit een eerdere ronde" in page


def test_so_does_the_student_and_a_new_remark_stands_among_them_in_order(
    as_, anna, sanne, work, revised
):
    sent(work, anna, ("Veel later", "Hoeveel later?"))
    page = as_(sanne).get(work.address).text
    numbers = [page.index(words) for words in ("Waarvoor?", "Sterk.", "Hoeveel later?")]
    assert numbers == sorted(numbers)
    ids = [each.split('"')[0] for each in page.split('id="')[1:]]
    assert len(ids) == len(set(ids))


def test_an_older_round_is_shown_with_its_own_remarks_at_their_own_words(as_, anna, work, revised):
    old = work.submission.hand_ins[0].public_id
    assert marks_in(as_(anna).get(f"/reviews/{old}").text) == [
        "Ik was bang.", "Toen zei ik nee.", "Dat vond ik fijn.",
    ]  # fmt: skip


def test_a_question_that_is_gone_keeps_its_remarks_in_a_list(as_, anna, sanne, work, school):
    [made] = sent(work, anna, ("Ik was bang.", "Waarvoor?"))
    made.field = "weg"
    school.commit()
    page = as_(sanne).get(work.address).text
    assert "bij een vraag die hier niet meer staat" in page
    assert "Waarvoor?" in page


@pytest.fixture
def long_work(work, anna, school):
    """Five hundred paragraphs, and a remark on the first of them."""
    lines = "\n\n".join(f"Zin nummer {n} gaat over een fiets." for n in range(500))
    work.submission.handed_in.answers[0].text = lines
    school.commit()
    sent(work, anna, ("nummer 0 ", "Opmerking 0."))
    return work


def remark_on_all(work, docent):
    """One on each other paragraph, as if before it was sent."""
    review = work.school.query(Review).one()
    for n in range(1, 500):
        remark_on(work, docent, f"nummer {n} ", f"Opmerking {n}.", review=review, commit=False)
    work.school.commit()


@pytest.mark.parametrize("who", ["sanne", "anna"])
def test_five_hundred_remarks_cost_the_queries_of_one(as_, cast, anna, long_work, statements, who):
    address = long_work.address if who == "sanne" else long_work.review_address
    browser = as_(cast[who])
    browser.get(address)

    def asked():
        statements.clear()
        page = browser.get(address).text
        return len(statements), page

    few, _ = asked()
    remark_on_all(long_work, anna)
    many, page = asked()
    assert many == few
    assert "Opmerking 499." in page
