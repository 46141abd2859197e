"""A content folder of the test's own, one renderer for all tests, and ways to read."""

from pathlib import Path

import pytest

from learning.modules import library
from learning.modules.check import check
from learning.modules.library import Library
from learning.modules.problems import Problems
from learning.modules.rendering import Renderer

FRAMEWORK = """---
titel: Profiel
versie: BCP-E 2013
kerntaken:
  KT1:
    naam: Samenwerken aan herstel
  KT3:
    naam: Ruimte maken
taakgebieden:
  TG-O:
    naam: Organisatie
    taken:
      TG-O1: Je werkt samen.
      TG-O4: Je maakt ruimte.
competenties:
  C3:
    naam: Verbinden
  C4:
    naam: Samenwerken
indicatoren:
  C4:
    SW1: Je werkt doelgericht samen.
    SW3: Je zoekt partners.
---
Een profiel zegt wat een beroep vraagt.
"""
TERMS = """---
titel: Begrippen
---
## Draagvlak
Genoeg mensen vinden het een goed plan.

## Herstel van rollen {#rolherstel}
Je pakt weer iets op. Zie [draagvlak](begrip:draagvlak).
"""
EXAMPLE = """---
titel: Het PEP-team
organisatie: Pameijer
plaats: Rotterdam
jaar: 2012
bron: Boertien (2012)
gesprek:
  - Wat zou jij doen?
---
Een team praat over [draagvlak](begrip:draagvlak).
"""
HELP = """---
titel: Hulp nodig?
gecontroleerd-op: 2026-11-01
nummers:
  - naam: Alarm
    nummer: "112"
    wanneer: Bij gevaar.
---
Bel gerust.
"""
MODULE = """---
titel: Buurten
nummer: 3
samenvatting: Over je buurt.
profiel: bcp-e-2013
kerntaken:
  primair: KT3
  ook: [KT1]
nadruk: [C4, TG-O4]
leerdoelen:
  G1: Je kent je buurt.
---
Welkom.
"""
CHAPTER = """---
titel: Aan de slag
samenvatting: Je gaat beginnen.
---
Zoek [draagvlak](begrip:draagvlak) in je buurt.

/// opdracht | Wat wil jij?
id: eigen-buurt
leerdoelen: [G1]
kerntaak: KT3
taakgebieden: [TG-O4]
competenties: [C3]
indicatoren: [SW3]
eigen-verhaal: een-beetje

Kijk om je heen.

/// deel | Denk na
id: nadenken
soort: tweetal
lezers: tweetal
model: starr
groep: {min: 2, max: 4}

- moment: Wanneer was het?
  Denk aan vorige week.
- lukte: Lukte het?
    - ja: Ja
    - nee: Nee
///

/// deel | Praat
id: praten
soort: klassengesprek
lezers: cohort
eerst-zelf: ja

- idee: Wat is je idee?
///

/// criteria
- buurt: Je kiest iets uit je buurt. (SW3)
///
///

/// praktijkvoorbeeld
id: pep-team
///
"""
WERKVORM = """---
soort: werkvorm
id: ronde
versie: 1
titel: Een rondje
niveau: starter
diepte: licht
groep: {min: 3, ideaal: [4, 6], max: 8}
duur: {samen-minuten: 45, online-dagen: 8}
modus: [samen, online]
rollen: [inbrenger, deelnemer, gespreksleider]
gespreksleider-doet-mee: ja
termijn-dagen: 3
past-bij: [horen]
fasen:
  - id: verhaal
    schrijft: [inbrenger]
    vorm: tekst
    aantal: [1, 1]
    sluit: [inbrenger]
    minuten: 10
  - id: reacties
    schrijft: [deelnemer]
    vorm: tekst
    zichtbaar: bij-sluiten
    sluit: [allen, gespreksleider, na 4 dagen]
    minuten: 20
  - id: terug
    schrijft: [inbrenger]
    op: reacties
    aantal: [0, alle]
    sluit: [inbrenger]
    minuten: 15
---
Eén van jullie vertelt.

## verhaal | Vertel
Houd het klein.

- casus: Wat gebeurde er?

## reacties | Reageer
Zeg één ding over [draagvlak](begrip:draagvlak).

## terug | Antwoord
Wat brengt het je?
"""
MODEL = """---
titel: STARR
wanneer: Je kijkt terug op één moment.
---
Begin bij wat er gebeurde.

- situatie: Wat gebeurde er?
"""
SMALL = {
    "begrippen.md": TERMS,
    "hulp.md": HELP,
    "competenties/bcp-e-2013.md": FRAMEWORK,
    "praktijkvoorbeelden/pep-team.md": EXAMPLE,
    "reflectiemodellen/starr.md": MODEL,
    "werkvormen/ronde.md": WERKVORM,
    "buurten/module.md": MODULE,
    "buurten/01-aan-de-slag.md": CHAPTER,
}


def put(root: Path, files: dict[str, str | bytes]) -> None:
    """Write *files* (path -> text or bytes) under *root*."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())


class LastingRenderer(Renderer):
    """A renderer whose child lives on between the readings of a library."""

    def __exit__(self, *_):
        pass


@pytest.fixture(scope="session", autouse=True)
def renderer():
    """One child process for all tests here: starting one takes longer than most tests."""
    lasting = LastingRenderer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "Renderer", lambda: lasting)
        yield lasting
    lasting.stop()


@pytest.fixture
def content(tmp_path):
    """A small, faultless content folder; ``content({path: text})`` adds or changes files."""

    def write(files: dict[str, str | bytes]) -> Path:
        put(tmp_path, files)
        return tmp_path

    write(SMALL)
    write.root = tmp_path
    return write


@pytest.fixture
def module_with(content):
    """``module_with("text")``: the shelf with a module “proef” with one chapter of that text."""

    def made(text: str, own: bool = False, title: str = "Een titel"):
        front = f"---\ntitel: Proef\neigen: {'ja' if own else 'nee'}\n---\nWelkom.\n"
        head = f"---\ntitel: {title}\n---\n" if title else ""
        return Library(
            content({"proef/module.md": front, "proef/01-tekst.md": head + text})
        ).shelf()

    return made


@pytest.fixture
def html_of(module_with):
    """``html_of("text")``: the HTML of the first piece of a chapter, which must have no faults."""

    def made(text: str, **options) -> str:
        shelf = module_with(text, **options)
        assert "proef" in shelf.modules, [str(problem) for problem in shelf.problems]
        return shelf.modules["proef"].chapters[0].blocks[0].html

    return made


@pytest.fixture
def problems_of(content):
    """``problems_of({path: text})``: what the check says of the small content with these files."""

    def checked(files: dict[str, str | bytes], **options) -> list[str]:
        return [str(problem) for problem in check(content(files), **options)]

    return checked


@pytest.fixture
def problems():
    return Problems("tekst.md", own=True)
