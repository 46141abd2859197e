# ruff: noqa: E501 (a table reads best with one case a line)
"""Whether a werkvorm can be played: everything at once, at its line, with what to do."""

import pytest

from learning.modules.werkvorm_step_check import givers_in
from learning.modules.werkvormen import Depth, Level, Phase, Role, Way, Werkvorm
from tests.modules.conftest import WERKVORM

FILE = "werkvormen/ronde.md"
STORY = "    vorm: tekst\n    aantal: [1, 1]\n"
ROUND = "    schrijft: [deelnemer]\n"
SIZES = "groep: {min: 3, ideaal: [4, 6], max: 8}"
LABEL = "    op: reacties\n    vorm: label\n    opties: "

# Each row: what is in the file, what to put there instead, and the problem that must follow.
HEAD = [
    ("soort: werkvorm", "soort: module", "2: fout: ‘module’ kan niet bij ‘soort’. Kies uit: werkvorm."),
    ("id: ronde", "id: rondje", "3: fout: De id is ‘rondje’, maar het bestand heet ‘ronde.md’."),
    ("versie: 1", "versie: 0", "4: fout: De eerste versie is 1."),
    ("versie: 1", "versie: een", "4: fout: ‘een’ kan niet bij ‘versie’. Schrijf een heel getal"),
    ("versie: 1\n", "", "2: fout: ‘versie’ ontbreekt. Zet hier een regel ‘versie: …’ bij."),
    ("titel: Een rondje\n", "", "2: fout: ‘titel’ ontbreekt."),
    ("termijn-dagen: 3\n", "", "2: fout: ‘termijn-dagen’ ontbreekt."),
    ("termijn-dagen: 3", "termijn-dagen: 0", "13: fout: Zonder termijn kan een groep vastlopen."),
    ("titel: Een rondje", "title: Een rondje\ntitel: A", "5: fout: De sleutel ‘title’ ken ik niet. Bedoel je ‘titel’?"),
    ("niveau: starter", "niveau: begin", "6: fout: ‘begin’ kan niet bij ‘niveau’. Kies uit: starter, ervaren."),
    ("diepte: licht", "diepte: zwaar", "7: fout: ‘zwaar’ kan niet bij ‘diepte’. Kies uit: licht, midden, diep."),
    (SIZES, "groep: {min: 2, ideaal: [4, 6], max: 8}", "8: fout: Deze aantallen kloppen niet."),
    (SIZES, "groep: {min: 3, ideaal: [6, 4], max: 8}", "8: fout: Deze aantallen kloppen niet."),
    (SIZES, "groep: {min: 3, ideaal: [4, 9], max: 8}", "8: fout: Deze aantallen kloppen niet."),
    (SIZES, "groep: {min: 5, ideaal: [4, 6], max: 8}", "8: fout: Deze aantallen kloppen niet."),
    (SIZES, "groep: {min: 3, ideaal: [4, 6], max: 13}", "8: fout: Deze aantallen kloppen niet."),
    (SIZES, "groep: {min: 3, ideaal: [4], max: 8}", "8: fout: ‘[4]’ kan niet bij ‘groep.ideaal’. Schrijf twee getallen"),
    (SIZES, "groep: {min: 3, ideaal: [4, 6]}", "8: fout: ‘groep.max’ ontbreekt."),
    ("samen-minuten: 45", "samen-minuten: 0", "9: fout: Deze werkvorm kan samen. Zeg bij ‘samen-minuten’"),
    ("online-dagen: 8", "online-dagen: 0", "9: fout: Deze werkvorm kan online. Zeg bij ‘online-dagen’"),
    ("samen-minuten: 45", "samen_minuten: 45, samen-minuten: 45", "9: fout: De sleutel ‘samen_minuten’ ken ik niet bij ‘duur’."),
    ("modus: [samen, online]", "modus: []", "10: fout: Zeg hoe het kan"),
    ("modus: [samen, online]", "modus: [samen, thuis]", "10: fout: ‘thuis’ kan niet bij ‘modus’. Kies uit: samen, online."),
    ("rollen: [inbrenger, deelnemer, gespreksleider]", "rollen: [inbrenger, deelnemer, gespreksleider, consulent]", "11: fout: De rol ‘consulent’ doet in geen enkele stap iets."),
    ("doet-mee: ja", "doet-mee: soms", "12: fout: ‘soms’ kan niet bij ‘gespreksleider-doet-mee’. Schrijf ja of nee."),
    ("past-bij: [horen]", "past-bij: [luisteren]", "14: fout: ‘luisteren’ kan niet bij ‘past-bij’. Kies uit: horen, vraag-vinden"),
    ("past-bij: [horen]", "past-bij: [horen]\ngroep-is: [oud]", "15: fout: ‘oud’ kan niet bij ‘groep-is’. Kies uit: nieuw, bekend."),
    ("past-bij: [horen]\n", "", "2: let op: Zonder ‘past-bij’ noemt de hulp bij het kiezen"),
]  # fmt: skip
STEPS = [
    ("id: verhaal", "id: Verhaal", "16: fout: ‘Verhaal’ kan niet bij ‘fasen.id’. Gebruik alleen kleine letters"),
    ("schrijft: [inbrenger]\n", "schrijft: [inbrengr]\n", "17: fout: ‘inbrengr’ kan niet bij ‘fasen.schrijft’. Kies uit: inbrenger"),
    (ROUND, "", "22: fout: Wie schrijft er in deze stap?"),
    (ROUND, "    schrijft: []\n", "23: fout: Wie schrijft er in deze stap?"),
    (ROUND, "    schrijft: [deelnemer, consulent]\n", "23: fout: De rol ‘consulent’ staat niet bij ‘rollen’."),
    (STORY, "    vorm: brief\n    aantal: [1, 1]\n", "18: fout: ‘brief’ kan niet bij ‘fasen.vorm’. Kies uit: tekst, vraag"),
    (STORY, "    soort: tekst\n    aantal: [1, 1]\n", "18: fout: De sleutel ‘soort’ ken ik niet bij ‘fasen’."),
    (STORY, "    vorm: tekst\n    aantal: 1\n", "19: fout: ‘1’ kan niet bij ‘fasen.aantal’. Schrijf bijvoorbeeld [1, 1]"),
    (STORY, "    vorm: tekst\n    aantal: [1, veel]\n", "19: fout: ‘[1, veel]’ kan niet bij ‘fasen.aantal’."),
    (STORY, "    vorm: tekst\n    aantal: [2, 1]\n", "19: fout: Het eerste getal is het kleinst."),
    (STORY, "    vorm: tekst\n    aantal: [0, 0]\n", "19: fout: Het eerste getal is het kleinst."),
    (STORY, "    vorm: tekst\n    aantal: [0, 6]\n", "19: fout: Het eerste getal is het kleinst. Het tweede is 1 tot 5, of ‘alle’."),
    ("[allen, gespreksleider, na 4 dagen]", "[na 4 dagen]", "26: fout: Zo komt niemand deze stap uit: een termijn is niet genoeg."),
    ("[allen, gespreksleider, na 4 dagen]", "[]", "26: fout: Zo komt niemand deze stap uit"),
    ("    sluit: [allen, gespreksleider, na 4 dagen]\n", "", "22: fout: Zo komt niemand deze stap uit"),
    ("[allen, gespreksleider, na 4 dagen]", "[allen, consulent]", "26: fout: De rol ‘consulent’ staat niet bij ‘rollen’."),
    ("na 4 dagen", "na 0 dagen", "26: fout: Een termijn is minstens 1 dag."),
    ("na 4 dagen", "na vier dagen", "26: fout: ‘[allen, gespreksleider, na vier dagen]’ kan niet bij ‘fasen.sluit’. Kies uit: inbrenger"),
    ("minuten: 20", "minuten: 0", "27: fout: Deze werkvorm kan samen. Zeg hoeveel minuten"),
    ("    minuten: 20\n", "", "22: fout: Deze werkvorm kan samen. Zeg hoeveel minuten"),
    ("minuten: 20", "minuten: 20\n    voor: docent", "28: fout: ‘docent’ kan niet bij ‘fasen.voor’. Kies uit: groep, auteur."),
    ("minuten: 20", "minuten: 20\n    optioneel: true", "28: fout: ‘true’ kan niet bij ‘fasen.optioneel’. Schrijf ja of nee."),
    ("minuten: 20", "minuten: 20\n    opties: [a, b]", "28: fout: ‘opties’ horen alleen bij ‘vorm: label’."),
    ("    vorm: tekst\n    aantal: [1, 1]\n", "    vorm: keuze\n    aantal: [1, 1]\n", "18: fout: Er valt hier niets te kiezen."),
    ("zichtbaar: bij-sluiten", "zichtbaar: direct\n    voor: auteur\n    reacties: ja", "27: fout: Op een tekst die niemand nog leest"),
    ("minuten: 20", "minuten: 20\n    reacties: ja", "28: fout: Op een tekst die niemand nog leest, kan niemand reageren."),
]  # fmt: skip
BETWEEN = [
    ("op: reacties", "op: reactie", "30: fout: Vóór deze stap is er geen stap ‘reactie’. Bedoel je ‘reacties’?"),
    ("op: reacties", "op: terug", "30: fout: Vóór deze stap is er geen stap ‘terug’. Kies uit: verhaal, reacties."),
    ("minuten: 10", "minuten: 10\n    op: reacties", "22: fout: Vóór deze stap is er geen stap ‘reacties’. Haal ‘op’ weg."),
    ("zichtbaar: bij-sluiten", "voor: auteur", "30: fout: Wat iemand bij ‘reacties’ schrijft, leest niemand anders."),
    ("    vorm: tekst\n    zichtbaar: bij-sluiten", "    vorm: klaar\n    zichtbaar: direct", "30: fout: Bij ‘reacties’ schrijft niemand een tekst, vraag of antwoord."),
    ("    op: reacties\n", "    vorm: antwoord\n", "30: fout: Waar gaat dit ‘antwoord’ over? Zet bij ‘op’"),
    ("    op: reacties\n", "    vorm: keuze\n", "30: fout: Er valt hier niets te kiezen."),
    ("    op: reacties\n", LABEL + "[warm]\n", "32: fout: Zet bij ‘opties’ 2 tot 5 verschillende labels."),
    ("    op: reacties\n", LABEL + "[warm, warm]\n", "32: fout: Zet bij ‘opties’ 2 tot 5 verschillende labels."),
    ("    op: reacties\n", LABEL + "[a, b, a]\n", "32: fout: Zet bij ‘opties’ 2 tot 5 verschillende labels."),
    ("    op: reacties\n", LABEL + "[a, b, c, d, e, f]\n", "32: fout: Zet bij ‘opties’ 2 tot 5 verschillende labels."),
    ("bij-sluiten", "ooit", "25: fout: ‘ooit’ kan niet bij ‘fasen.zichtbaar’. Kies uit: direct, bij-sluiten, vanaf"),
    ("zichtbaar: bij-sluiten", "zichtbaar: vanaf verhaal", "25: fout: Na deze stap komt geen stap ‘verhaal’. Kies uit: terug."),
    ("zichtbaar: bij-sluiten", "zichtbaar: vanaf reacties", "25: fout: Na deze stap komt geen stap ‘reacties’."),
    ("zichtbaar: bij-sluiten", "zichtbaar: vanaf afronding", "25: fout: Na deze stap komt geen stap ‘afronding’."),
    ("minuten: 15", "minuten: 15\n    zichtbaar: vanaf terug", "34: fout: De laatste stap kan niet verzegeld zijn"),
    ("    schrijft: [deelnemer]\n", "    schrijft: [gespreksleider]\n", "23: fout: Bij 3 mensen schrijft hier hoogstens één."),
]  # fmt: skip
BODY = [
    ("## verhaal | Vertel\n", "## verhaal\n", "37: fout: Zo kan de site deze kop niet lezen."),
    ("## reacties | Reageer", "## reactie | Reageer", "42: fout: Er is geen stap ‘reactie’ bij ‘fasen’. Bedoel je ‘reacties’?"),
    ("## terug | Antwoord\nWat brengt het je?\n", "", "28: fout: De stap ‘terug’ heeft geen kop. Zet in de tekst: ‘## terug | Titel’."),
    ("## terug | Antwoord", "## terug | A\nB\n\n## terug | Antwoord", "48: fout: De kop ‘terug’ staat er dubbel."),
    ("- casus: Wat", "- Casus: Wat\n- b: Wat", "40: fout: Deze regel mist een naam of een tekst."),
    ("- casus: Wat", "- casus: Wat?\n- casus: Wat", "41: fout: De naam ‘casus’ staat hier dubbel."),
    ("Houd het klein.\n", "- vraag: Wat?\n\nHoud het klein.\n", "37: let op: Staan hier vragen? Zet de lijst met vragen dan onderaan de stap."),
    ("Houd het klein.\n", "", "37: let op: Deze stap heeft geen uitleg."),
    ("Eén van jullie vertelt.\n", "", "35: let op: Schrijf boven de eerste kop wat deze werkvorm is"),
    ("begrip:draagvlak", "begrip:draagvlk", "43: fout: Er is geen begrip ‘draagvlk’."),
    ("Houd het klein.", "Houd " + "het klein " * 10 + ".", "38: let op: De zin ‘Houd het klein het …’ heeft 21 woorden."),
    ("Wat gebeurde er?", "Wat gebeurde er " + "en hoe " * 10 + "?", "40: let op: De zin ‘casus: Wat gebeurde er …’ heeft"),
    ("Eén van jullie vertelt.", "/// let-op | A\nB\n///\n", "35: fout: Het blok ‘let-op’ kan hier niet."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), [*HEAD, *STEPS, *BETWEEN, *BODY])
