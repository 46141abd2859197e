"""From files to a module: every option arrives where the rest of the house looks for it."""

import pytest

from learning.modules.library import Library
from learning.modules.parts import (
    Choice,
    Circle,
    ContentNote,
    CoreTasks,
    Criterion,
    ExampleBlock,
    Field,
    Goal,
    GroupSize,
    Kind,
    OwnStory,
    Profile,
    SourceList,
    Text,
)
from tests.modules.conftest import MODULE, SMALL


@pytest.fixture
def module(content):
    return Library(content.root).shelf().modules["buurten"]


def test_a_module_carries_its_front_matter(module):
    assert (module.slug, module.number, module.title) == ("buurten", 3, "Buurten")
    assert module.summary == "Over je buurt."
    assert module.goals == (Goal("G1", "Je kent je buurt."),)
    assert module.framework == "bcp-e-2013"
    assert module.core_tasks == CoreTasks("KT3", ("KT1",))
    assert module.emphasis == {"C4", "TG-O4"}
    assert not module.own
    assert "Welkom." in module.html


def test_a_module_carries_its_files(module):
    assert dict(module.files) == {
        "module.md": MODULE,
        "01-aan-de-slag.md": SMALL["buurten/01-aan-de-slag.md"],
    }
    assert len(module.version) == 64


def test_a_chapter_is_a_row_of_pieces(module):
    (chapter,) = module.chapters
    assert (chapter.slug, chapter.title) == ("aan-de-slag", "Aan de slag")
    assert (chapter.lead, chapter.number, chapter.minutes) == ("Je gaat beginnen.", 1, 1)
    text, opdracht, example = chapter.blocks
    assert isinstance(text, Text)
    assert chapter.opdrachten == (opdracht,)
    assert isinstance(example, ExampleBlock)
    assert example.example.organisation == "Pameijer"
    assert example.example.year == 2012
    assert example.example.questions == ("Wat zou jij doen?",)


def test_an_opdracht_carries_its_options(module):
    opdracht = module.opdracht("eigen-buurt")
    assert opdracht.title == "Wat wil jij?"
    assert opdracht.goals == ("G1",)
    assert opdracht.core_task == "KT3"
    assert opdracht.task_areas == ("TG-O4",)
    assert opdracht.competences == ("C3",)
    assert opdracht.indicators == ("SW3",)
    assert opdracht.own_story is OwnStory.A_LITTLE
    assert opdracht.replaces == ""
    assert opdracht.plan_days is None
    assert "Kijk om je heen." in opdracht.html
    assert opdracht.criteria == (Criterion("buurt", "Je kiest iets uit je buurt.", ("SW3",)),)


def test_a_part_carries_its_options(module):
    part = module.part("eigen-buurt", "nadenken")
    assert (part.title, part.kind, part.readers) == ("Denk na", Kind.PAIR, Circle.TWEETAL)
    assert (part.model, part.group, part.own_first) == ("starr", GroupSize(2, 4), False)
    assert part.fields == (
        Field("moment", "Wanneer was het?", "Denk aan vorige week."),
        Field("lukte", "Lukte het?", "", (Choice("ja", "Ja"), Choice("nee", "Nee"))),
    )
    talk = module.part("eigen-buurt", "praten")
    assert (talk.kind, talk.readers, talk.own_first) == (Kind.TALK, Circle.COHORT, True)


def test_things_are_found_by_id_or_are_none(module):
    assert module.chapter("aan-de-slag") is module.chapters[0]
    assert module.chapter_of("eigen-buurt") is module.chapters[0]
    assert module.chapter("weg") is None
    assert module.opdracht("weg") is None
    assert module.chapter_of("weg") is None
    assert module.part("weg", "") is None
    assert module.part("eigen-buurt", "") is None


def test_an_opdracht_without_parts_is_one_part(module_with):
    text = (
        "/// opdracht | A\nid: a\nsoort: verkenning\nlezers: ik\nplan: 14\n\nKijk.\n\n- b: C?\n///"
    )
    module = module_with(text).modules["proef"]
    opdracht = module.opdracht("a")
    part = module.part("a", "")
    assert opdracht.parts == (part,)
    assert "Kijk." in opdracht.html
    assert (part.title, part.html, part.kind) == ("", "", Kind.EXPLORATION)
    assert (part.readers, part.model) == (Circle.IK, "vrij")
    assert part.fields == (Field("b", "C?"),)
    assert opdracht.plan_days == 14


