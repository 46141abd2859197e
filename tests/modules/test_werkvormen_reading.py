"""From a file in werkvormen/ to a Werkvorm on the shelf, and what stays when the file breaks."""

import json
from pathlib import Path

import pytest

from learning.modules.library import Library
from learning.modules.parts import Choice, Field
from learning.modules.werkvormen import (
    Audience,
    Bond,
    Depth,
    Form,
    Level,
    Role,
    Shown,
    Way,
    Wish,
    werkvorm_from,
)
from tests.modules.conftest import CHAPTER, WERKVORM

HOUSE = Path(__file__).parents[2]
FILE = "werkvormen/ronde.md"


@pytest.fixture(scope="module")
def shelf(renderer):
    return Library(HOUSE / "tests" / "content").shelf()


@pytest.fixture
def ronde(shelf):
    return shelf.werkvormen["ronde"]


@pytest.fixture
def everything(shelf):
    return shelf.werkvormen["alles"]


def test_the_test_werkvormen_have_no_problems(shelf):
    assert [each for each in shelf.problems if each.file.startswith("werkvormen/")] == []
    assert list(shelf.werkvormen) == ["alles", "ronde"]


def test_what_is_said_of_the_whole(ronde):
    assert (ronde.id, ronde.version, ronde.title) == ("ronde", 1, "Een rondje")
    assert ronde.origin == "Van deze test"
    assert (ronde.level, ronde.depth) == (Level.STARTER, Depth.LIGHT)
    assert (ronde.least, ronde.ideal, ronde.most) == (3, (4, 6), 8)
    assert (ronde.minutes, ronde.online_days, ronde.days) == (45, 8, 3)
    assert ronde.ways == (Way.TOGETHER, Way.ONLINE)
    assert ronde.roles == (Role.INBRENGER, Role.DEELNEMER, Role.GESPREKSLEIDER)
    assert ronde.leader_joins
    assert ronde.wishes == (Wish.HEAR, Wish.TIPS)
    assert ronde.bonds == (Bond.NEW, Bond.KNOWN)
    assert (
        ronde.html.strip() == "<p>Eén van jullie vertelt. De anderen zeggen elk één ding terug.</p>"
    )


def test_what_is_said_of_a_step(ronde):
    step = ronde.phase("reacties")
    assert step.title == "Ieder geeft één reactie"
    assert step.instruction.strip() == "<p>Je leest de anderen als deze stap klaar is.</p>"
    assert step.writers == (Role.DEELNEMER, Role.GESPREKSLEIDER)
    assert (step.form, step.least, step.most) == (Form.TEXT, 1, 1)
    assert (step.shown, step.is_blind) == (Shown.ON_CLOSE, True)
    assert (step.closers, step.when_all) == ((Role.GESPREKSLEIDER,), True)
    assert (step.days, step.minutes) == (4, 15)
    assert step.fields == (Field("zie", "Wat valt je op?"), Field("idee", "Wat zou jij doen?"))


def test_steps_come_in_order_and_the_werkvorm_gives_the_term_a_step_does_not_name(ronde):
    assert [(each.id, each.days) for each in ronde.phases] == [
        ("verhaal", 3),
        ("verzegeld", 1),
        ("reacties", 4),
        ("stilte", 2),
        ("terug", 3),
    ]


def test_a_sealed_text_a_private_note_and_a_step_to_skip(ronde):
    sealed, silence = ronde.phase("verzegeld"), ronde.phase("stilte")
    assert (sealed.shown, sealed.since, sealed.optional) == (Shown.FROM_PHASE, "terug", True)
    assert (silence.audience, silence.on, silence.most) == (Audience.AUTHOR, "reacties", None)


def test_labels_choices_talk_and_repeating(everything):
    assert everything.phase("waarderen").options == ("warm", "neutraal", "koud")
    assert everything.phase("toestand").fields[0].choices[0] == Choice("licht", "Lichter")
    talk = everything.phase("overleg")
    assert (talk.is_talk, talk.replies, talk.repeats, talk.most) == (True, True, True, None)


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("situatie", (Field("tekst", "De situatie"),)),
        ("vragen", (Field("vraag", "Open vragen"),)),
        ("antwoorden", (Field("antwoord", "Antwoorden"),)),
        ("overleg", (Field("bericht", "Samen nadenken"),)),
        ("waarderen", ()),
        ("stemmen", ()),
        ("klaarstaan", ()),
    ],
)
def test_a_step_without_questions_asks_its_title_where_people_write(everything, step, fields):
    assert everything.phase(step).fields == fields


def test_a_werkvorm_survives_being_written_down(shelf):
    for werkvorm in shelf.werkvormen.values():
        assert werkvorm_from(json.loads(json.dumps(werkvorm.as_data()))) == werkvorm


def test_a_hard_word_is_explained_where_it_stands(content):
    step = Library(content({})).shelf().werkvormen["ronde"].phase("reacties")
    assert "<dfn>draagvlak</dfn>" in step.instruction
    assert "<summary>Wat is draagvlak?</summary>" in step.instruction


def test_a_role_that_is_named_twice_counts_once(content):
    text = WERKVORM.replace("schrijft: [deelnemer]", "schrijft: [deelnemer, deelnemer]")
    text = text.replace("[allen, gespreksleider,", "[allen, gespreksleider, gespreksleider,")
    step = Library(content({FILE: text})).shelf().werkvormen["ronde"].phase("reacties")
    assert (step.writers, step.closers) == ((Role.DEELNEMER,), (Role.GESPREKSLEIDER,))


def test_an_example_of_a_step_in_code_is_no_step(content):
    text = WERKVORM.replace("Houd het klein.", "```\n## weg | Weg\n```")
    shelf = Library(content({FILE: text})).shelf()
    assert [each.id for each in shelf.werkvormen["ronde"].phases] == [
        "verhaal",
        "reacties",
        "terug",
    ]


def test_a_broken_file_keeps_its_last_good_reading(content):
    library = Library(content({}))
    before = library.shelf().werkvormen["ronde"]
    content({FILE: WERKVORM.replace("op: reacties", "op: weg")})
    after = library.shelf()
    assert after.werkvormen["ronde"] == before
    assert [each.file for each in after.problems] == [FILE]


@pytest.mark.parametrize("old", ["op: reacties", "niveau: starter", "id: ronde", "## terug |"])
def test_a_file_that_never_was_good_is_not_on_the_shelf(content, old):
    shelf = Library(content({FILE: WERKVORM.replace(old, "x")})).shelf()
    assert dict(shelf.werkvormen) == {}


def test_a_file_that_is_gone_leaves_the_shelf(content):
    library = Library(content({}))
    library.shelf()
    (content.root / FILE).unlink()
    assert dict(library.shelf().werkvormen) == {}


def test_a_part_may_name_a_werkvorm_on_the_shelf(content, problems_of):
    part = "soort: klassengesprek\n"
    named = CHAPTER.replace(part, f"{part}werkvorm: ronde\n")
    assert problems_of({"buurten/01-aan-de-slag.md": named}) == []


def test_the_werkvormen_that_we_ship_can_all_be_played(renderer):
    shelf = Library(HOUSE / "modules").shelf()
    assert [str(each) for each in shelf.problems if each.severity == "fout"] == []
    files = {path.stem for path in (HOUSE / "modules" / "werkvormen").glob("*.md")}
    assert set(shelf.werkvormen) == files