def test_what_stands_in_the_way_is_said_at_its_line_with_what_to_do(problems_of, old, new, problem):
    assert old in WERKVORM
    found = problems_of({FILE: WERKVORM.replace(old, new, 1)})
    assert any(each.startswith(f"{FILE}:{problem}") for each in found), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("doet-mee: ja", "doet-mee: nee"),
        (SIZES, "groep: {min: 3, ideaal: [3, 3], max: 3}"),
        (SIZES, "groep: {min: 8, ideaal: [10, 12], max: 12}"),
        ("na 4 dagen", "na 1 dag"),
        ("[deelnemer]", "[deelnemer, deelnemer]"),
    ],
)
def test_what_is_fine_is_not_spoken_of(problems_of, old, new):
    assert problems_of({FILE: WERKVORM.replace(old, new, 1)}) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schrijft: [inbrenger]", "schrijft: [inbrengr]"),
        ("past-bij: [horen]", "past-bij: [luisteren]"),
        ("na 4 dagen", "na vier dagen"),
        ("rollen: [inbrenger", "rollen: [inbrengr"),
    ],
)
def test_a_key_that_cannot_be_read_is_said_once(problems_of, old, new):
    assert len(problems_of({FILE: WERKVORM.replace(old, new, 1)})) == 1


def test_everything_is_said_at_once(problems_of):
    broken = WERKVORM.replace("niveau: starter", "niveau: begin").replace("versie: 1\n", "")
    broken = broken.replace("op: reacties", "op: weg").replace("## terug", "## terg")
    broken = broken.replace("    schrijft: [deelnemer]\n", "    schrijft: [deelnmer]\n")
    words = [
        "‘begin’ kan niet",
        "‘versie’ ontbreekt",
        "stap ‘weg’",
        "stap ‘terg’",
        "‘deelnmer’ kan",
    ]
    found = [each for each in problems_of({FILE: broken}) if ": fout: " in each]
    assert all(any(word in each for each in found) for word in words), found


