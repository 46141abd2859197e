"""What the handbook shows to authors is what the reader of the site takes.

Each code block there is named after the kind of file it is: ``hoofdstuk``, ``werkvorm`` …
After a ``fout`` comes a ``melding``: what ``learning check`` says of it.
"""

import re
import shutil
from itertools import pairwise

import pytest

from learning.modules.check import check
from learning.modules.library import Library
from learning.modules.names import slug
from tests.serving import HOUSE

MODULES = HOUSE / "modules"
FENCE = re.compile(r"^```([a-z]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHARED = {  # which file of the content each block is
    "praktijkvoorbeeld": "praktijkvoorbeelden/de-zijdeur.md",
    "werkvorm": "werkvormen/drie-rondes.md",
    "reflectiemodel": "reflectiemodellen/twee-minuten.md",
    "competenties": "competenties/ons-profiel.md",
    "gespreksregels": "gespreksregels.md",
    "hulp": "hulp.md",
}
NO_CONTENT = {"text", "shell"}
FRONT = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """(kind, text) of every code block in the handbook, in order."""
    chapters = sorted((MODULES / "handleiding").glob("*.md"))
    return [found for each in chapters for found in FENCE.findall(each.read_text("utf-8"))]


def faulty() -> list[tuple[str, str]]:
    """(text, what is said of it)."""
    found = blocks()
    return [(text, after[1].strip()) for (kind, text), after in pairwise(found) if kind == "fout"]


@pytest.fixture
def content(tmp_path):
    """The shared files of this school, and the module ``buurt`` of the handbook."""
    root = tmp_path / "modules"
    shutil.copytree(MODULES, root, ignore=shutil.ignore_patterns("handleiding", "kwartiermaken"))
    (root / "buurt" / "media").mkdir(parents=True)
    (root / "buurt" / "media" / "deur.webp").write_bytes(b"")
    (module,) = [text for kind, text in blocks() if kind == "module"]
    (root / "buurt" / "module.md").write_text(module, "utf-8")
    return root


def problems_of(root) -> list[str]:
    return [str(each) for each in check(root)]


def title_of(text: str, number: int) -> str:
    named = re.search(r"^titel: (.*)$", text, re.MULTILINE)
    return slug(named[1]) if named else f"stuk-{number}"


def test_every_example_is_of_a_kind_that_is_tried():
    known = {"module", "hoofdstuk", "begrippen", "fout", "melding", *SHARED, *NO_CONTENT}
    assert {kind for kind, _ in blocks()} == known


def test_every_example_is_good_content(content):
    for number, (kind, text) in enumerate(blocks()):
        if kind == "hoofdstuk":
            name = f"{number:02}-{title_of(text, number)}.md"
            (content / "buurt" / name).write_text(text, "utf-8")
        elif kind == "begrippen":
            with (content / "begrippen.md").open("a", encoding="utf-8") as file:
                file.write(FRONT.sub("", text))
        elif kind in SHARED:
            (content / SHARED[kind]).write_text(text, "utf-8")
    assert problems_of(content) == []
    shelf = Library(content).shelf()
    assert shelf.modules["buurt"].opdracht("wasserette").part("plan").group.max == 4
    assert shelf.frameworks["ons-profiel"].follows == "bcp-e-2013"
    assert {"de-zijdeur", "enik"} <= set(shelf.examples)
    assert "drie-rondes" in shelf.werkvormen
    assert "overdracht" in shelf.terms


@pytest.mark.parametrize(("text", "said"), faulty(), ids=[said[:30] for _, said in faulty()])
def test_what_goes_wrong_is_said_as_the_handbook_says(content, text, said):
    (content / "buurt" / "01-stuk.md").write_text(text, "utf-8")
    (problem,) = problems_of(content)
    assert problem.endswith(f": {said}")
