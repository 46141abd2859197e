"""The shelf: what is served, in which order, and what stays when a file breaks."""

import os
import threading

import pytest

from learning.modules import library as library_module
from learning.modules.library import Library
from tests.modules.conftest import CHAPTER, MODULE, put

BROKEN = "---\ntitel: A\ntitel: B\n---\n"


@pytest.fixture
def library(content):
    return Library(content.root)


def text_of(shelf, slug="buurten"):
    return shelf.modules[slug].chapters[0].blocks[0].html


def faults(shelf):
    return [problem for problem in shelf.problems if problem.severity == "fout"]


def test_the_small_content_has_no_problems(library):
    shelf = library.shelf()
    assert shelf.problems == ()
    assert list(shelf.modules) == ["buurten"]
    assert list(shelf.examples) == ["pep-team"]
    assert list(shelf.terms) == ["draagvlak", "rolherstel"]
    assert list(shelf.frameworks) == ["bcp-e-2013"]
    assert shelf.help.lines[0].number == "112"


def test_modules_come_by_number_then_title(content, library):
    heads = {"a": "titel: Zee\nnummer: 10", "b": "titel: Aap", "c": "titel: Boom\nnummer: 10"}
    content({f"{slug}/module.md": f"---\n{head}\n---\n" for slug, head in heads.items()})
    assert list(library.shelf().modules) == ["buurten", "c", "a", "b"]


def test_without_edits_the_shelf_is_the_same_object(library):
    assert library.shelf() is library.shelf()


@pytest.mark.parametrize(
    "change",
    [
        {"buurten/01-aan-de-slag.md": CHAPTER.replace("Zoek", "Vind")},
        {"buurten/module.md": MODULE.replace("Buurten", "Wijken")},
        {"buurten/02-nog-een.md": "Nieuw"},
    ],
)
def test_an_edit_is_seen_at_the_next_request(content, library, change):
    before = library.shelf().modules["buurten"]
    content(change)
    after = library.shelf().modules["buurten"]
    assert after != before
    assert after.version != before.version


def test_an_edit_of_a_shared_file_is_seen_too(content, library):
    library.shelf()
    content({"begrippen.md": "## Draagvlak\nMensen doen mee.\n\n## Rolherstel\nWeer meedoen.\n"})
    assert "Mensen doen mee." in text_of(library.shelf())


def test_only_the_edited_module_is_read_again(content, library, monkeypatch):
    content({"ander/module.md": "---\ntitel: Ander\n---\n"})
    library.shelf()
    read = []
    original = library_module.read_folder
    monkeypatch.setattr(
        library_module, "read_folder", lambda *given: read.append(given[1]) or original(*given)
    )
    content({"ander/01-a.md": "Nieuw"})
    library.shelf()
    assert read == ["ander"]


@pytest.mark.parametrize(
    "broken",
    [
        {"buurten/module.md": BROKEN},
        {"buurten/module.md": b"\xff\xfe"},
        {"buurten/01-aan-de-slag.md": "/// zzz\n///"},
        {"buurten/01-aan-de-slag.md": b"\xff"},
        {"buurten/01-aan-de-slag.md": "[a](begrip:weg)"},
    ],
)
def test_md2_a_module_that_breaks_keeps_its_last_good_version(content, library, broken):
    before = library.shelf().modules["buurten"]
    content(broken)
    shelf = library.shelf()
    assert shelf.modules["buurten"] is before
    assert faults(shelf)


def test_a_repaired_module_is_served_again(content, library):
    library.shelf()
    content({"buurten/module.md": BROKEN})
    library.shelf()
    content({"buurten/module.md": MODULE.replace("Buurten", "Hersteld")})
    shelf = library.shelf()
    assert shelf.modules["buurten"].title == "Hersteld"
    assert not shelf.problems


def test_md2_one_bad_module_never_touches_another(content, library):
    before = library.shelf().modules["buurten"]
    for number in range(12):
        content({f"slecht-{number}/module.md": BROKEN, f"slecht-{number}/01-a.md": "/// x"})
    shelf = library.shelf()
    assert dict(shelf.modules) == {"buurten": before}
    assert {problem.file.split("/")[0] for problem in faults(shelf)} == {
        f"slecht-{number}" for number in range(12)
    }


