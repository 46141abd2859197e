"""R-1.1, R-1.3: a reflection model is a file with questions; so is the practice report."""

from pathlib import Path

import pytest

from learning.modules.check import check
from learning.modules.library import Library
from learning.modules.parts import Circle, Kind
from learning.modules.readability import long_sentences
from learning.modules.source import Prose
from tests.conftest import CONTENT
from tests.modules.conftest import CHAPTER, MODEL
from tests.work import Work

OURS = Path(__file__).parent.parent.parent / "modules"
STARR = "reflectiemodellen/starr.md"
REPORT = "praktijkverslag.md"


def test_r11_a_model_has_a_title_a_reason_to_choose_it_an_explanation_and_questions(content):
    model = Library(content({})).shelf().models["starr"]
    assert (model.title, model.when) == ("STARR", "Je kijkt terug op één moment.")
    assert model.html == "<p>Begin bij wat er gebeurde.</p>"
    assert [(each.id, each.question) for each in model.fields] == [
        ("starr_situatie", "Wat gebeurde er?")
    ]


def test_r11_a_docent_adds_a_model_by_adding_a_file(content):
    library = Library(content({}))
    assert set(library.shelf().models) == {"starr"}
    content({"reflectiemodellen/drie-woorden.md": MODEL.replace("STARR", "Drie woorden")})
    assert library.shelf().models["drie-woorden"].title == "Drie woorden"


def test_r11_a_model_that_breaks_stands_as_it_was(content):
    library = Library(content({}))
    library.shelf()
    content({STARR: MODEL.replace("- situatie: Wat gebeurde er?", "Geen vragen.")})
    shelf = library.shelf()
    assert shelf.models["starr"].fields[0].question == "Wat gebeurde er?"
    assert [str(each) for each in shelf.problems] == [
        f"{STARR}:5: fout: Hier staan geen vragen. Schrijf ze zo: ‘- naam: Vraag?’"
    ]


def test_r11_a_model_that_was_never_whole_is_not_offered(content):
    shelf = Library(
        content({"reflectiemodellen/half.md": "---\ntitel: Half\n---\nTekst.\n"})
    ).shelf()
    assert "half" not in shelf.models
    assert "buurten" in shelf.modules, "modules stand on their own"


def model(old="", new="", more=""):
    return {STARR: MODEL.replace(old, new) + more if old else MODEL + more}


TAKEN = "is bezet."
LONG = "één moment, " + "en " * 20 + "klaar."
PART = CHAPTER.replace("id: praten", "id: praktijkverslag")


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (model("wanneer:", "# "), f"{STARR}:2: fout: ‘wanneer’ ontbreekt"),
        (model("titel:", "naam: X\ntitel:"), f"{STARR}:2: fout: De sleutel ‘naam’ ken ik niet"),
        (model(more="- Wat nog meer?\n"), f"{STARR}:8: fout: Deze regel mist een naam"),
        (model(more="- situatie: Nog eens?\n"), f"{STARR}:8: fout: De naam ‘situatie’ staat"),
        (model(more="\nEn nog iets.\n"), f"{STARR}:5: fout: Hier staan geen vragen"),
        (model("Begin bij wat er gebeurde.", ""), f"{STARR}:5: let op: Schrijf boven de vragen"),
        (model("één moment.", LONG), f"{STARR}:3: let op: De zin"),
        ({"reflectiemodellen/blad.md": MODEL}, f"blad.md:1: fout: De naam ‘blad’ {TAKEN}"),
        ({"reflectiemodellen/vrij.md": MODEL}, f"vrij.md:1: fout: De naam ‘vrij’ {TAKEN}"),
        ({REPORT: MODEL.replace("wanneer:", "# ")}, f"{REPORT}:2: fout: ‘wanneer’ ontbreekt"),
        ({"buurten/01-aan-de-slag.md": PART}, f"fout: De id ‘praktijkverslag’ {TAKEN}"),
    ],
)
def test_r11_the_check_says_what_is_wrong_and_where(problems_of, files, problem):
    assert any(problem in each for each in problems_of(files))


