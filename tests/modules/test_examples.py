"""The file of a practice example: its keys, its figures, its lead, and what is wrong in it."""

from datetime import date

import pytest

from learning.modules.library import Library
from learning.modules.parts import ExampleKind, Figure
from tests.modules.conftest import EXAMPLE

FILE = "praktijkvoorbeelden/pep-team.md"
ELEMENTS = """---
titel: Wat werkt
---
## Een lage drempel {#lage-drempel}
Je loopt zo binnen.

## Verbinden
Je brengt mensen bij elkaar.
"""
FULL = """---
titel: Het PEP-team
soort: team
werkzaam: [lage-drempel, verbinden]
cijfers:
  - wat: 70 deelnemers
    jaar: 2009/2010
    bron: Jaarverslag
bronnen:
  - Boertien, D. (2012). *Een boek*. Utrecht.
gecontroleerd-op: 2026-11-01
---
Zij zijn een team.

## Wie en waar
Twaalf mensen.

### Meer
Nog iets.
"""


@pytest.fixture
def shelf_with(content):
    def shelf(text: str):
        content({"werkzame-elementen.md": ELEMENTS, FILE: text})
        return Library(content.root).shelf()

    return shelf


def test_an_example_tells_kind_elements_figures_sources_and_when_it_was_checked(shelf_with):
    shelf = shelf_with(FULL)
    assert not shelf.problems
    found = shelf.examples["pep-team"]
    assert found.kind == ExampleKind.TEAM
    assert found.works == ("lage-drempel", "verbinden")
    assert found.figures == (Figure("70 deelnemers", "2009/2010", "Jaarverslag"),)
    assert found.sources == ("Boertien, D. (2012). <em>Een boek</em>. Utrecht.",)
    assert found.checked_on == date(2026, 11, 1)
    assert shelf.elements["lage-drempel"].word == "Een lage drempel"


def test_the_lead_is_all_before_the_first_heading_and_headings_begin_at_two(shelf_with):
    found = shelf_with(FULL).examples["pep-team"]
    assert found.lead == "<p>Zij zijn een team.</p>"
    assert found.is_longer
    assert "<h2>" in found.html
    assert "<h3>" in found.html


def test_an_old_file_without_the_new_keys_stays_as_it_was(shelf_with):
    found = shelf_with(EXAMPLE).examples["pep-team"]
    assert (found.kind, found.works, found.figures, found.checked_on) == (None, (), (), None)
    assert not found.is_longer


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("soort: team", "soort: club", "3: fout: ‘club’ kan niet bij ‘soort’. Kies uit: ontmoetin"),
        ("verbinden]", "vrbinden]", "4: fout: Er is geen werkzaam element ‘vrbinden’. Bedoel je"),
        ("verbinden]", "xxx]", "‘xxx’. Voeg het toe aan werkzame-elementen.md."),
        ("    jaar: 2009/2010\n", "", "6: fout: ‘cijfers.jaar’ ontbreekt"),
        ("    bron: Jaarverslag\n", "", "6: fout: ‘cijfers.bron’ ontbreekt"),
        ("2026-11-01", "gisteren", "‘gisteren’ kan niet bij ‘gecontroleerd-op’. Schrijf een datum"),
    ],
)
def test_what_is_wrong_in_an_example_is_said_at_its_line(shelf_with, old, new, problem):
    assert old in FULL
    shelf = shelf_with(FULL.replace(old, new))
    assert any(problem in str(each) for each in shelf.problems), shelf.problems


def test_an_example_with_a_fault_keeps_its_last_good_reading(content):
    content({"werkzame-elementen.md": ELEMENTS, FILE: FULL})
    library = Library(content.root)
    before = library.shelf().examples["pep-team"]
    content({FILE: FULL.replace("soort: team", "soort: club")})
    assert library.shelf().examples["pep-team"] == before
