# ruff: noqa: E501 (a table reads best with one case a line)
"""Everything wrong with the content, all at once: file, line, what is there, what to do."""

from datetime import date

import pytest

from learning.modules.check import check
from learning.modules.parts import Problem
from tests.modules.conftest import CHAPTER, EXAMPLE, FRAMEWORK, HELP, MODEL, MODULE, TERMS

MODULE_FILE = "buurten/module.md"
CHAPTER_FILE = "buurten/01-aan-de-slag.md"
EXAMPLE_FILE = "praktijkvoorbeelden/pep-team.md"
FRAMEWORK_FILE = "competenties/bcp-e-2013.md"


def test_good_content_has_no_problems(problems_of):
    assert problems_of({}) == []


def test_a_problem_says_file_line_severity_and_words():
    assert str(Problem("a/b.md", 3, "Dit mist.")) == "a/b.md:3: fout: Dit mist."
    assert str(Problem("a/b.md", 3, "Kijk.", "let op")) == "a/b.md:3: let op: Kijk."


# Each row: the file, what is in it, what to put there instead, and the problem that must follow.
FAULTS = [
    (MODULE_FILE, MODULE, "nummer: 3", "numer: 3", "3: fout: De sleutel ‘numer’ ken ik niet. Bedoel je ‘nummer’?"),
    (MODULE_FILE, MODULE, "nummer: 3", "nummer: drie", "3: fout: ‘drie’ kan niet bij ‘nummer’. Schrijf een heel getal"),
    (MODULE_FILE, MODULE, "nummer: 3", "titel: B", "3: fout: ‘titel’ staat hier dubbel"),
    (MODULE_FILE, MODULE, "nummer: 3", "nummer: &a 3", "3: fout: Verwijzingen met & en *"),
    (MODULE_FILE, MODULE, "nummer: 3", "eigen: yes", "3: fout: ‘yes’ kan niet bij ‘eigen’. Schrijf ja of nee"),
    (MODULE_FILE, MODULE, "titel: Buurten", "titel: \u200b", "2: fout: ‘\u200b’ kan niet bij ‘titel’. Hier staat geen tekst"),
    (MODULE_FILE, MODULE, "bcp-e-2013", "bcp-2013", "5: fout: Er is geen profiel ‘bcp-2013’ in de map competenties. Bedoel je ‘bcp-e-2013’?"),
    (MODULE_FILE, MODULE, "primair: KT3", "primair: KT9", "6: fout: Er is geen kerntaak ‘KT9’"),
    (MODULE_FILE, MODULE, "ook: [KT1]", "ook: KT1", "8: fout: ‘kerntaken.ook’ klopt niet. Hier hoort een lijst"),
    (MODULE_FILE, MODULE, "nadruk: [C4, TG-O4]", "nadruk: [C4, TG-P9]", "9: fout: Er is geen code ‘TG-P9’"),
    (MODULE_FILE, MODULE, "Welkom.", "/// let-op | A\nB\n///", "13: fout: Het blok ‘let-op’ kan hier niet"),
    (CHAPTER_FILE, CHAPTER, "titel: Aan", "title: Aan", "2: let op: De sleutel ‘title’ ken ik niet. Bedoel je ‘titel’?"),
    (CHAPTER_FILE, CHAPTER, "id: eigen-buurt", "id: Eigen Buurt", "8: fout: ‘Eigen Buurt’ kan niet bij ‘id’. Gebruik alleen kleine letters"),
    (CHAPTER_FILE, CHAPTER, "id: eigen-buurt\n", "", "8: fout: ‘id’ ontbreekt"),
    (CHAPTER_FILE, CHAPTER, "[G1]", "[G2]", "9: fout: Er is geen leerdoel ‘G2’ in module.md"),
    (CHAPTER_FILE, CHAPTER, "kerntaak: KT3", "kerntaak: KT4", "10: fout: Er is geen kerntaak ‘KT4’"),
    (CHAPTER_FILE, CHAPTER, "[TG-O4]", "[TG-O9]", "11: fout: Er is geen taak of taakgebied ‘TG-O9’"),
    (CHAPTER_FILE, CHAPTER, "[C3]", "[C33]", "12: fout: Er is geen competentie ‘C33’ in het profiel. Bedoel je ‘C3’?"),
    (CHAPTER_FILE, CHAPTER, "[SW3]", "[SW9]", "13: fout: Er is geen indicator ‘SW9’"),
    (CHAPTER_FILE, CHAPTER, "een-beetje", "soms", "14: fout: ‘soms’ kan niet bij ‘eigen-verhaal’. Kies uit: nee, een-beetje, ja"),
    (CHAPTER_FILE, CHAPTER, "een-beetje", "ja\nvervangt: weg", "15: fout: Er is geen opdracht ‘weg’ in deze module"),
    (CHAPTER_FILE, CHAPTER, "een-beetje", "ja\nvervangt: eigen-buurt", "15: fout: Een opdracht kan niet zichzelf vervangen"),
    (CHAPTER_FILE, CHAPTER, "een-beetje", "ja\nsoort: tweetal", "15: fout: Deze opdracht heeft delen. Zet ‘soort’ bij een deel"),
    (CHAPTER_FILE, CHAPTER, "soort: tweetal", "soort: duo", "20: fout: ‘duo’ kan niet bij ‘soort’. Kies uit: reflectie, tweetal"),
    (CHAPTER_FILE, CHAPTER, "lezers: tweetal", "lezers: iedereen", "21: fout: ‘iedereen’ kan niet bij ‘lezers’"),
    (CHAPTER_FILE, CHAPTER, "model: starr", "model: star", "22: fout: Er is geen reflectiemodel ‘star’ in de map reflectiemodellen. Bedoel je ‘starr’?"),
    (CHAPTER_FILE, CHAPTER, "model: starr", "werkvorm: tafel", "22: fout: Er is geen werkvorm ‘tafel’"),
    (CHAPTER_FILE, CHAPTER, "{min: 2, max: 4}", "{min: 4, max: 2}", "23: fout: Bij ‘groep’ is min groter dan max"),
    (CHAPTER_FILE, CHAPTER, "{min: 2, max: 4}", "{min: 2}", "23: fout: ‘groep.max’ ontbreekt"),
    (CHAPTER_FILE, CHAPTER, "- lukte: Lukte", "- moment: Lukte", "27: fout: De naam ‘moment’ staat hier dubbel"),
    (CHAPTER_FILE, CHAPTER, "- idee: Wat", "- lukte: Wat", "38: fout: De vraag ‘lukte’ staat al in een ander deel"),
    (CHAPTER_FILE, CHAPTER, "id: praten", "id: nadenken", "32: fout: Het deel ‘nadenken’ staat dubbel"),
    (CHAPTER_FILE, CHAPTER, "buurt. (SW3)", "buurt. (SW99)", "42: fout: Er is geen indicator of competentie ‘SW99’"),
    (CHAPTER_FILE, CHAPTER, "id: pep-team", "id: pepteam", "47: fout: Er is geen praktijkvoorbeeld ‘pepteam’. Bedoel je ‘pep-team’?"),
    (CHAPTER_FILE, CHAPTER, "id: pep-team", "id: pep-team\n\nTekst", "48: fout: In het blok ‘praktijkvoorbeeld’ hoort geen tekst"),
    (CHAPTER_FILE, CHAPTER, "/// criteria", "Verdwaald.\n\n/// criteria", "40: fout: Tekst na een deel"),
    (CHAPTER_FILE, CHAPTER, "| Wat wil jij?", "", "7: fout: Geef dit blok een titel"),
    (CHAPTER_FILE, CHAPTER, "begrip:draagvlak", "begrip:draagvlk", "5: fout: Er is geen begrip ‘draagvlk’. Bedoel je ‘draagvlak’? Voeg het anders toe"),
    (CHAPTER_FILE, CHAPTER, "in je buurt.", "in je\x07 buurt.", "5: fout: Hier staat een onzichtbaar teken (U+0007)"),
    (CHAPTER_FILE, CHAPTER, "in je buurt.", "<script>1</script>", "5: let op: Deze HTML is weggelaten: <script>"),
    (EXAMPLE_FILE, EXAMPLE, "titel: Het PEP-team\n", "", "2: fout: ‘titel’ ontbreekt"),
    (EXAMPLE_FILE, EXAMPLE, "jaar: 2012", "jaar: 2012?", "5: fout: ‘2012?’ kan niet bij ‘jaar’"),
    (EXAMPLE_FILE, EXAMPLE, "jaar: 2012", "website: www.a.nl", "5: fout: ‘www.a.nl’ kan niet bij ‘website’. Een website begint met https://"),
    (EXAMPLE_FILE, EXAMPLE, "begrip:draagvlak", "hoofdstuk:a", "10: fout: Er is geen hoofdstuk ‘a’"),
    ("begrippen.md", TERMS, "{#rolherstel}", "{#draagvlak}", "7: fout: Het begrip ‘draagvlak’ staat er dubbel"),
    ("begrippen.md", TERMS, "{#rolherstel}", "{#Rol Herstel}", "7: fout: ‘Rol Herstel’ kan niet als id"),
    ("begrippen.md", TERMS, "Genoeg mensen vinden het een goed plan.", "", "4: fout: Bij ‘Draagvlak’ staat geen uitleg"),
    ("begrippen.md", TERMS, "begrip:draagvlak", "begrip:vlak", "8: fout: Er is geen begrip ‘vlak’"),
    (FRAMEWORK_FILE, FRAMEWORK, "  C4:\n    SW1", "  C9:\n    SW1", "20: fout: Er is geen competentie ‘C9’ voor deze indicatoren"),
    (FRAMEWORK_FILE, FRAMEWORK, "    SW1:", "    C3:", "fout: De code ‘C3’ staat er dubbel"),
    ("hulp.md", HELP, "2026-11-01", "1 november", "3: fout: ‘1 november’ kan niet bij ‘gecontroleerd-op’. Schrijf een datum"),
    ("hulp.md", HELP, '    nummer: "112"\n', "", "5: fout: ‘nummers.nummer’ ontbreekt"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "old", "new", "problem"), FAULTS)
