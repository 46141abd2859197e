"""How we say what a werkvorm is, and what happens in a step."""

from dataclasses import replace

import pytest

from learning.intervisie.werkvormen.words import (
    facts_of,
    how_long,
    ideal_of,
    in_one_sentence,
    size_of,
    task_of,
    ways_of,
    when_read,
    who_acts,
)
from learning.modules.werkvormen import (
    Audience,
    Depth,
    Form,
    Level,
    Phase,
    Role,
    Shown,
    Way,
    Werkvorm,
)

INBRENGER, DEELNEMER, LEADER = Role.INBRENGER, Role.DEELNEMER, Role.GESPREKSLEIDER
ROUND = Phase(id="ronde", title="Rondje", writers=(DEELNEMER, LEADER), minutes=10, days=2)
STORY = Phase(id="verhaal", title="Vertel", writers=(INBRENGER,), minutes=5, days=1)
FORM = Werkvorm(
    id="a",
    version=1,
    title="A",
    level=Level.STARTER,
    depth=Depth.LIGHT,
    least=3,
    ideal=(4, 6),
    most=8,
    minutes=60,
    online_days=1,
    ways=tuple(Way),
    roles=(INBRENGER, DEELNEMER, LEADER),
    phases=(STORY, ROUND),
)


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<p>Eén zin. En nog een.</p><p>Meer.</p>", "Eén zin."),
        ('<p dir="auto">Wie <dfn>praat</dfn> &amp; luistert? Jij.</p>', "Wie praat & luistert?"),
        ("<p>Zeg “ja.” Daarna niets.</p>", "Zeg “ja.”"),
        ("<p>Zonder punt</p>", "Zonder punt"),
        ("<ul><li>Geen alinea</li></ul>", ""),
        ("", ""),
    ],
)
def test_the_first_sentence_says_what_it_is(html, sentence):
    assert in_one_sentence(replace(FORM, html=html)) == sentence


def test_size_and_time_on_one_line():
    assert (size_of(FORM), ideal_of(FORM)) == ("3 tot 8 mensen", "4 tot 6")
    assert ideal_of(replace(FORM, ideal=(4, 4))) == "4"
    assert facts_of(FORM) == "Met 3 tot 8 mensen, samen of online. Duurt 60 minuten of één dag."
    only = replace(FORM, ways=(Way.TOGETHER,))
    assert ways_of(only) == "alleen samen"
    assert facts_of(only) == "Met 3 tot 8 mensen, alleen samen. Duurt 60 minuten."


@pytest.mark.parametrize(
    ("writers", "words"),
    [
        ((INBRENGER,), "de inbrenger"),
        ((LEADER, DEELNEMER), "de deelnemers en de gespreksleider"),
        ((INBRENGER, DEELNEMER, LEADER), "iedereen"),
        (tuple(Role), "iedereen"),
    ],
)
def test_who_acts_in_the_order_of_the_roles(writers, words):
    assert who_acts(replace(ROUND, writers=writers), FORM.roles) == words


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (ROUND, "Je leest elkaars tekst pas als deze stap klaar is."),
        (STORY, "De groep leest het als deze stap klaar is."),
        (replace(ROUND, shown=Shown.AT_ONCE), "Iedereen leest meteen mee."),
        (replace(STORY, audience=Audience.AUTHOR), "Alleen wie het schrijft, leest het."),
        (
            replace(STORY, shown=Shown.FROM_PHASE, since="ronde"),
            "De groep leest het pas bij de stap “Rondje”.",
        ),
        (replace(ROUND, form=Form.READY), ""),
    ],
)
def test_when_the_others_read_it(phase, words):
    assert when_read(phase, FORM) == words


def test_how_long_a_step_takes_in_each_way():
    assert how_long(ROUND, FORM) == "Samen ongeveer 10 minuten, online hoogstens twee dagen."
    assert how_long(STORY, replace(FORM, ways=(Way.ONLINE,))) == "Online hoogstens één dag."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"leader_joins": True}, "Denkt ook zelf mee."),
        ({}, "Denkt mee waar dat bij een stap staat. Met z’n drieën wel bij elke stap."),
        ({"least": 4}, "Denkt mee waar dat bij een stap staat."),
        ({"least": 4, "phases": (STORY,)}, "Denkt zelf niet mee."),
    ],
)
def test_whether_the_gespreksleider_thinks_along(changes, words):
    told = task_of(LEADER, replace(FORM, **changes))
    assert told == f"Let op de stappen en de tijd. {words}"
