"""Who reads a talk: eerst zelf, the docenten, who leaves; and everybody is told by name."""

import pytest

from learning.base import clock
from learning.readings.models import Reading
from learning.submissions import queries as submissions
from learning.submissions.models import HandIn
from learning.talks import queries
from tests.talks.talking import ZWALUW


def test_who_wrote_nothing_yet_reads_nothing_and_is_told_of_nobody(stage):
    key = stage.places("sanne", ZWALUW)
    page = stage.page("bilal")
    assert "Schrijf eerst zelf" in page
    assert "Dan lees je wat anderen schreven." in page
    assert ZWALUW not in page
    assert page.count("Sanne") == 1, "in the sentence that names every reader, and nowhere else"
    assert "Bijdragen" not in page
    assert stage.get("bilal", f"/talks/contributions/{key}/answer").status_code == 404
    stage.school.rollback()
    assert stage.school.query(Reading).count() == 0


def test_begun_is_not_written(stage):
    stage.places("sanne", ZWALUW)
    stage.writes("bilal", "Nog niet af.")
    assert ZWALUW not in stage.page("bilal")
    stage.places("bilal", "Nu wel.")
    assert ZWALUW in stage.page("bilal")


def test_without_eerst_zelf_everybody_reads_from_the_beginning(open_stage):
    open_stage.places("sanne", ZWALUW)
    page = open_stage.page("bilal")
    assert ZWALUW in page
    assert "Schrijf mee" in page


@pytest.mark.parametrize("who", ["mats", "ria", "karim", "wim"])
def test_az1_who_is_no_student_or_docent_here_finds_no_talk(stage, who):
    key = stage.places("sanne", ZWALUW)
    for address in (
        stage.home,
        f"/talks/contributions/{key}",
        f"/talks/contributions/{key}/answer",
    ):
        assert stage.get(who, address).status_code == 404, address


def test_az7_who_leaves_reads_nothing_any_more_and_what_they_placed_is_for_docenten(stage):
    stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    stage.leaves("sanne")
    assert stage.get("sanne", stage.home).status_code == 404
    assert ZWALUW not in stage.page("bilal")
    assert ZWALUW in stage.page("anna")


def test_au1_opening_the_page_writes_who_read_what_of_whom(stage):
    key = stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    stage.answers("bilal", key, "Welke soort?")
    stage.page("anna")
    stage.page("anna")
    stage.page("sanne")
    stage.school.rollback()
    rows = stage.school.query(Reading).all()
    cast = {each.id: name for name, each in stage.cast.items() if each}
    seen = {(cast[row.reader_id], cast[row.writer_id], row.kind, row.role) for row in rows}
    fellow = "medestudent"
    assert seen == {
        ("bilal", "sanne", "hand-in", fellow),
        ("anna", "sanne", "hand-in", "docent"),
        ("anna", "bilal", "hand-in", "docent"),
        ("anna", "bilal", "talk-answer", "docent"),
        ("sanne", "bilal", "hand-in", fellow),
        ("sanne", "bilal", "talk-answer", fellow),
    }
    assert len(rows) == len(seen), "once for a visit"
    told = stage.get("bilal", "/privacy/").text
    assert "jouw antwoord in het gesprek ‘Deel iets – Eerst zelf’" in told


def test_az3_the_page_names_everybody_who_reads_it(stage):
    stage.places("sanne", ZWALUW)
    said = "Anna (docent), Joost (docent), Bilal (medestudent), Fatma (medestudent)"
    assert f"Dit lezen: jij, {said} en Noor (medestudent)." in stage.page("sanne")
    assert "Karim" not in stage.page("sanne")


def test_readers_of_a_contribution_are_who_finds_it_in_the_talk(app, stage):
    """The one way to say who reads it, and the other: for everybody, at every step."""
    stage.places("sanne", ZWALUW)
    assert found_and_told(app, stage) == ({"sanne", "anna", "joost"},) * 2
    stage.places("bilal", "Van Bilal.")
    assert found_and_told(app, stage) == ({"sanne", "anna", "joost", "bilal"},) * 2
    stage.leaves("bilal")
    stage.leaves("joost")
    assert found_and_told(app, stage) == ({"sanne", "anna"},) * 2


def found_and_told(app, stage):
    number = stage.work("sanne").handed_in.id
    with app.app_context():
        found = {
            name
            for name, user in stage.cast.items()
            if user
            for each in submissions.db.session.scalars(queries.contributions_readable_by(user))
            if each.id == number
        }
        hand_in = submissions.db.session.get(HandIn, number)
        told = {each.name.lower() for each in submissions.readers_of(hand_in, clock.now())}
    return found, told


def test_the_page_costs_as_many_questions_with_one_contribution_as_with_four(stage, statements):
    key = stage.places("sanne", ZWALUW)
    stage.places("bilal", "Van Bilal.")
    stage.answers("bilal", key, "Welke soort?")
    few = cost(stage, statements)
    for who in ("noor", "fatma"):
        stage.answers(who, stage.places(who, f"Van {who}."), "Dat was ik.")
        stage.answers(who, key, "Mooi.")
    assert cost(stage, statements) == few


def cost(stage, statements):
    stage.get("joost", stage.home)  # so that the readings are there
    statements.clear()
    stage.get("joost", stage.home)
    return len(statements)
