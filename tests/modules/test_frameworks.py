# ruff: noqa: E501 (a table reads best with one case a line)
"""N9: profiles as data: complete, beside each other, and never lost by what hangs on them."""

from pathlib import Path

import pytest

from learning.modules.asking import asked_in
from learning.modules.check import check
from learning.modules.library import Library
from learning.modules.parts import FOUT
from learning.modules.past import framework_as_it_was_last
from learning.modules.queries import keep_version
from learning.modules.succession import codes_in, kept_name, mark_of
from tests.modules.conftest import FRAMEWORK

NEWER = """---
titel: Nieuw profiel
versie: Proef 2030
opvolger-van: bcp-e-2013
overeenkomst:
  K1: [KT1, KT3]
  N3: [C3]
  N4: [C3, C4]
  NI1: [SW1]
kerntaken:
  K1:
    naam: Ruimte maken met elkaar
competenties:
  N3:
    naam: Samen verbinden
  N4:
    naam: Samen werken
indicatoren:
  N3:
    NI1: Je werkt samen.
---
Een later profiel.
"""
NEWER_FILE = "competenties/nieuw.md"
OURS = Path(__file__).parents[2] / "modules"


@pytest.fixture(scope="module")
def ours(renderer):
    return Library(OURS).shelf()


def test_n9_the_profile_of_2013_holds_everything_that_the_inventory_names(ours):
    profile = ours.frameworks["bcp-e-2013"]
    assert list(profile.core_tasks) == ["KT1", "KT2", "KT3"]
    areas = {code: len(area.items) for code, area in profile.task_areas.items()}
    assert areas == {"TG-C": 4, "TG-O": 6, "TG-P": 3}
    assert list(profile.competences) == [f"C{n}" for n in range(8)]
    of_c4 = [code for code, each in profile.indicators.items() if each.belongs_to == "C4"]
    of_c6 = [code for code, each in profile.indicators.items() if each.belongs_to == "C6"]
    assert of_c4 == [f"SW{n}" for n in range(1, 9)]
    assert of_c6 == [f"VA{n}" for n in range(1, 8)]


def test_n9_the_official_names_stand_as_they_are(ours):
    profile = ours.frameworks["bcp-e-2013"]
    assert profile.competences["C2"].name == (
        "Kunnen inzetten van eigen ervaringen op empowerende wijze"
    )
    assert profile.core_tasks["KT3"].name.endswith("het creëren van maatschappelijke kansen")


def test_n9_the_module_lays_weight_where_the_source_does(ours):
    module = ours.modules["kwartiermaken"]
    assert module.emphasis == {"C4", "C6", "TG-O1", "TG-O4", "TG-O5", "TG-P3"}
    assert (module.core_tasks.primary, module.core_tasks.also) == ("KT3", ("KT2",))


def test_evidence_hangs_on_an_indicator_or_on_a_competence_without_any(ours):
    told = ours.frameworks["bcp-e-2013"].shown_in
    assert told["C7"] == "Zelfsturing en zelfhantering"
    assert told["SW8"].startswith("Je blijft in gesprek")
    assert list(told)[4:7] == ["C4", "SW1", "SW2"]
    assert "KT1" not in told
    assert "TG-O1" not in told


def test_what_a_module_asks_for_comes_from_opdrachten_and_their_criteria(content):
    module = Library(content({})).shelf().modules["buurten"]
    asked = asked_in(module)
    assert {code: [each.id for each in named] for code, named in asked.items()} == {
        code: ["eigen-buurt"] for code in ("KT3", "TG-O4", "C3", "SW3")
    }
    assert "C4" not in asked


def test_every_competence_of_the_profile_but_the_overarching_one_is_asked_for(ours):
    asked = asked_in(ours.modules["kwartiermaken"])
    assert {f"C{n}" for n in range(1, 8)} <= set(asked)


def test_a_second_profile_stands_beside_the_first_with_what_is_the_same(content):
    shelf = Library(content({NEWER_FILE: NEWER})).shelf()
    assert shelf.problems == ()
    both = shelf.frameworks
    assert codes_in(both, "nieuw", "N4", "bcp-e-2013") == ("C3", "C4")
    assert codes_in(both, "bcp-e-2013", "C3", "nieuw") == ("N3", "N4")
    assert codes_in(both, "bcp-e-2013", "SW3", "nieuw") == ()
    assert codes_in(both, "nieuw", "N4", "nieuw") == ("N4",)
    assert codes_in(both, "weg", "C1", "nieuw") == ()


