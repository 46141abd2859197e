"""The ``learning`` command: the first beheerder, and checking the content."""

import os
import pty
import subprocess
import sys
from io import StringIO

import pytest
from click.testing import CliRunner

from learning import cli
from learning.base.bars import bar, telling
from learning.modules.check import check as check_content
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


def test_check_shows_on_a_terminal_how_far_it_is_and_says_nothing_elsewhere(learning):
    command = [sys.executable, "-m", "learning", "check"]
    plain = subprocess.run(command, capture_output=True, check=True)
    assert plain.stderr == b""
    ours, theirs = pty.openpty()
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
        said = os.read(ours, 10_000).decode()
        assert "Nakijken" in said
        assert "100%" in said
    finally:
        os.close(ours)
        os.close(theirs)


def test_check_hears_after_each_chapter_how_far_it_is():
    heard = []
    check_content(CONTENT, tell=lambda *said: heard.append(said))
    chapters = [
        each
        for module in CONTENT.glob("*/module.md")
        for each in module.parent.glob("*.md")
        if each.name != "module.md"
    ]
    assert heard == [(number, len(chapters)) for number in range(1, len(chapters) + 1)]


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_bar_is_seen_on_a_terminal_and_only_when_there_is_much(monkeypatch, is_terminal):
    screen = StringIO()
    screen.isatty = lambda: is_terminal
    monkeypatch.setattr(sys, "stderr", screen)
    for many in (2, 30):
        with bar(f"Veel: {many}", at_least=20) as tell:
            list(telling(tell)(range(many)))
    said = screen.getvalue()
    assert ("Veel: 30" in said, "100%" in said) == (is_terminal, is_terminal)
    assert "Veel: 2 " not in said
