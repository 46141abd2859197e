"""What a run takes, what it says it left out, and what an audit writes down."""

from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace

import pytest

from tests import choosing
from tests.at_once import rounds
from tests.audit import Outcome, report
from tests.e2e.looking import closely
from tests.e2e.site import Place
from tests.everything import Lanes, code_of, parts

pytestmark = pytest.mark.sqlite_only

AT = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
EVERYTHING = {"chromium", "postgresql", "pango"}
PAGE = "tests/talks/test_placing.py::test_a_text_is_placed"


class Item:
    def __init__(self, nodeid, marks=()):
        self.nodeid, self.path, self.marks = nodeid, nodeid.split("::")[0], marks

    def get_closest_marker(self, name):
        return name if name in self.marks else None


def test_in_four_quarters_every_test_runs_on_postgresql_with_its_first_values():
    for number in range(50):
        function = f"{PAGE}_{number}"
        assert sum(choosing.is_taken(function, True, quarter) for quarter in range(4)) == 1
        assert not any(choosing.is_taken(function, False, quarter) for quarter in range(4))


def test_the_same_commit_takes_the_same_turn(monkeypatch):
    assert choosing.turn() == choosing.turn() in range(16)
    monkeypatch.setenv("SAMPLE", "23")
    assert choosing.turn() == 7


@pytest.mark.parametrize(
    "path",
    [
        "tests/talks/test_race.py", "tests/privacy/test_erasing.py", "tests/search/test_words.py",
        "tests/base/test_migrations.py", "tests/reviews/test_leases.py",
        "tests/faults/test_killed.py",
    ],
)  # fmt: skip
def test_what_is_about_the_database_runs_there_in_every_quarter_with_all_values(path):
    assert all(
        choosing.is_taken(f"{path}::test_it", is_first=False, which=each) for each in range(4)
    )


def test_a_block_or_the_clock_is_not_about_a_lock():
    assert not choosing.ABOUT_THE_DATABASE.search("tests/base/test_clock.py::test_a_block")


def test_a_sample_leaves_out_and_counts_it(monkeypatch):
    monkeypatch.setattr(choosing, "ON_POSTGRESQL", True)
    monkeypatch.setattr(choosing, "IS_AUDIT", False)
    journey = Item("tests/e2e/test_journey.py::test_all[b]", ["journey"])
    matrix = Item("tests/test_matrix.py::test_az1[/]")
    readers = Item("tests/test_readers_said.py::test_every_page")
    locked = [Item(f"tests/faults/test_locked.py::test_waits[{each}]") for each in "ab"]
    assert choosing.choose([matrix, readers, journey, *locked]) == [journey, *locked]
    assert choosing.choose([matrix]) == [matrix], "who asks for one file gets it"
    assert choosing.said_of(3, 4).startswith("3 of 4 tests")
    assert choosing.said_of(4, 4) == ""


class Close(Item):
    """A close look at a place, of which only ``a`` is looked at."""

    def __init__(self, place):
        super().__init__(f"tests/e2e/test_accessibility.py::test_keys[{place}]", ["closely"])
        self.callspec = SimpleNamespace(params={"place": place})
        self.module = SimpleNamespace(CLOSELY={"a"})


def test_what_is_only_looked_at_in_passing_is_asked_nothing_about_keys():
    looks = [Close("a"), Close("b")]
    assert choosing.choose(looks) == looks[:1], "also of one file alone"


def test_every_page_is_looked_at_closely_once_and_in_four_turns_in_every_state(monkeypatch):
    monkeypatch.setattr(choosing, "IS_AUDIT", False)
    places = [Place("sanne", f"a.{n % 3}", str(n), (), 200) for n in range(60)]
    seen = []
    for which in range(4):
        monkeypatch.setattr(
            choosing, "is_of_this_turn", partial(choosing.is_of_this_turn, which=which)
        )
        seen.append(closely(places))
        monkeypatch.undo()
    assert all({*places[:3]} <= each for each in seen)
    assert all(len(each) < 60 for each in seen)
    assert set().union(*seen) == {*places}


@pytest.mark.parametrize(("name", "value"), [("ON_POSTGRESQL", False), ("IS_AUDIT", True)])
def test_an_audit_and_sqlite_leave_nothing_out(monkeypatch, name, value):
    monkeypatch.setattr(choosing, "ON_POSTGRESQL", True)
    monkeypatch.setattr(choosing, name, value)
    every = [Item("tests/test_matrix.py::test_az1[/]"), Item(PAGE), Item(f"{PAGE}[b]")]
    assert choosing.choose(every) == every


def test_an_audit_tries_as_often_as_was_asked_and_others_less(monkeypatch):
    monkeypatch.setattr("tests.at_once.IS_AUDIT", True)
    assert rounds(25) == 25
    monkeypatch.setattr("tests.at_once.IS_AUDIT", False)
    assert [rounds(each) for each in (25, 12, 2)] == [5, 4, 2]


