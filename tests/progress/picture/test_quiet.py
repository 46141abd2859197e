"""Who was not heard of for two weeks: said kindly, to docenten alone."""

from datetime import timedelta

import pytest

from learning.pauses.models import ModulePause
from learning.progress.models import ReadChapter, ReadingPlace
from tests.talks.talking import Placed
from tests.work import Work

SEEN = (
    "Je docenten zien bij welke opdracht je bent, en of je twee weken weg was. "
    "Wat je schrijft, zien ze pas als je inlevert."
)
NEVER = "Van Noor hoorde de site nog niets."


@pytest.fixture
def later(at):
    """Sixteen days after everybody came in."""
    return at("2026-03-25 09:00")


@pytest.fixture
def told(as_, anna, url):
    """What stands under Even stil."""

    def look(who=anna):
        page = as_(who).get(url).text
        return page.split("Even stil")[1].split("</ul>")[0] if "Even stil" in page else ""

    return look


def test_in_the_first_two_weeks_nobody_is_quiet(cast, told):
    assert told() == ""


def test_who_was_never_heard_of_is_told_so(cast, told, later):
    assert NEVER in told()
    assert told().count("<li>") == 4


@pytest.mark.parametrize("kind", ["save", "place", "read", "talk", "back"])
def test_anything_they_do_is_heard(cast, told, school, voorjaar, later, kind):
    noor, heard = cast["noor"], later - timedelta(days=3)
    read = {"user_id": noor.id, "module": "proef", "chapter": "begin", "at": heard}
    if kind == "save":
        Work(school, noor, voorjaar, heard).write()
    elif kind == "place":
        school.add(ReadingPlace(**read, paragraph=""))
    elif kind == "read":
        school.add(ReadChapter(**read))
    elif kind == "talk":
        placed = Placed(school, cast["sanne"], voorjaar, heard).places()
        placed.answered(noor, "Dat herken ik.")
    else:
        paused = {"since": later - timedelta(days=9), "ended_at": heard}
        school.add(ModulePause(user_id=noor.id, module="proef", **paused))
    school.commit()
    assert "Noor" not in told()
    assert "Bilal" in told()


def test_after_that_the_days_are_counted(cast, told, school, voorjaar, now, later):
    Work(school, cast["noor"], voorjaar, now).write()
    assert "Van Noor hoorde de site 16 dagen niets." in told()


def test_what_somebody_writes_for_themselves_alone_tells_docenten_nothing(
    cast, told, school, voorjaar, later
):
    written = later - timedelta(days=3)
    Work(school, cast["noor"], voorjaar, written, "kijk-rond", "bewaren").write()
    assert NEVER in told()
    Work(school, cast["noor"], voorjaar, written, "kijk-rond", "zoeken").write()
    assert "Noor" not in told()


def test_who_is_er_even_niet_is_not_called_quiet(cast, told, school, now, later):
    school.add(ModulePause(user_id=cast["noor"].id, module="proef", since=now))
    school.commit()
    assert "Noor" not in told()


def test_who_left_is_not_called_quiet(cast, told, school, voorjaar, now, later):
    next(each for each in voorjaar.memberships if each.user is cast["noor"]).leave(now)
    cast["bilal"].deactivate(now)
    school.commit()
    assert "Noor" not in told()
    assert "Bilal" not in told()


@pytest.mark.parametrize("page", ["", "/plan"])
def test_a_student_is_told_beforehand_what_docenten_see_and_others_are_not(
    cast, as_, voorjaar, page
):
    address = f"/cohorts/{voorjaar.public_id}{page}"
    assert SEEN in as_(cast["sanne"]).get(address).text
    assert SEEN not in as_(cast["anna"]).get(address).text


def test_no_student_reads_of_it(cast, as_, voorjaar, later):
    for address in ("/", f"/cohorts/{voorjaar.public_id}"):
        assert "hoorde de site" not in as_(cast["sanne"]).get(address).text