def test_r11_no_two_questions_that_can_be_in_one_draft_have_the_same_id(content):
    """Also not of model ‘a’ with question ‘b-c’ beside model ‘a-b’ with question ‘c’."""
    files = {
        "reflectiemodellen/a.md": MODEL.replace("situatie", "b-c"),
        "reflectiemodellen/a-b.md": MODEL.replace("situatie", "c"),
        "buurten/01-aan-de-slag.md": CHAPTER.replace("- moment:", "- starr-situatie:"),
    }
    shelf = Library(content(files)).shelf()
    ids = [field.id for model in shelf.questions.values() for field in model.fields]
    opdracht = shelf.modules["buurten"].opdracht("eigen-buurt")
    ids += [field.id for part in opdracht.parts for field in part.fields]
    assert len(ids) == len(set(ids)) == 7


def test_r11_a_question_that_was_answered_and_is_gone_is_noticed(content):
    gone = [("buurten", "eigen-buurt", "nadenken", id) for id in ("starr_weg", "foto_wat")]
    there = [("buurten", "eigen-buurt", "nadenken", id) for id in ("starr_situatie", "blad_tekst")]
    assert [str(each) for each in check(content({}), [*gone, *there])] == [
        f"reflectiemodellen/{file}.md:1: fout: De vraag ‘{id}’ is weg, maar studenten gaven er "
        "antwoord op. Zet die id terug."
        for file, id in (("foto", "wat"), ("starr", "weg"))
    ]


def test_r11_nothing_is_said_of_answers_to_a_model_that_is_broken_itself(content):
    answered = [("buurten", "eigen-buurt", "nadenken", "half_wat")]
    found = check(content({"reflectiemodellen/half.md": "---\ntitel: Half\n---\n"}), answered)
    assert not [each for each in found if "is weg" in each.message]


def test_the_practice_report_is_known_by_every_opdracht_and_is_none_of_its_parts():
    module = Library(CONTENT).shelf().modules["proef"]
    for opdracht in module.opdrachten:
        part = module.part(opdracht.id, "praktijkverslag")
        assert (part.kind, part.readers) == (Kind.REFLECTION, Circle.DOCENT)
        assert part not in opdracht.parts
    assert module.part("bestaat-niet", "praktijkverslag") is None


def test_r11_we_ship_four_models_and_a_practice_report_without_a_remark():
    library = Library(OURS)
    shelf = library.shelf()
    assert set(shelf.models) == {"starrt", "korthagen", "gibbs", "ervaringskennis"}
    ours = ("reflectiemodellen/", REPORT)
    assert [str(each) for each in shelf.problems if each.file.startswith(ours)] == []
    counts = {id: len(model.fields) for id, model in shelf.models.items()}
    assert counts == {"starrt": 6, "korthagen": 5, "gibbs": 6, "ervaringskennis": 5}
    for model in [*shelf.models.values(), shelf.report]:
        for field in model.fields:
            assert not list(long_sentences(Prose(f"{field.question}\n\n{field.hint}", 1)))


def test_r13_no_question_of_ours_asks_for_a_diagnosis_a_trauma_or_a_crisis():
    shelf = Library(OURS).shelf()
    asked = " ".join(
        f"{field.question} {field.hint}"
        for model in [*shelf.models.values(), shelf.report]
        for field in model.fields
    ).lower()
    for word in ("diagnose", "trauma", "crisis", "ziek", "klacht", "stoornis", "opname", "medic"):
        assert word not in asked


def test_r11_every_model_is_explained_on_one_page_for_who_is_signed_in(as_, sanne, wim, voorjaar):
    for user in (sanne, wim):
        page = as_(user).get("/modules/modellen").text
        assert page.index("In een kring") < page.index("Stap voor stap")
        for words in ("Je kijkt terug op één moment.", "Wat zag je?", "Eén ding is genoeg."):
            assert words in page


def test_r11_who_came_from_writing_finds_the_way_back_and_only_to_their_own_work(
    as_, school, sanne, bilal, voorjaar, now
):
    work = Work(school, sanne, voorjaar, now)
    address = f"/modules/modellen?work={work.submission.public_id}"
    assert address in as_(sanne).get(f"{work.address}/write").text
    back = f'href="{work.address}/write"'
    assert back in as_(sanne).get(address).text
    assert back not in as_(bilal).get(address).text
    assert "Terug naar schrijven" not in as_(sanne).get("/modules/modellen").text