def test_what_is_wrong_is_said_with_its_line_and_what_to_do(
    problems_of, file, text, old, new, problem
):
    assert old in text
    found = problems_of({file: text.replace(old, new, 1)})
    assert any(each.startswith(f"{file}:") and problem in each for each in found), found


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"proef/01-a.md": "x"}, "proef/module.md:1: fout: In deze map staat geen module.md"),
        ({"proef/module.md": "x"}, "proef/module.md:1: let op: Deze module heeft geen titel"),
        ({"Mijn Map/module.md": "x"}, "Mijn Map/module.md:1: fout: Deze map heeft een naam"),
        ({"voorbeelden/module.md": "x"}, "voorbeelden/module.md:1: fout: De naam ‘voorbeelden’"),
        (
            {"reflectiemodellen/module.md": MODEL},
            "reflectiemodellen/module.md:1: fout: De naam ‘reflectiemodellen’",
        ),
        (
            {"reflectiemodellen/a.md": MODEL.replace("titel: STARR\n", "")},
            "reflectiemodellen/a.md:2: fout: ‘titel’ ontbreekt",
        ),
        ({"reflectiemodellen/A b.md": MODEL}, "kan niet als naam"),
        ({"buurten/sub/a.md": "x"}, "buurten/sub/a.md:1: let op: Dit staat in een map"),
        ({"buurten/2-aan-de-slag.md": "x"}, "2-aan-de-slag.md:1: let op: Het adres ‘aan-de-slag’"),
        ({"buurten/2.md": "---\nid: aan-de-slag\n---\n"}, "2.md:2: fout: Het adres ‘aan-de-slag’"),
        ({"buurten/2.md": CHAPTER}, "buurten/2.md:7: fout: De opdracht ‘eigen-buurt’ staat al in"),
        ({"buurten/2.md": "/// profiel\ntoon: alles\n///"}, "2.md:2: fout: ‘alles’ kan niet bij"),
        ({"buurten/2.md": "/// bronnen\nTekst\n///"}, "2.md:2: fout: Hier hoort een lijst"),
        ({"buurten/2.md": "/// let-op\nTekst\n///"}, "2.md:1: fout: Geef dit blok een titel"),
        (
            {
                "proef/module.md": "---\ntitel: A\n---",
                "proef/1.md": "/// profiel\ntoon: kerntaken\n///",
            },
            "proef/1.md:1: fout: Deze module heeft geen profiel",
        ),
    ],
)
def test_what_stands_in_the_wrong_place_is_said(problems_of, files, problem):
    found = problems_of(files)
    assert len(found) == 1
    assert problem in found[0]


