"""Who has no casus may offer a practice example: a copy in their own sheet, never over words."""

import pytest

from learning.intervisie.threads.models import Thread
from tests.intervisie.threads import Circle
from tests.pages import hidden_in

TITLE = "De tuin van Één (uit een praktijkvoorbeeld)"
SITUATION = (
    "In deze tuin werkt iedereen mee. Dat begon klein. Nu zijn er veertig mensen."
    "\n\nWie komt er niet, denk je?"
)


@pytest.fixture
def circle(as_, group, school, sanne, bilal, noor, fatma):
    """A thread online, in which casussen are offered now."""
    begun = as_(sanne).post(
        f"/intervisie/begin?group={group.public_id}",
        data={"way": "online", "counts_for": "", "key": "eendraadje1234"},
    )
    people = {"sanne": sanne, "bilal": bilal, "noor": noor, "fatma": fatma}
    return Circle(school, as_, people, begun.location)


def takes(circle, name, question="1", example="tuin"):
    data = {"example": example, "question": question}
    return circle.browsers[name].post(f"{circle.address}/example", data=data)


def words_of(circle, name) -> dict:
    circle.school.rollback()
    circle.school.expire_all()
    run = circle.school.query(Thread).one().run
    mine = (each for each in run.contributions if each.author.name.lower() == name)
    return next(mine).words.answers


def test_the_sheet_holds_a_copy_with_where_it_came_from_and_a_question(circle):
    browser = circle.browsers["noor"]
    listed = browser.get(f"{circle.address}/example").text
    assert 'example?example=tuin"' in listed
    assert (
        "Wie komt er niet, denk je?" in browser.get(f"{circle.address}/example?example=tuin").text
    )
    assert takes(circle, "noor").status_code == 302
    assert words_of(circle, "noor") == {"titel": TITLE, "situatie": SITUATION}
    assert TITLE in circle.page("noor")
    assert TITLE not in circle.page("sanne"), "a draft, until she says that she is done"


def test_it_can_be_changed_before_it_is_offered(circle):
    takes(circle, "noor", question="0")
    assert words_of(circle, "noor")["situatie"].endswith("veertig mensen.")
    circle.write("noor", titel="De tuin", situatie="Anders.")
    circle.pass_("sanne", "bilal", "fatma")
    assert "De tuin" in circle.page("sanne")


def test_co2_nothing_that_was_typed_is_overwritten(circle):
    circle.write("noor", then="stay", titel="Mijn eigen casus")
    answer = takes(circle, "noor")
    assert answer.status_code == 409
    assert "Er staat al iets bij jouw casus." in answer.text
    assert words_of(circle, "noor") == {"titel": "Mijn eigen casus", "situatie": ""}


def test_who_wrote_already_hears_so_before_choosing(circle):
    circle.write("noor", then="stay", titel="Mijn eigen casus")
    page = circle.browsers["noor"].get(f"{circle.address}/example?example=tuin").text
    assert "Er staat al iets bij jouw casus." in page
    assert "Zet dit in mijn casus" not in page


def test_the_button_keeps_what_stands_there_first(circle):
    answer = circle.write("noor", then="example", titel="Half")
    assert answer.location == f"{circle.address}/example"
    assert words_of(circle, "noor")["titel"] == "Half"


def test_co1_pressed_twice_it_is_filled_once(circle):
    takes(circle, "noor")
    assert takes(circle, "noor").status_code == 409
    assert words_of(circle, "noor") == {"titel": TITLE, "situatie": SITUATION}


@pytest.mark.parametrize("question", ["9", "-1", "x", ""])
def test_in1_a_question_that_is_not_there_is_none(circle, question):
    assert takes(circle, "noor", question).status_code == 302
    assert "Wie komt" not in words_of(circle, "noor")["situatie"]


def test_after_this_step_and_when_done_one_goes_back_to_the_thread(circle):
    circle.pass_("noor")
    assert takes(circle, "noor").location == circle.address
    circle.pass_("sanne", "fatma")
    circle.write("bilal", titel="Deur", situatie="Dicht.")
    assert circle.browsers["sanne"].get(f"{circle.address}/example").location == circle.address
    assert "Neem een praktijkvoorbeeld" not in circle.page("sanne")


def test_az3_who_is_not_in_the_thread_finds_nothing(circle, as_, mats, anna):
    for other in (mats, anna):
        assert as_(other).get(f"{circle.address}/example").status_code == 404
    assert takes(circle, "noor", example="verzonnen").status_code == 200, "the list, once more"
    assert hidden_in(circle.page("noor"), "revision") == {"revision": "0"}
