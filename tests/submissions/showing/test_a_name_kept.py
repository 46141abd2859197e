"""The name of a praktijkopleider is for the writer and the docenten."""

import pytest

from tests.companions import companion_of, shows
from tests.sharing import Shared

CHOSEN = "wie Sanne zelf koos. Verder niemand."


@pytest.fixture
def work(school, now, samen, voorjaar, sanne, paula, karim):
    companion_of(school, sanne, paula, voorjaar, now)
    made = Shared(school, sanne, voorjaar, now)
    made.hands_in()
    made.shares()
    shows(made, karim)
    shows(made, paula, "praktijkopleider")
    return made


def test_fellow_students_read_that_there_is_somebody_and_no_name(as_, work, noor):
    page = as_(noor).get(work.shared_address).text
    assert "Paula" not in page
    assert CHOSEN in page
    assert "Karim (begeleider)" in page, "who is in the group is named"


def test_docenten_and_the_writer_read_the_name_and_the_student_is_told_so(as_, work, sanne, anna):
    assert "Paula (praktijkopleider)" in as_(sanne).get(work.address).text
    assert "Paula (praktijkopleider)" in as_(anna).get(work.review_address).text
    page = as_(sanne).get("/praktijkopleiders/mine").text
    assert "Je medestudenten zien die naam niet." in page


def test_a_begeleider_reads_no_name_and_the_praktijkopleider_reads_jij(as_, work, karim, paula):
    pages = {}
    for reader in (karim, paula):
        browser = as_(reader)
        there = browser.get("/submissions/shown").text.partition('href="/submissions/shown/')[2]
        pages[reader.name] = browser.get(f"/submissions/shown/{there[:14]}").text
    assert CHOSEN in pages["Karim"]
    assert "Paula" not in pages["Karim"]
    assert CHOSEN not in pages["Paula"]
