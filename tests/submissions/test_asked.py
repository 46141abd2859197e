"""What is asked now beside what was asked when it was written: plain decisions."""

import pytest

from learning.modules.asked import Asked
from learning.modules.parts import Choice, Field
from learning.submissions.asked import (
    Changed,
    Difference,
    asked_ids,
    difference,
    fits,
    questions_after,
    words_now,
    words_then,
)

OPEN = Choice("open", "Iedereen mag binnen")
SHUT = Choice("besloten", "Je moet je aanmelden")
PLACE = Field("plek", "Welke plek?", "Dichtbij.")
KIND = Field("soort", "Wat voor plek?", choices=(OPEN, SHUT))
THEN = Asked("Kijk rond", "Zoek", "Zoek een plek.", (PLACE, KIND), ("Je noemt een plek.",))


def now(**other):
    return Asked(**{**vars(THEN), **other})


def test_the_same_questions_are_no_difference():
    assert difference(THEN, now()) is None
    assert difference(THEN, now(version="b" * 64)) is None


def test_another_order_alone_is_no_difference():
    assert difference(THEN, now(fields=(KIND, PLACE))) is None


@pytest.mark.parametrize("pair", [(None, THEN), (THEN, None), (None, None)])
def test_of_what_is_not_known_nothing_is_said(pair):
    assert difference(*pair) is None


@pytest.mark.parametrize(
    ("other", "changed"),
    [
        ({"title": "Kijk om"}, Changed("De titel", "Kijk rond", "Kijk om")),
        ({"part": "Vind"}, Changed("De titel van dit deel", "Zoek", "Vind")),
        ({"text": ""}, Changed("De tekst", "Zoek een plek.", "")),
        (
            {"criteria": ("Je noemt een plek.", "Nog iets.")},
            Changed("Hier let je docent op", "Je noemt een plek.", "Je noemt een plek.\nNog iets."),
        ),
        (
            {"fields": (KIND, Field("plek", "Welke?", "Dichtbij."))},
            Changed("Vraag 2", "Welke plek?\nDichtbij.", "Welke?\nDichtbij."),
        ),
        (
            {"fields": (PLACE, Field("soort", "Wat voor plek?", choices=(OPEN,)))},
            Changed(
                "Vraag 2",
                "Wat voor plek?\n– Iedereen mag binnen\n– Je moet je aanmelden",
                "Wat voor plek?\n– Iedereen mag binnen",
            ),
        ),
    ],
)
def test_other_words_are_told_before_and_after(other, changed):
    assert difference(THEN, now(**other)) == Difference(changed=(changed,))


def test_new_and_gone_questions_are_told():
    new = Field("nieuw", "En nu?")
    assert difference(THEN, now(fields=(PLACE, new))) == Difference(new=(new,), gone=(KIND,))


def test_an_answer_keeps_the_question_it_was_written_for_until_it_changes():
    before, asked = {"plek": "Het plein"}, {"plek": "Welke plek?"}
    again = (Field("plek", "Waar?"),)
    assert questions_after(asked, again, before, before) == asked
    assert questions_after(asked, again, before, {"plek": "Het park"}) == {"plek": "Waar?"}
    assert questions_after(asked, again, {"plek": ""}, {"plek": ""}) == {"plek": "Waar?"}
    assert questions_after(asked, again, before, {}) == asked


def test_what_was_chosen_keeps_its_words():
    questions = questions_after({}, (PLACE, KIND), {}, {"plek": "x", "soort": "open"})
    assert questions == {
        "plek": "Welke plek?",
        "soort": "Wat voor plek?",
        "soort.open": "Iedereen mag binnen",
    }
    assert asked_ids(questions) == ["plek", "soort"]
    later = questions_after(
        questions, (KIND,), {"plek": "x", "soort": "open"}, {"plek": "x", "soort": "besloten"}
    )
    assert later == {
        "plek": "Welke plek?",
        "soort": "Wat voor plek?",
        "soort.besloten": "Je moet je aanmelden",
    }


def test_words_of_a_choice_are_those_of_then_or_those_of_now():
    kept = {"soort": "Wat voor plek?", "soort.open": "Iedereen mag binnen"}
    other = Field("soort", "Wat voor plek?", choices=(Choice("open", "Open deur"),))
    gone = Field("soort", "Wat voor plek?", choices=(SHUT,))
    assert words_then(kept, "soort", "open", other) == "Iedereen mag binnen"
    assert words_now(kept, "soort", "open", other) == "Open deur"
    assert words_now(kept, "soort", "open", gone) == "Iedereen mag binnen"
    assert words_then({}, "soort", "open", other) == "Open deur"
    assert words_then({}, "soort", "open", None) == "open"
    assert words_then(kept, "plek", "open", PLACE) == "open"


@pytest.mark.parametrize(
    ("field", "text", "does"),
    [
        (PLACE, "van alles", True),
        (KIND, "", True),
        (KIND, "open", True),
        (KIND, "weg", False),
        (KIND, "Een hele zin.", False),
    ],
)
def test_an_answer_fits_a_text_and_its_own_choices(field, text, does):
    assert fits(field, text) is does
