"""What an opdracht asked in a version that was live once, in plain words."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.modules import past
from learning.modules.asked import asked_in
from learning.modules.library import Library
from learning.modules.models import ModuleVersion
from learning.modules.past import as_it_is, as_it_was
from learning.modules.plain_text import plain_text
from learning.modules.source import read_document
from tests.conftest import CONTENT

REAL = Path(__file__).parents[2] / "modules" / "kwartiermaken"
FILES = {path.name: path.read_text() for path in (CONTENT / "proef").glob("*.md")}
V1, V2 = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def _nothing_read_yet():
    past._found.clear()


@pytest.fixture
def kept(school, app, now):
    """Version V1 of *proef* was live; with V2 the question *gevoel* has other words."""
    edited = {name: text.replace("Hoe was dat", "Hoe voelde dat") for name, text in FILES.items()}
    for version, files in ((V1, FILES), (V2, edited)):
        school.add(ModuleVersion(module="proef", version=version, files=files, live_at=now))
    school.commit()
    with app.app_context():
        yield


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Zoek [draagvlak](begrip:draagvlak) op.", "Zoek draagvlak op."),
        ("Kijk [hier](https://a.nl/x_(y) 'titel') eens.", "Kijk hier eens."),
        ("![Een plein](plein.png) en [dit][bron]", "Een plein en dit"),
        ("**Vet _en schuin_** en `code`.", "Vet en schuin en code."),
        ("Regel een\nloopt door.", "Regel een loopt door."),
        ("Een.\n\n\nTwee.", "Een.\n\nTwee."),
        ("## Kop ##\nTekst.", "Kop\n\nTekst."),
        ("Zo:\n- een\n  vervolg\n* twee", "Zo:\n– een vervolg\n– twee"),
        ("1. een\n2. twee", "1. een\n2. twee"),
        ("> Gezegd\n> is gezegd", "Gezegd is gezegd"),
        ("| a | b |\n|---|---|\n| c | d |", "a · b\nc · d"),
        ("Zin.[^1]\n\n[^1]: De noot.", "Zin.\n\nDe noot."),
        ("<div>Zo<br>is 1 &lt; 2</div> <!-- weg -->", "Zo is 1 < 2"),
        ("Zie <https://a.nl> \\*ster\\*", "Zie https://a.nl *ster*"),
        ("```\ncode\n```", "code"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("", ""),
    ],
)
def test_markdown_becomes_words_that_a_person_reads(markdown, words):
    assert plain_text(markdown) == words


@given(st.text(alphabet="ab \n-*#[](){}<>|`\\_~:^!&;0.\"'", max_size=300))
@example("0\n|")
@settings(max_examples=200, deadline=None)
def test_any_markdown_becomes_words(markdown):
    words = plain_text(markdown)
    assert "\n\n\n" not in words
    assert words.strip() == words


def test_the_words_of_our_own_module_hold_no_marks():
    for path in REAL.glob("0*.md"):
        for piece in read_document(path.read_text(), _Silent()).pieces:
            words = plain_text(getattr(piece, "text", None) or piece.prose.text)
            assert not [mark for mark in ("](", "begrip:", "**", "<b>") if mark in words], path


class _Silent:
    def fault(self, *_): ...

    fault_if_own = remark = fault


def test_it_reads_what_the_library_reads():
    shelf = Library(CONTENT).shelf()
    read = 0
    for module in shelf.modules.values():
        for opdracht in module.opdrachten:
            for part in opdracht.parts:
                asked = as_it_is(module, opdracht.id, part.id)
                assert (asked.title, asked.part) == (opdracht.title, part.title)
                assert asked.fields == part.fields
                assert asked.criteria == tuple(each.text for each in opdracht.criteria)
                read += 1
    assert read >= 3


def test_what_stands_above_the_questions_is_in_it_and_the_questions_are_not():
    asked = asked_in(FILES, "kijk-rond", "zoeken")
    assert asked.text == "Zoek een plek in je buurt."
    assert [choice.text for choice in asked.field("soort").choices] == [
        "Iedereen mag binnen",
        "Je moet je aanmelden",
    ]


@pytest.mark.parametrize(
    ("opdracht", "part"),
    [("kijk", ""), ("kijk-terug", "zoeken"), ("kijk-rond", ""), ("kijk-rond", "terug"), ("", "")],
)
def test_what_is_not_there_is_not_found(opdracht, part):
    assert asked_in(FILES, opdracht, part) is None


@given(st.lists(st.sampled_from(FILES["02-slot.md"].split("\n")), max_size=40))
@settings(max_examples=100, deadline=None)
def test_no_shuffled_file_breaks_it(lines):
    text = "\n".join(["/// opdracht | Kijk rond", "id: kijk-rond", *lines])
    asked = asked_in({"01.md": text}, "kijk-rond", "zoeken")
    assert asked is None or asked.title == "Kijk rond"


def test_a_version_that_was_live_tells_its_own_question(kept):
    questions = {
        version: as_it_was("proef", version, "kijk-terug", "").field("gevoel").question
        for version in (V1, V2)
    }
    assert questions == {V1: "Hoe was dat voor jou?", V2: "Hoe voelde dat voor jou?"}


def test_the_beginning_of_its_name_is_enough(kept):
    asked = as_it_was("proef", V2[:20], "kijk-terug", "")
    assert asked.version == V2
    assert asked.field("gevoel").question == "Hoe voelde dat voor jou?"


@pytest.mark.parametrize(
    ("module", "version"),
    [
        ("proef", ""),
        ("proef", "v1"),
        ("proef", "c" * 64),
        ("proef", "%" * 20),
        ("proef", "a\x00" + "a" * 20),
        ("proef", "a" * 65),
        ("anders", V1),
    ],
)
def test_az10_of_a_version_that_was_never_live_nothing_is_known(kept, module, version):
    assert as_it_was(module, version, "kijk-terug", "") is None


@pytest.mark.parametrize("version", ["", "v1", "%" * 20, "a\x00" + "a" * 20, "a" * 65, "A" * 20])
def test_of_what_cannot_be_a_version_the_database_is_not_asked(kept, statements, version):
    as_it_was("proef", version, "kijk-terug", "")
    assert not statements


def test_the_database_is_asked_once_for_a_version_and_never_for_that_of_now(kept, statements):
    for _ in range(3):
        assert as_it_was("proef", V1, "kijk-terug", "")
    assert len(statements) == 1
    module = Library(CONTENT).shelf().modules["proef"]
    assert as_it_is(module, "kijk-terug", "")
    assert len(statements) == 1


def test_what_is_not_kept_yet_is_found_once_it_is(school, app, now):
    with app.app_context():
        assert as_it_was("proef", V1, "kijk-terug", "") is None
    school.add(ModuleVersion(module="proef", version=V1, files=FILES, live_at=now))
    school.commit()
    with app.app_context():
        assert as_it_was("proef", V1, "kijk-terug", "").title == "Kijk terug"
