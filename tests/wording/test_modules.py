"""What is hard to read in a module is said: each word in ours, one line in those of others."""

import pytest
from click.testing import CliRunner

from learning import cli
from learning.modules.check import check
from learning.wording.texts import Text

pytestmark = pytest.mark.sqlite_only

OWN = "---\ntitel: A\neigen: ja\n---\n"
PASSIVES = "De deur wordt geopend. De koffie wordt gezet. Er wordt gepraat."


@pytest.fixture
def said(tmp_path):
    """Write a module of one chapter; give what the check says of it."""

    def said(text, module="---\ntitel: A\n---\n"):
        folder = tmp_path / "modules" / "proef"
        folder.mkdir(parents=True)
        (folder / "module.md").write_text(module)
        (folder / "01-a.md").write_text(text)
        return [str(problem) for problem in check(tmp_path / "modules")]

    return said


def test_ax7_in_our_own_modules_every_hard_word_has_its_line(said):
    assert said("Kort.\n\nDit kan middels\neen deadline.", OWN) == [
        "proef/01-a.md:3: let op: Schrijf liever niet ‘middels’, maar: met, door.",
        "proef/01-a.md:4: let op: Schrijf liever niet ‘deadline’, maar: "
        "de dag waarop iets klaar is, of streefdatum.",
    ]


def test_ax7_in_modules_of_others_they_stand_in_one_line_and_are_no_fault(said):
    assert said("Dit kan middels een deadline, en middels een error.") == [
        "proef/01-a.md:1: let op: Dit leest lastig: ‘middels’, ‘deadline’, ‘error’. "
        "Kan het gewoner?"
    ]


def test_ax7_many_passives_are_one_remark(said):
    assert said(PASSIVES, OWN) == [
        "proef/01-a.md:1: let op: Hier staat 3 keer een zin zoals ‘wordt geopend’. "
        "Zeg liever wie het doet."
    ]


@pytest.mark.parametrize(
    "text",
    ["De deur wordt geopend. Er wordt gepraat.", PASSIVES + " Iedereen praat." * 30],
    ids=["two", "three in many"],
)
def test_ax7_a_few_passives_are_how_people_talk(said, text):
    assert said(text, OWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "Yara zegt: “U was er toch ook? De deadline is om.”",
        "Lees *De deadline* van Jansen.",
        "Schrijf `cohort` in het bestand.",
        "```\nmiddels een deadline\n```",
    ],
)
def test_ax7_words_of_others_are_left_alone(said, text):
    assert said(text, OWN) == []


@pytest.fixture
def learning(tmp_path, monkeypatch):
    """Run the command; the site has one good text and one that is not."""
    monkeypatch.setenv("LEARNING_INSTANCE", str(tmp_path))
    found = [Text("templates/a.html", 2, "Dag …"), Text("templates/b.html", 5, "Een error.")]
    monkeypatch.setattr(cli, "texts_of_house", lambda **_: iter(found))
    return lambda *arguments: CliRunner().invoke(cli.learning, arguments)


def test_ax7_learning_texts_gives_the_list_on_a_screen_and_on_paper(learning):
    assert learning("texts").output == "templates/a.html:2: Dag …\ntemplates/b.html:5: Een error.\n"
    assert learning("texts", "--markdown").output.startswith("# Wat er op de site staat\n")


def test_ax7_learning_texts_check_fails_on_a_word_that_may_never_stand_there(learning):
    answer = learning("texts", "--check")
    assert answer.exit_code == 1
    assert "templates/b.html:5: fout: Schrijf liever niet ‘error’" in answer.output
    assert answer.output.endswith("1 fout, 0 let op\n")


def test_ax7_a_school_that_checks_its_own_folder_hears_nothing_of_the_texts_of_the_site(
    learning, tmp_path
):
    (tmp_path / "modules").mkdir()
    assert learning("check", str(tmp_path / "modules")).output == "0 fout, 0 let op\n"