def test_md2_everything_is_said_at_once(problems_of):
    found = problems_of(
        {
            MODULE_FILE: MODULE.replace("KT3", "KT9").replace("nummer: 3", "numer: 3"),
            CHAPTER_FILE: CHAPTER.replace("[C3]", "[C9]").replace("duo", "x") + "\n///\n/// zzz",
            "begrippen.md": TERMS + "\n## Draagvlak\nDubbel.\n",
            "hulp.md": b"\xff",
        }
    )
    assert len([each for each in found if ": fout: " in each]) == 8
    assert found == sorted(found, key=lambda each: each.split(":")[0])


@pytest.mark.parametrize(("own", "count", "severity"), [("ja", 1, "fout"), ("nee", 1, "let op")])
def test_md7_a_skipped_heading_is_a_fault_only_in_our_own(problems_of, own, count, severity):
    found = problems_of(
        {
            "proef/module.md": f"---\ntitel: A\neigen: {own}\n---\n",
            "proef/01-a.md": "---\ntitel: A\n---\n## B\n\n#### C",
        }
    )
    assert [f":6: {severity}: Deze kop slaat een niveau over" in each for each in found] == [True]


def test_md4_a_chapter_that_renders_too_long_is_a_fault_said_once(problems_of):
    pieces = "".join(f"/// let-op | A\nTekst {number}.\n///\n\n" for number in range(3))
    assert problems_of({"buurten/2.md": "\n\n" + "[" * 30_000 + "\n\n" + pieces}) == [
        "buurten/2.md:1: fout: Deze tekst is te ingewikkeld: omzetten duurt te lang."
        " Maak de tekst eenvoudiger."
    ]