def test_even_a_bug_stays_within_one_module(content, monkeypatch, caplog):
    from learning.modules import module_folder

    def failing(slug, *rest):
        if slug == "ander":
            raise RuntimeError("boom")
        return original(slug, *rest)

    original = module_folder.read_module
    monkeypatch.setattr(module_folder, "read_module", failing)
    shelf = Library(content({"ander/module.md": "---\ntitel: A\n---\n"})).shelf()
    assert list(shelf.modules) == ["buurten"]
    assert "beheerder" in faults(shelf)[0].message
    assert "boom" in caplog.text


def test_a_module_whose_folder_is_gone_is_gone(content, library):
    library.shelf()
    for path in (content.root / "buurten").iterdir():
        path.unlink()
    assert not library.shelf().modules


def test_a_broken_module_without_memory_is_recalled(content):
    good = dict(Library(content.root).shelf().modules["buurten"].files)
    content({"buurten/module.md": BROKEN})
    asked = []
    library = Library(content.root)
    assert not library.shelf().modules
    shelf = library.shelf(recall=lambda slug: asked.append(slug) or good)
    assert shelf.modules["buurten"].title == "Buurten"
    assert shelf.modules["buurten"].files == good
    assert faults(shelf)
    library.shelf(recall=lambda slug: asked.append(slug) or good)
    assert asked == ["buurten"]


def test_a_recalled_version_has_the_hash_it_had(content):
    before = Library(content.root).shelf().modules["buurten"]
    content({"buurten/01-aan-de-slag.md": "/// x"})
    after = Library(content.root).shelf(recall=lambda slug: before.files).modules["buurten"]
    assert after == before


def test_a_recalled_version_is_served_even_when_a_word_is_gone(content):
    files = {"module.md": MODULE, "01-a.md": "Zoek [steun](begrip:weg)."}
    content({"buurten/module.md": BROKEN})
    shelf = Library(content.root).shelf(recall=lambda slug: files)
    assert "Zoek steun." in text_of(shelf)


def test_nothing_to_recall_is_not_served_and_asked_only_once(content):
    content({"buurten/module.md": BROKEN})
    library, asked = Library(content.root), []
    assert not library.shelf(recall=asked.append).modules
    assert not library.shelf(recall=asked.append).modules
    assert asked == ["buurten"]


def test_good_modules_are_not_asked_for(content):
    asked = []
    Library(content.root).shelf(recall=lambda slug: asked.append(slug))
    assert asked == []


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("begrippen.md", "terms"),
        ("hulp.md", "help"),
        ("praktijkvoorbeelden/pep-team.md", "examples"),
        ("competenties/bcp-e-2013.md", "frameworks"),
    ],
)
def test_a_shared_file_that_breaks_keeps_its_last_good_reading(content, library, path, part):
    before = getattr(library.shelf(), part)
    content({path: b"\xff\xff"})
    shelf = library.shelf()
    assert getattr(shelf, part) == before
    assert [problem.file for problem in faults(shelf)] == [path]
    assert list(shelf.modules) == ["buurten"]


def test_no_folder_at_all_is_a_problem_and_an_empty_shelf(tmp_path):
    shelf = Library(tmp_path / "weg").shelf()
    assert not shelf.modules
    assert len(faults(shelf)) == 1


def test_many_threads_get_one_shelf(library):
    found = []
    threads = [threading.Thread(target=lambda: found.append(library.shelf())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(shelf) for shelf in found}) == 1


def test_the_shelf_cannot_be_changed(library):
    with pytest.raises(TypeError):
        library.shelf().modules["x"] = None


def test_an_edit_that_keeps_the_size_is_seen_by_its_time(content, library):
    library.shelf()
    put(content.root, {"buurten/02-b.md": "Een"})
    library.shelf()
    put(content.root, {"buurten/02-b.md": "Nee"})
    os.utime(content.root / "buurten/02-b.md", ns=(1, 1))
    assert "Nee" in library.shelf().modules["buurten"].chapters[1].blocks[0].html
