"""CO1: a button that is pressed twice did it once, and says nothing that is not so."""

from pathlib import Path

import pytest

from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingRound, Said
from learning.competences.rating.words import FIRST, NOTED, YOU_LOOKED
from learning.notices.models import Notice
from tests.competences.rating.rounds import Round, typed
from tests.pages import hidden_in

ANSWER = typed(C1=("doet", "Ik zag je doorvragen."))
NOTE = {"on": "2026-03-08", "line": "We oefenen samen met bellen."}


def test_a_docent_who_sends_the_same_twice_is_done(as_, begun, anna, school):
    begun.ready()
    browser = as_(anna)
    for _ in range(2):
        assert browser.post(f"{begun.address}/view", data=ANSWER).status_code == 302
    assert school.query(Notice).count() == 1
    other = browser.post(f"{begun.address}/view", data=typed(C1=("oefent", "Toch anders.")))
    assert other.status_code == 409
    assert YOU_LOOKED in other.text
    assert FIRST not in other.text
    assert "Toch anders." in other.text


@pytest.mark.parametrize("button", [{}, {"ready": "ja"}])
def test_a_student_who_sends_the_same_twice_is_done(as_, begun, sanne, button, school):
    browser = as_(sanne)
    data = {**hidden_in(browser.get(begun.address).text), **typed(C1=("doet", "Zin.")), **button}
    for _ in range(2):
        assert browser.post(begun.address, data=data).status_code == 302
    assert school.query(Notice).count() == (2 if button else 0), "two docenten, once"


def test_the_same_once_more_after_a_docent_looked_asks_nobody_again(
    as_, begun, sanne, anna, school
):
    browser = as_(sanne)
    data = {
        **hidden_in(browser.get(begun.address).text),
        **typed(C1=("doet", "Zin.")),
        "ready": "ja",
    }
    browser.post(begun.address, data=data)
    as_(anna).post(f"{begun.address}/view", data=ANSWER)
    assert browser.post(begun.address, data=data).location == begun.address
    assert all(each.seen_at for each in school.query(Notice) if each.user_id == anna.id)


def test_a_talk_that_is_noted_twice_by_one_is_noted_and_by_the_other_gives_the_line_back(
    as_, both, sanne, anna
):
    browser = as_(anna)
    for _ in range(2):
        assert browser.post(f"{both.address}/talk", data=NOTE).status_code == 302
    late = as_(sanne).post(f"{both.address}/talk", data={**NOTE, "line": "Van Sanne zelf."})
    assert late.status_code == 409
    assert NOTED in late.text
    assert "Van Sanne zelf." in late.text


def files_of(engine) -> str:
    """Everything that stands in the database and in its journal."""
    path = Path(engine.url.database)
    both = path, path.with_name(f"{path.name}-wal")
    return "".join(each.read_bytes().decode("latin-1") for each in both if each.exists())


@pytest.mark.sqlite_only
@pytest.mark.parametrize("what", [{}, {"all": "ja"}])
def test_erased_lines_leave_the_files_of_the_database(
    as_, school, sanne, anna, voorjaar, now, engine, what
):
    line = "zwaluwstaart " * 9
    made = Round(school, sanne, voorjaar, now, own={"C1": Said(HowFar.DOING, line)})
    made.seen_by(anna).does("note_talk", sanne, now.date(), "regenworm")
    address = made.address
    school.rollback()
    if not what:
        assert as_(sanne).post(f"{address}/talk/forget").status_code == 302
        school.rollback()
        assert "regenworm" not in files_of(engine)
    assert as_(sanne).post(f"{address}/erase", data=what).status_code == 302
    school.rollback()
    left = files_of(engine)
    assert "zwaluwstaart" not in left
    assert "regenworm" not in left
    school.expire_all()
    assert school.query(RatingRound).count() == (0 if what else 1)