def test_the_other_blocks(content):
    text = (
        "/// let-op | Over *dwang*\nTekst.\n///\n\n/// profiel\ntoon: taakgebieden\n///\n\n"
        "/// bronnen | Lezen\n- kal: Kal, D. (2011). *Ruimte*.\n///\n"
    )
    module = Library(content({"buurten/02-b.md": text})).shelf().modules["buurten"]
    note, profile, sources = module.chapters[1].blocks
    assert isinstance(note, ContentNote)
    assert (note.title, note.id) == ("Over dwang", "let-op-over-dwang")
    assert isinstance(profile, Profile)
    assert isinstance(sources, SourceList)
    assert sources.title == "Lezen"
    assert (sources.items[0].id, sources.items[0].html) == (
        "kal",
        "Kal, D. (2011). <em>Ruimte</em>.",
    )


@pytest.mark.parametrize(
    ("show", "codes", "under", "emphasised"),
    [
        ("kerntaken", ["KT1", "KT3"], [], {"KT1", "KT3"}),
        ("taakgebieden", ["TG-O"], ["TG-O1", "TG-O4"], {"TG-O4"}),
        ("competenties", ["C3", "C4"], [], {"C4"}),
        ("indicatoren", ["C4"], ["SW1", "SW3"], {"C4"}),
    ],
)
def test_a_profile_shows_one_list_with_emphasis(content, show, codes, under, emphasised):
    root = content({"buurten/02-b.md": f"/// profiel\ntoon: {show}\n///"})
    (profile,) = Library(root).shelf().modules["buurten"].chapters[1].blocks
    rows = [*profile.rows, *(inner for row in profile.rows for inner in row.rows)]
    assert [row.code for row in rows] == codes + under
    assert {row.code for row in rows if row.emphasised} == emphasised


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitel: Mijn titel\n---\n# Anders", "Mijn titel"),
        ("# Eerste kop\n\nTekst", "Eerste kop"),
        ("Eerste kop\n===\n\nTekst", "Eerste kop"),
        ("Tekst\n\n## Latere kop", "Latere kop"),
        ("Tekst", "Tekst"),
    ],
)
def test_a_title_comes_from_the_front_the_heading_or_the_name(module_with, text, title):
    assert module_with(text, title="").modules["proef"].chapters[0].title == title


@pytest.mark.parametrize("title", ["", "Eerste"])
def test_md7_a_heading_that_became_the_title_is_not_shown_twice(html_of, title):
    html = html_of("# Eerste\n\nTekst\n\n# Tweede", title=title)
    assert "Eerste" not in html
    assert "<h2" in html


def test_chapters_come_by_file_name_and_an_id_wins(content):
    content({"buurten/02-b.md": "---\nid: vooraan\n---\nB", "buurten/10-a.md": "A"})
    chapters = Library(content.root).shelf().modules["buurten"].chapters
    assert [chapter.slug for chapter in chapters] == ["aan-de-slag", "vooraan", "a"]
    assert [chapter.number for chapter in chapters] == [1, 2, 3]


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (180, 1), (181, 2), (900, 5)])
def test_minutes_are_words_by_180_rounded_up(module_with, words, minutes):
    text = "\n\n".join(["woord"] * words)
    assert module_with(text).modules["proef"].chapters[0].minutes == minutes


def test_md6_ids_stay_when_order_and_wording_change(content):
    before = Library(content.root).shelf().modules["buurten"]
    text = SMALL["buurten/01-aan-de-slag.md"].replace("Wanneer was het?", "Wanneer?")
    content({"buurten/01-aan-de-slag.md": "Nieuw begin", "buurten/07-later.md": text})
    after = Library(content.root).shelf().modules["buurten"]
    for part in ("nadenken", "praten"):
        ids = [
            [field.id for field in module.part("eigen-buurt", part).fields]
            for module in (before, after)
        ]
        assert ids[0] == ids[1]
    assert before.version != after.version
