"""The picture for a spreadsheet program."""

import pytest

from learning.progress.picture.sheet import safe
from tests.work import Work


def test_it_opens_in_a_dutch_excel(as_, cast, url):
    answer = as_(cast["anna"]).get(url + "/csv")
    assert answer.data.startswith("\ufeff".encode())
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="groep-')
    assert "no-store" in answer.headers["Cache-Control"]
    head = answer.data.decode("utf-8-sig").splitlines()[0]
    assert head.startswith("Student;Is er even niet;Proefmodule: Kijk terug;Proefmodule")


def test_it_holds_names_words_and_days(cast, sheet, school, voorjaar, now, at):
    Work(school, cast["sanne"], voorjaar, now).hand_in(at=at("2026-03-08 23:30"))
    line = next(each for each in sheet() if each["Student"] == "Sanne")
    assert line["Proefmodule: Kijk terug"] == "ingeleverd"
    assert line["Proefmodule: Kijk terug (sinds)"] == "2026-03-09"  # as the clock says here
    assert line["Proefmodule: Kijk rond"] == "niet begonnen"
    assert line["Proefmodule: Kijk rond (sinds)"] == ""


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", '=HYPERLINK("http://x")'],
)
def test_xs4_no_cell_is_a_formula(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Sanne", "O’Neil", "Jan-Piet", "a=b", "", "Ünal; 1", "'s"])
def test_other_words_stay_as_they_are(cell):
    assert safe(cell) == cell


def test_xs4_names_and_separators_stay_in_their_cell(cast, sheet, person, voorjaar, school, now):
    user = person("Evi")
    user.name = '=cmd|"/c";\n"x'
    voorjaar.add(user, "student", now)
    school.commit()
    assert "'" + user.name in [each["Student"] for each in sheet()]