def test_every_test_is_in_one_part_of_its_database():
    for database in ("SQLite", "PostgreSQL"):
        one, other = (which for title, which, _ in parts(EVERYTHING) if title.startswith(database))
        rooms = {each for each in (*one, *other) if each.startswith("tests/")}
        assert {f"--ignore={each}" for each in rooms} <= {*one, *other}
        assert one[0] == other[0]
    titles = [title for title, _, _ in parts({"pango"})]
    assert all(title.startswith("SQLite") for title in titles)


def test_the_file_of_an_audit_says_what_ran_when_and_what_was_red():
    well = Outcome("SQLite", 0, 90.0, "....\n5000 passed, 2 skipped in 90.0s\n")
    red = Outcome("PostgreSQL", 1, 60.0, "F\nFAILED tests/x.py::test_it - no\n1 failed, 4 passed\n")
    broken = Outcome("the browser", -9, 6.0, "")
    text = report([well, red, broken], {"chromium", "postgresql"}, AT)
    assert "on 2026-03-09 at 09:00 UTC" in text
    assert "Without pango: this was no whole audit." in text
    assert "| SQLite | 5000 passed, 2 skipped in 90.0s | 1.5 |" in text
    assert "| PostgreSQL | 1 failed, 4 passed | 1.0 |" in text
    assert "| the browser | ended with code -9 | 0.1 |" in text
    assert "- `FAILED tests/x.py::test_it - no`" in text
    assert "Nothing." in report([well], EVERYTHING, AT)


ONE = 'def test_it():\n    assert "{0}" == "well"\n'


@pytest.fixture
def lanes(tmp_path):
    """Parts of one small test each, by what it is: ``lanes("well", "red")``."""

    def make(*kinds):
        waiting = []
        for number, kind in enumerate(kinds):
            file = tmp_path / f"test_{number}.py"
            file.write_text(ONE.format(kind))
            waiting.append(
                (f"{number} {kind}", ["not browser", "-q", "-c", "/dev/null", str(file)], {})
            )
        return Lanes(waiting)

    return make


def test_two_lanes_run_every_part_and_tell_each_in_one_piece(lanes, capfd):
    outcomes = lanes("well", "well", "well").run()
    assert [each.code for each in outcomes] == [0, 0, 0]
    assert all("1 passed" in each.counted and each.seconds > 0 for each in outcomes)
    assert capfd.readouterr().out.count("== ") >= 3


def test_after_a_red_part_none_begins_and_those_left_are_named(lanes, capfd, monkeypatch):
    monkeypatch.setattr("tests.everything.GOES_ON", False)
    monkeypatch.setattr("tests.everything.WORKERS", 1)
    outcomes = lanes("red", "well").run()
    assert [each.code for each in outcomes] == [1]
    said = capfd.readouterr().out
    assert "FAILED" in said
    assert "== 1 well: not run, because another part failed" in said


def test_what_runs_beside_a_red_part_is_stopped_and_told(lanes, tmp_path, capfd, monkeypatch):
    monkeypatch.setattr("tests.everything.GOES_ON", False)
    both = lanes("red", "well")
    (tmp_path / "test_1.py").write_text(
        "import threading\n\n\ndef test_it():\n    threading.Event().wait()\n"
    )
    assert {each.title: bool(each.code) for each in both.run()} == {"0 red": True, "1 well": True}
    assert "== 1 well\n" in capfd.readouterr().out


def test_an_audit_and_ci_go_on_after_a_red_part(lanes, monkeypatch):
    monkeypatch.setattr("tests.everything.GOES_ON", True)
    monkeypatch.setattr("tests.everything.WORKERS", 1)
    assert [each.code for each in lanes("red", "well").run()] == [1, 0]


def test_half_a_sign_in_what_a_part_says_hides_no_red(lanes, tmp_path):
    part = lanes("red")
    (tmp_path / "test_0.py").write_text(
        "import os\n\n\ndef test_it():\n    os.write(2, b'half a sign: \\xe2\\x80')\n    assert 0\n"
    )
    part.waiting[0][1].append("-s")
    assert [each.code for each in part.run()] == [1]


def test_a_part_that_cannot_begin_ends_the_run(lanes, monkeypatch):
    part = lanes("well")
    monkeypatch.setattr("tests.everything.sys.executable", "/nothing/there")
    with pytest.raises(FileNotFoundError):
        part.run()


@pytest.mark.parametrize(("codes", "wanted", "code"), [([0], 1, 0), ([0, 3], 2, 3), ([0], 2, 1)])
def test_a_run_is_well_when_every_part_ran_and_none_was_red(codes, wanted, code):
    assert code_of([Outcome("a part", each, 0, "") for each in codes], wanted) == code
