"""The ``learning`` command: the first beheerder, and checking the content."""

import pytest
from click.testing import CliRunner

from learning import cli
from tests.conftest import CONTENT

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def learning(tmp_path, monkeypatch):
    """Run the command on an instance of its own."""
    monkeypatch.setenv("LEARNING_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("LEARNING_MODULES", str(CONTENT))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return lambda *arguments: CliRunner().invoke(cli.learning, arguments)


def test_the_first_beheerder_is_made_once(learning):
    first = learning("add-user", "--name", "Wim", "--email", "Wim@School.example")
    again = learning("add-user", "--name", "Wim", "--email", "wim@school.example")
    assert first.exit_code == 0
    assert "Wim kan nu inloggen" in first.output
    assert again.exit_code == 1
    assert "Er is al een account met dit adres." in again.output


def test_an_address_that_is_none_is_refused(learning):
    answer = learning("add-user", "--name", "Wim", "--email", "wim\nBcc: x")
    assert answer.exit_code == 1
    assert "geen e-mailadres" in answer.output


def test_check_is_clean_and_says_so(learning):
    answer = learning("check")
    assert (answer.exit_code, answer.output.strip()) == (0, "0 fout, 0 let op")


def test_check_names_file_line_and_what_to_do_and_fails(learning, tmp_path):
    broken = tmp_path / "modules" / "stuk"
    broken.mkdir(parents=True)
    (broken / "module.md").write_text("---\ntitel: Stuk\n---\n")
    (broken / "01-een.md").write_text("Tekst.\n\n/// opdrcht | Iets\nid: iets\n///\n")
    answer = learning("check", str(tmp_path / "modules"))
    assert answer.exit_code == 1
    assert "stuk/01-een.md:3: fout:" in answer.output


def test_a_tick_twice_is_fine(learning):
    learning("add-user", "--name", "Wim", "--email", "wim@school.example")
    assert learning("tick").exit_code == 0
    assert learning("tick").exit_code == 0
