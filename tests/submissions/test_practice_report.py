"""Part 9: what somebody did in real life, written up and tied to an opdracht."""

import pytest

from learning.modules import past
from learning.submissions import queries
from learning.submissions.models import Submission
from tests.pages import hidden_in
from tests.work import post_from_page

LINK = "Deed je dit in het echt?"
TITLE = "Praktijkverslag bij: Kijk terug"
CHAPTER = "/modules/proef/begin"


@pytest.fixture
def report(as_, sanne, voorjaar, school):
    """Sanne's report, begun with the button under the opdracht."""
    data = {"cohort": voorjaar.public_id, "module": "proef", "opdracht": "kijk-terug"}
    as_(sanne).post("/submissions/", data={**data, "part": "praktijkverslag"})
    return school.query(Submission).one()


@pytest.fixture
def written(as_, sanne, report):
    """The same with an answer; its address."""
    address = f"/submissions/{report.public_id}"
    data = {"answer-praktijkverslag_met-wie": "Met buur B.", "skip-praktijkverslag_wanneer": "y"}
    post_from_page(as_(sanne), f"{address}/write", data)
    return address


def test_r11_under_every_opdracht_one_quiet_line_leads_to_it(as_, sanne, anna, voorjaar):
    assert as_(sanne).get(CHAPTER).text.count(LINK) == 1
    assert LINK not in as_(anna).get(CHAPTER).text, "a docent writes none"


def test_r11_its_questions_are_asked_under_its_own_title(as_, sanne, written):
    page = as_(sanne).get(f"{written}/write").text
    assert f"<h1>{TITLE}</h1>" in page
    assert "Met wie deed je dit?" in page
    assert "Gebruik geen echte namen." in page
    assert "Nu lees jij dit alleen. Anna (docent) en Joost (docent) lezen het" in page
    assert "je praktijkverslag</a>" in as_(sanne).get(CHAPTER).text


def test_r11_the_opdracht_does_not_wait_for_it(as_, sanne, written):
    chapter = as_(sanne).get(CHAPTER).text
    assert "nog niet begonnen" in chapter
    assert "Begin aan de opdracht" in chapter
    mine = as_(sanne).get("/").text
    assert TITLE in mine


def test_r11_it_is_handed_in_lies_on_the_pile_and_gets_feedback(
    as_, sanne, anna, written, report, school
):
    browser = as_(sanne)
    preview = browser.get(f"{written}/hand-in").text
    assert TITLE in preview
    assert "Met buur B." in preview
    shown = hidden_in(preview, "revision", "version")
    browser.post(f"{written}/hand-in", data=shown)
    school.expire_all()
    handed_in = report.handed_in
    assert [(each.question, each.text) for each in handed_in.answers] == [
        ("Wanneer was het?", None),
        ("Met wie deed je dit?", "Met buur B."),
        ("Wat neem je mee?", None),
    ]
    assert handed_in.model == "", "these are its own questions"
    assert TITLE in as_(anna).get("/reviews/").text
    address = f"/reviews/{handed_in.public_id}"
    assert f"<h1>{TITLE}</h1>" in as_(anna).get(address).text
    post_from_page(as_(anna), address, {"already": "Je ging echt.", "verdict": "voldaan"})
    post_from_page(as_(anna), f"{address}/send", {})
    assert "Je ging echt." in browser.get(written).text
    assert TITLE in browser.get("/privacy/").text


def test_r11_it_is_among_ones_own_texts_and_can_be_erased(as_, sanne, written):
    browser = as_(sanne)
    assert TITLE in browser.get("/privacy/texts").text
    assert TITLE in browser.get(f"{written.replace('/submissions', '/privacy/texts')}/erase").text
    browser.post(f"{written.replace('/submissions', '/privacy/texts')}/erase")
    assert "Je tekst is gewist" in browser.get(written).text


def test_r11_it_may_be_written_with_other_questions_too(as_, sanne, written, report, school):
    browser = as_(sanne)
    data = {"answer-praktijkverslag_met-wie": "Met buur B.", "model": "blad"}
    post_from_page(browser, f"{written}/write", data)
    page = browser.get(f"{written}/write").text
    assert "De vragen van het verslag" in page
    assert "Met buur B." in page.split("Wat je eerder schreef bij andere vragen")[1]
    post_from_page(browser, f"{written}/write", {"answer-blad_tekst": "Vrij.", "model": "vrij"})
    assert "Met buur B.</textarea>" in browser.get(f"{written}/write").text


def test_md6_its_answers_are_known_and_keep_their_questions(app, written, report, school):
    with app.app_context():
        assert queries.answered_ids() == {
            ("proef", "kijk-terug", "praktijkverslag", "praktijkverslag_met-wie")
        }
        past._found.clear()
        shelf = app.extensions["live"].library.shelf()
        kept = past.model_as_it_was("praktijkverslag", shelf.report.version[:20])
        assert [each.id for each in kept.fields] == [each.id for each in shelf.report.fields]
    assert report.kind == "reflectie"


def test_r11_there_is_no_report_of_a_module_that_the_cohort_does_not_follow(
    as_, mats, cohort, school
):
    other = cohort("Elders", students=[mats], modules=())
    data = {"cohort": other.public_id, "module": "proef", "opdracht": "kijk-terug"}
    answer = as_(mats).post("/submissions/", data={**data, "part": "praktijkverslag"})
    assert answer.status_code == 404