def test_codes_go_by_way_of_the_profile_between(content):
    latest = NEWER.replace("bcp-e-2013", "nieuw").replace("[KT1, KT3]", "[K1]")
    latest = latest.replace("[C3]", "[N4]").replace("[C3, C4]", "[N3]").replace("[SW1]", "[NI1]")
    both = Library(content({NEWER_FILE: NEWER, "competenties/later.md": latest})).shelf().frameworks
    assert codes_in(both, "later", "N3", "bcp-e-2013") == ("C3", "C4")
    assert codes_in(both, "bcp-e-2013", "SW1", "later") == ("NI1",)


WRONG = [
    ("opvolger-van: bcp-e-2013", "opvolger-van: bcp-2013", "4: fout: Er is geen ander profiel ‘bcp-2013’ in de map competenties. Bedoel je ‘bcp-e-2013’?"),
    ("opvolger-van: bcp-e-2013", "opvolger-van: nieuw", "4: fout: Er is geen ander profiel ‘nieuw’"),
    ("opvolger-van: bcp-e-2013\n", "", "4: fout: Zet erbij van welk profiel dit de opvolger is"),
    ("N4: [C3, C4]", "N4: [C3, C44]", "8: fout: Er is geen code ‘C44’ in ‘bcp-e-2013’. Bedoel je ‘C4’?"),
    ("N4: [C3, C4]", "N5: [C3, C4]", "8: fout: Er is geen code ‘N5’ in dit profiel."),
    ("N4: [C3, C4]", "N4: C3", "8: fout: ‘overeenkomst.N4’ klopt niet. Hier hoort een lijst"),
    ("N4: [C3, C4]", "N3: [C4]", "8: fout: ‘N3’ staat hier dubbel"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_a_match_of_what_is_nowhere_is_a_fault_at_its_line(problems_of, old, new, said):
    found = problems_of({NEWER_FILE: NEWER.replace(old, new, 1)})
    assert any(each.startswith(f"{NEWER_FILE}:{said}") for each in found), found


def test_a_wrong_match_is_left_out_and_the_profile_still_stands(content):
    both = Library(content({NEWER_FILE: NEWER.replace("[C3, C4]", "[C3, C44]")})).shelf().frameworks
    assert codes_in(both, "nieuw", "N4", "bcp-e-2013") == ("C3",)


def test_two_profiles_that_follow_each_other_end_somewhere(content):
    ring = FRAMEWORK.replace("kerntaken:", "opvolger-van: nieuw\nkerntaken:", 1)
    files = {NEWER_FILE: NEWER, "competenties/bcp-e-2013.md": ring}
    both = Library(content(files)).shelf().frameworks
    assert codes_in(both, "nieuw", "N3", "bcp-e-2013") == ("C3",)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ({("bcp-e-2013", "SW1")}, []),
        ({("bcp-e-2013", "SW9")}, ["competenties/bcp-e-2013.md:1: fout: De code ‘SW9’ is weg"]),
        ({("oud", "C1"), ("oud", "C2")}, ["competenties/oud.md:1: fout: Dit profiel is weg"]),
    ],
)  # fmt: skip
def test_what_evidence_hangs_on_may_not_vanish(content, shown, said):
    problems = [str(each) for each in check(content({}), shown=shown)]
    assert [each[: len(start)] for each, start in zip(problems, said, strict=True)] == said


def test_of_a_profile_that_is_broken_now_nothing_more_is_said(content):
    root = content({"competenties/bcp-e-2013.md": FRAMEWORK.replace("titel:", "titl:")})
    faults = [each for each in check(root, shown={("bcp-e-2013", "SW9")}) if each.severity == FOUT]
    assert not [each for each in faults if "is weg" in each.message]


def test_a_profile_that_was_live_keeps_being_known(app, now, engine):
    id, text = "oud", FRAMEWORK.replace("versie: BCP-E 2013", "versie: Oud 1")
    kept = {"module": kept_name(id), "version": mark_of(text), "files": {"oud.md": text}}
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(keep_version, {**kept, "live_at": now})
    with app.app_context():
        assert framework_as_it_was_last("oud").version == "Oud 1"
        assert framework_as_it_was_last("oud").shown_in["SW3"] == "Je zoekt partners."
        assert framework_as_it_was_last("nooit") is None


def test_every_version_of_a_profile_is_kept_when_it_is_shown_first(app, as_, sanne, voorjaar):
    as_(sanne).get("/modules/")
    with app.app_context():
        assert framework_as_it_was_last("proefprofiel").version == "Proef 1"
