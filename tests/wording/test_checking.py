"""What makes a text hard to read is said, with what to do; quotes and names are left alone."""

import pytest

from learning.modules.plain_language import passives, word_list
from learning.wording.checking import problems_of
from learning.wording.house import texts
from learning.wording.texts import Text

pytestmark = pytest.mark.sqlite_only


def said(words):
    return [str(each) for each in problems_of([Text("templates/a.html", 7, words)])]


def test_ax7_every_text_of_the_site_is_plain():
    assert [str(each) for each in problems_of(texts())] == []


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("De deadline is morgen.", "fout: Schrijf liever niet ‘deadline’, maar: de dag waarop"),
        ("Er was een Error.", "fout: Schrijf liever niet ‘Error’"),
        ("Twee submissions wachten.", "fout: Schrijf liever niet ‘submissions’"),
        ("Iedereen in dit cohort.", "fout: Schrijf liever niet ‘cohort’"),
        ("Dit is uw plek.", "fout: Schrijf liever niet ‘uw’"),
        ("Kijk, te laat.", "fout: Schrijf liever niet ‘te laat’"),
        ("Jouw mailadres.", "let op: Schrijf liever niet ‘mailadres’, maar: e-mailadres."),
        ("Dat doe je middels een knop.", "let op: Schrijf liever niet ‘middels’"),
        ("Je tekst wordt door ons bewaard.", "let op: Wie doet het?"),
        ("Als hij gewist wordt, is hij weg.", "zonder ‘gewist wordt’"),
        ("Dat is niet onmogelijk.", "let op: Twee keer niet"),
        ("Kies (of laat dit leeg als je het nu nog niet weet).", "let op: Maak een eigen zin"),
        ("Je ervaringsdeskundigheidsbevordering.", "is een lang woord"),
        ("Dit " + "is " * 19 + "lang.", "let op: De zin ‘Dit is is is …’ heeft 21 woorden."),
    ],
)
def test_ax7_hard_words_are_said_with_what_to_do(words, problem):
    (found,) = said(words)
    assert found.startswith("templates/a.html:7: ")
    assert problem in found


@pytest.mark.parametrize(
    "words",
    [
        "Dit " + "is " * 18 + "kort.",
        "Je tekst is gewist.",
        "Je zei: “De deadline is morgen.”",
        "De knop heet ‘Opslaan’.",
        "Het woord `cohort` staat in een bestand.",
        "Het wordt beter, en dan word je weer bekend.",
        "Het wordt een besluit, of het wordt de gemeente.",
        "Dat kan onmogelijk.",
        "Je cohesie, het useloze ultimatum en de lessen.",
        "Kies (dat mag).",
        "Ga naar deadline@school.nl.",
    ],
)
def test_ax7_what_only_looks_hard_is_left_alone(words):
    assert said(words) == []


def test_a_sentence_ends_where_a_template_may_leave_something_out():
    assert said("Dit " + "is " * 15 + "een.\u2060Dit " + "is " * 15 + "twee.") == []


def test_every_passive_is_found_in_both_orders():
    found = [each.words for each in passives("Dat wordt nu gedaan, wat gezegd werd. Word je boos?")]
    assert found == ["wordt nu gedaan", "gezegd werd"]


def test_the_list_says_what_to_write_instead_and_why_something_is_let_be():
    for name, section in word_list().items():
        entries = section.items() if name != "geen-lijdende-vorm" else []
        for word, reason in entries:
            assert word == word.lower()
            assert reason, f"[{name}] {word}"
