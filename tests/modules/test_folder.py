"""Only regular, readable text within the folder is read, whatever else lies there."""

import os
import re

import pytest

from learning.modules.folder import Unreadable, listing, read_text
from learning.modules.library import Library

SECRET = "Dit is geheim."


@pytest.fixture
def secret(tmp_path_factory):
    path = tmp_path_factory.mktemp("buiten") / "geheim.md"
    path.write_text(SECRET)
    return path


@pytest.mark.parametrize("place", ["buurten/02-b.md", "praktijkvoorbeelden/b.md", "hulp.md"])
def test_md3_a_symlink_is_not_read(content, secret, place):
    (content.root / place).unlink(missing_ok=True)
    (content.root / place).symlink_to(secret)
    shelf = Library(content.root).shelf()
    assert SECRET not in repr(shelf)
    assert any(problem.file == place and problem.severity == "fout" for problem in shelf.problems)


def test_md3_a_folder_that_is_a_symlink_is_not_read(content, secret):
    (secret.parent / "module.md").write_text("---\ntitel: Geheim\n---\n" + SECRET)
    (content.root / "link").symlink_to(secret.parent)
    shelf = Library(content.root).shelf()
    assert list(shelf.modules) == ["buurten"]
    assert SECRET not in repr(shelf)


def test_md3_a_media_folder_that_is_a_symlink_holds_nothing(content, secret):
    (content.root / "buurten/media").symlink_to(secret.parent)
    content({"buurten/02-b.md": "![Woorden](media/geheim.md)"})
    found = [str(problem) for problem in Library(content.root).shelf().problems]
    assert any("buurten/media:1: fout" in each for each in found)
    assert any("Er is geen plaatje" in each for each in found)


@pytest.mark.parametrize("place", ["buurten/02-b.md", "buurten/media/b.png", "begrippen.md"])
def test_md3_a_pipe_does_not_hang(content, place):
    target = content.root / place
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    os.mkfifo(target)
    problems = Library(content.root).shelf().problems
    assert any(problem.file == place and problem.severity == "fout" for problem in problems)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"Een\ntwee\xff", 2, "geen UTF-8"),
        (b"Een\n\x00", 2, "U+0000"),
        (b"Een\n\n\x07", 3, "U+0007"),
        ("Een\u0085".encode(), 1, "U+0085"),
        ("\uffff".encode(), 1, "U+FFFF"),
        (b"a" * 1_000_001, 1, "1 MB"),
        (b"\xed\xa0\x80", 1, "geen UTF-8"),
    ],
)
def test_in2_a_file_with_wrong_signs_is_refused_with_its_line(tmp_path, data, line, words):
    (tmp_path / "a.md").write_bytes(data)
    with pytest.raises(Unreadable, match=re.escape(words)) as refusal:
        read_text(tmp_path, "a.md")
    assert refusal.value.line == line


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_line_ends_and_byte_order_marks_do_not_count(tmp_path, data):
    (tmp_path / "a.md").write_bytes(data)
    assert read_text(tmp_path, "a.md") == "a\nb\n"


def test_a_file_that_went_away_is_refused(tmp_path):
    with pytest.raises(Unreadable):
        read_text(tmp_path, "weg.md")


def test_hidden_names_are_not_looked_at(tmp_path):
    for name in (".git", "_klad", "a.md~", "~b.md"):
        (tmp_path / name).write_text("x")
    assert listing(tmp_path) == {}


def test_a_name_that_is_no_utf8_does_no_harm(content):
    with open(os.path.join(os.fsencode(content.root), b"buurten/\xff.md"), "w") as file:
        file.write("x")
    problems = Library(content.root).shelf().problems
    assert [problem.severity for problem in problems] == ["fout"]
    str(problems[0]).encode()


def test_very_deep_folders_are_not_walked(content):
    deep = content.root / "/".join("d" * 60)
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("x")
    assert not Library(content.root).shelf().problems


@pytest.mark.parametrize("place", ["buurten/module.md", "buurten/02-b.md", "hulp.md"])
def test_md3_a_folder_with_the_name_of_a_text_is_said_to_be_no_file(content, place):
    (content.root / place).unlink(missing_ok=True)
    (content.root / place).mkdir()
    found = [each for each in Library(content.root).shelf().problems if each.file == place]
    assert any("Dit is geen gewoon bestand" in str(each) for each in found)


def test_md3_a_folder_is_refused_as_a_text_and_nothing_stays_open(tmp_path):
    (tmp_path / "a.md").mkdir()
    with pytest.raises(Unreadable, match="geen gewoon bestand"):
        read_text(tmp_path, "a.md")