def test_steps_that_cannot_be_read_do_not_make_every_heading_wrong(problems_of):
    found = problems_of({FILE: WERKVORM.replace("fasen:", "fasen: [a]\nstappen:")})
    assert not [each for each in found if "Er is geen stap" in each]


@pytest.mark.parametrize("id", ["keuze", "afspraken", "casussen", "inbrengen", "vorm", "oogst"])
def test_the_fixed_beginning_and_end_keep_their_ids(problems_of, id):
    found = problems_of({FILE: WERKVORM.replace("verhaal", id)})
    assert [each.partition(" fout: ")[2] for each in found] == [
        f"De naam ‘{id}’ hoort bij het vaste begin of het vaste eind. Kies een andere."
    ]


def test_headings_stand_in_the_order_of_the_steps(problems_of):
    words = WERKVORM.split("## ")
    found = problems_of({FILE: "## ".join([words[0], words[2], words[1], words[3]])})
    assert found == [
        f"{FILE}:37: fout: Hier hoort ‘verhaal’. Zet de koppen in de volgorde van ‘fasen’."
    ]


def test_two_steps_cannot_have_one_id(problems_of):
    found = problems_of({FILE: WERKVORM.replace("id: terug", "id: verhaal")})
    assert f"{FILE}:28: fout: De stap ‘verhaal’ staat er dubbel. Kies een andere id." in found


