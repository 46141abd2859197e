"""Who read a question, and as what: also when its number might have been that of another."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import Role
from learning.readings.models import Reading
from tests.werktafel import asking


@pytest.fixture
def read(school):
    """``read(by, of)``: as what, of every reading."""

    def look(by, of) -> list[str]:
        school.rollback()
        mine = select(Reading.role).filter_by(reader_id=by.id, writer_id=of.id)
        return list(school.scalars(mine))

    return look


def test_au3_the_number_of_an_addition_that_went_comes_never_again(
    as_, question, school, bilal, fatma, anna, now, read
):
    made = question()
    gone = asking.added(school, made, bilal, now, "Oud.")
    as_(anna).get(asking.address(made))
    as_(bilal).post(f"/werktafel/additions/{gone.public_id}/take-back")
    asking.added(school, made, fatma, now, "Nieuw van Fatma.")
    assert "Nieuw van Fatma." in as_(anna).get(asking.address(made)).text
    assert read(anna, fatma) == ["docent"]


def test_au3_nor_does_that_of_a_question(as_, question, sanne, bilal, anna, read):
    made = question()
    as_(anna).get(asking.address(made))
    as_(sanne).post(f"{asking.address(made)}/take-back")
    as_(anna).get(asking.address(question("Van Bilal?", by=bilal)))
    assert read(anna, bilal) == ["docent"]


def test_au3_a_docent_elsewhere_reads_as_who_sits_there(
    as_, question, school, cast, najaar, now, read
):
    karim = cast["karim"]
    najaar.add(karim, Role.DOCENT, now)
    school.commit()
    made = question()
    asking.added(school, made, cast["bilal"], now)
    as_(karim).get(asking.address(made))
    assert read(karim, cast["sanne"]) == read(karim, cast["bilal"]) == ["aan de Werktafel"]


@pytest.mark.parametrize("page", ["add", "alike"])
def test_au3_other_pages_with_the_whole_question_leave_a_row_too(
    as_, question, bilal, sanne, read, page
):
    made = question()
    assert made.text in as_(bilal).get(f"{asking.address(made)}/{page}").text
    assert read(bilal, sanne) == ["aan de Werktafel"]


def test_the_sentence_above_the_box_says_that_all_see_it_in_the_list(as_, sanne, voorjaar):
    page = as_(sanne).get(f"/werktafel/new?cohort={voorjaar.public_id}").text
    before, _ = page.split("<textarea")
    assert "Iedereen aan tafel ziet je vraag in de lijst." in before