LONG = "Dit " + "is " * 20 + "lang."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (LONG, 1),
        ("Dit " + "is " * 18 + "kort.", 0),
        (f"Kort. {LONG} Kort. En {LONG}", 2),
        (f"Een\n\n- {LONG}\n- {LONG}", 2),
        (f"```\n{LONG}\n```", 0),
        (("woord " * 15 + "\n\n") * 3, 0),
        (("- woord " * 15 + "\n") * 1, 0),
        ("woord " * 15 + "\n" + "woord " * 15, 1),
    ],
)
def test_a_sentence_over_twenty_words_is_a_remark(problems_of, text, count):
    found = problems_of(
        {"proef/module.md": "---\ntitel: A\neigen: ja\n---\n", "proef/01-a.md": text}
    )
    assert len(found) == count
    assert all(": let op: De zin ‘" in each for each in found)


def test_in_the_modules_of_others_long_sentences_are_counted(problems_of):
    found = problems_of({"buurten/2.md": f"Kort.\n\n{LONG} {LONG}"})
    assert found == [
        "buurten/2.md:3: let op: 2 zinnen zijn langer dan 20 woorden. Maak er meer van."
    ]


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (("buurten", "eigen-buurt", "nadenken", "moment"), None),
        (("buurten", "eigen-buurt", "nadenken", "weg"), "vraag ‘weg’ van opdracht ‘eigen-buurt’"),
        (("buurten", "eigen-buurt", "weg", "moment"), "deel ‘weg’"),
        (("buurten", "weg", "", "a"), "opdracht ‘weg’"),
        (("gone", "a", "", "b"), "gone/module.md:1: fout"),
    ],
)
def test_md6_a_vanished_id_with_answers_is_a_fault(content, ids, words):
    found = [str(problem) for problem in check(content.root, answered={ids})]
    assert len(found) == (0 if words is None else 1)
    assert all(words in each and ": fout: " in each for each in found)


def test_of_a_broken_module_no_vanished_ids_are_told(content):
    content({MODULE_FILE: b"\xff"})
    found = check(content.root, answered={("buurten", "eigen-buurt", "nadenken", "weg")})
    assert [problem.message for problem in found] == [
        "Dit is geen UTF-8. Sla het bestand op als UTF-8."
    ]


@pytest.mark.parametrize(
    ("today", "count"),
    [(None, 0), (date(2026, 11, 21), 0), (date(2027, 5, 1), 0), (date(2027, 5, 9), 1)],
)
def test_help_that_was_checked_over_six_months_ago_is_a_remark(content, today, count):
    found = check(content.root, today=today)
    assert [problem.severity for problem in found] == ["let op"] * count
    assert all(problem.file == "hulp.md" for problem in found)


def test_serving_and_checking_agree(content):
    from learning.modules.library import Library

    content({CHAPTER_FILE: CHAPTER.replace("[C3]", "[C9]")})
    assert not Library(content.root).shelf().modules
    content({CHAPTER_FILE: CHAPTER.replace("titel:", "x:")})
    assert Library(content.root).shelf().modules