def test_a_werkvorm_needs_an_inbrenger_who_writes_and_a_gespreksleider(problems_of):
    found = problems_of({FILE: WERKVORM.replace("[inbrenger]", "[deelnemer]")})
    assert f"{FILE}:15: fout: De inbrenger schrijft nergens." in found[0]
    found = problems_of({FILE: WERKVORM.replace("deelnemer, gespreksleider]", "deelnemer]", 1)})
    assert f"{FILE}:11: fout: De rol ‘gespreksleider’ hoort bij elke werkvorm." in found[0]


def test_a_label_or_a_ready_sign_asks_no_questions(problems_of):
    broken = WERKVORM.replace("    vorm: tekst\n", "    vorm: klaar\n", 1)
    assert problems_of({FILE: broken}) == [
        f"{FILE}:40: fout: Bij ‘vorm: klaar’ schrijft niemand. Haal deze vragen weg."
    ]


SEALED = WERKVORM.replace("    aantal: [1, 1]", "    zichtbaar: vanaf terug", 1)


def test_a_seal_opens_in_a_later_step(problems_of):
    assert problems_of({FILE: SEALED}) == []


def test_a_seal_needs_a_step_that_always_comes(problems_of):
    found = problems_of({FILE: SEALED.replace("minuten: 15", "minuten: 15\n    optioneel: ja")})
    assert "De stap ‘terug’ mag een groep overslaan. Dan gaat deze tekst nooit open." in found[0]


def test_a_later_step_may_be_about_a_text_that_was_sealed(problems_of):
    """From the step on that opens it."""
    opened = SEALED.replace("vanaf terug", "vanaf reacties").replace("op: reacties", "op: verhaal")
    assert problems_of({FILE: opened}) == []


def test_a_step_on_one_line_still_says_everything_at_once(problems_of):
    step = (
        "  - {id: verhaal, schrijft: [inbrengr], sluit: [na 1 dag], aantal: [2, 1], minuten: 1}\n"
    )
    before, _, after = WERKVORM.partition("  - id: verhaal")
    found = problems_of({FILE: before + step + after[after.index("  - id: reacties") :]})
    words = ["‘inbrengr’ kan niet", "niemand deze stap uit", "Het eerste getal"]
    assert all(any(word in each for each in found) for word in words), found


def test_nothing_is_about_a_text_that_is_still_sealed(problems_of):
    found = problems_of({FILE: SEALED.replace("minuten: 20", "minuten: 20\n    op: verhaal")})
    assert f"{FILE}:28: fout: De tekst van ‘verhaal’ is hier nog verzegeld." in found[0]


def test_online_only_needs_no_minutes(problems_of):
    text = WERKVORM.replace("[samen, online]", "[online]").replace("minuten: 20", "minuten: 0")
    assert problems_of({FILE: text.replace("samen-minuten: 45, ", "")}) == []


ROLES = tuple(Role)
DEELNEMER, LEADER, INBRENGER = Role.DEELNEMER, Role.GESPREKSLEIDER, Role.INBRENGER


@pytest.mark.parametrize(
    ("writers", "size", "joins", "roles", "givers"),
    [
        ((DEELNEMER,), 3, False, ROLES[:3], 2),
        ((DEELNEMER,), 3, True, ROLES[:3], 2),
        ((DEELNEMER,), 4, False, ROLES[:3], 2),
        ((DEELNEMER,), 4, True, ROLES[:3], 3),
        ((DEELNEMER, LEADER), 4, False, ROLES[:3], 3),
        ((DEELNEMER, LEADER), 4, True, ROLES[:3], 3),
        ((DEELNEMER, LEADER), 3, False, ROLES[:3], 2),
        ((DEELNEMER,), 3, False, ROLES, 1),
        ((DEELNEMER,), 4, False, ROLES, 1),
        ((DEELNEMER, LEADER), 4, False, ROLES, 2),
        ((DEELNEMER, INBRENGER), 4, False, ROLES, 2),
        ((DEELNEMER, Role.CONSULENT), 4, False, ROLES, 2),
        ((LEADER,), 4, False, ROLES[:3], 1),
    ],
)
def test_how_many_give_in_a_group_of_this_size(writers, size, joins, roles, givers):
    werkvorm = Werkvorm(
        id="a",
        version=1,
        title="A",
        level=Level.STARTER,
        depth=Depth.LIGHT,
        least=3,
        ideal=(4, 6),
        most=8,
        minutes=60,
        online_days=9,
        ways=tuple(Way),
        roles=roles,
        leader_joins=joins,
    )
    phase = Phase(id="b", title="B", writers=writers)
    assert givers_in(phase, werkvorm, size) == givers


def test_a_consulent_leaves_one_deelnemer_fewer_to_give(problems_of):
    text = WERKVORM.replace("mee: ja", "mee: nee").replace(
        "[deelnemer]", "[deelnemer, gespreksleider]"
    )
    text = text.replace("rollen: [", "rollen: [consulent, ").replace(
        "op: reacties\n", "op: reacties\n    zichtbaar: direct\n"
    )
    text = text.replace(
        "    schrijft: [inbrenger]\n    op", "    schrijft: [inbrenger, consulent]\n    op"
    )
    assert "Bij 3 mensen schrijft hier hoogstens één" in problems_of({FILE: text})[0]
    assert problems_of({FILE: text.replace("min: 3", "min: 4")}) == []
